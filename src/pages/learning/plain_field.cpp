// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/plain_field.h"

namespace abri::pages {

namespace {

void put_head(Html& out, PlainField const& field, Words const& t)
{
    out.add<"<div class=\"field{}\" id=\"f-{}\"><label for=\"i-{}\">{}</label>">(field.error.empty() ? "" : " wrong",
                                                                                 field.name, field.name, field.label);
    if (!field.hint.empty()) out.add<"<p class=\"hint\" id=\"h-{}\">{}</p>">(field.name, field.hint);
    if (!field.error.empty())
        out.add<"<p class=\"error\" id=\"e-{}\"><span class=\"sr\">{} </span>{}</p>">(
            field.name, t("form.error_prefix"), field.error);
}

Html described_by(PlainField const& field)
{
    Html out;
    std::string ids;
    if (!field.error.empty()) ids = "e-" + field.name;
    if (!field.hint.empty()) ids += (ids.empty() ? "h-" : " h-") + field.name;
    if (!field.error.empty()) out.add<" aria-invalid=\"true\"">();
    if (!ids.empty()) out.add<" aria-describedby=\"{}\"">(ids);
    if (field.keys == PlainField::Keys::number) out.add<" inputmode=\"numeric\"">();
    if (field.keys == PlainField::Keys::code) out.add<" autocapitalize=\"none\" spellcheck=\"false\"">();
    return out;
}

}  // namespace

Html plain_field(PlainField const& field, Words const& t)
{
    Html out;
    put_head(out, field, t);
    if (field.rows > 0)
        out.add<"<textarea id=\"i-{}\" name=\"{}\" rows=\"{}\" dir=\"auto\"{}>\n{}</textarea></div>">(
            field.name, field.name, field.rows, described_by(field), field.value);
    else
        out.add<"<input id=\"i-{}\" name=\"{}\" type=\"{}\" value=\"{}\" dir=\"auto\"{}></div>">(
            field.name, field.name, field.type, field.value, described_by(field));
    return out;
}

Html plain_select(PlainField const& field, PlainChoices const& choices, Words const& t)
{
    Html out;
    put_head(out, field, t);
    out.add<"<select id=\"i-{}\" name=\"{}\"{}>">(field.name, field.name, described_by(field));
    for (auto const& [value, words] : choices)
        out.add<"<option value=\"{}\"{}>{}</option>">(value, value == field.value ? Html().add<" selected">() : Html(),
                                                      words);
    out.add<"</select></div>">();
    return out;
}

Html plain_summary(std::vector<std::pair<std::string, std::string>> const& errors, Words const& t)
{
    Html out;
    if (errors.empty()) return out;
    out.add<"<div class=\"summary\" role=\"alert\" tabindex=\"-1\"><h2>{}</h2><ul>">(t("form.errors_title"));
    for (auto const& [name, words] : errors) {
        if (name.empty()) out.add<"<li>{}</li>">(words);
        else out.add<"<li><a href=\"{}\">{}</a></li>">(url("#i-", name), words);
    }
    out.add<"</ul></div>">();
    return out;
}

}  // namespace abri::pages
