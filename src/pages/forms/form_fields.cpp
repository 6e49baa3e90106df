// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/forms/form_fields.h"

#include "pages/frame/layout.h"

namespace abri::pages {

std::string label_of(Form const& form, Words const& words, Field const& field, Field const* row)
{
    auto const key = row ? row->code + "_" + field.label : field.label;
    auto label = std::string(words("form." + form.id + ".field." + key));
    return field.group.empty() ? label : std::string(words("domain." + field.group)) + " – " + label;
}

// The field that a posted name such as "actions.0.due_on" belongs to, and the rows it stands in.
static std::pair<Field const*, Field const*> field_of(Form const& form, std::string_view name)
{
    if (name.ends_with("__skip")) name.remove_suffix(6);
    auto const parts = split(name, '.');
    auto const* field = form.field(parts.empty() ? name : parts[0]);
    if (!field || parts.size() < 3) return {field, nullptr};
    for (auto const& sub : field->fields)
        if (sub.code == parts[2]) return {&sub, field};
    return {field, nullptr};
}

std::string label_of(Form const& form, Words const& words, std::string_view name)
{
    auto const [field, row] = field_of(form, name);
    if (!field) return std::string(name);
    auto label = label_of(form, words, *field, row);
    return row ? label + " (" + std::to_string(parse_count(split(name, '.')[1]) + 1) + ")" : label;
}

std::string words_of(Field const& field, Env const& env, std::string_view value)
{
    auto const& t = env.words;
    if (value == "?unknown" || value == "?refused" || value == "?not_asked")
        return std::string(t("skip." + std::string(value.substr(1))));
    switch (field.type) {
        case FieldType::choice:
        case FieldType::yesno:
        case FieldType::multi: {
            std::vector<std::string> parts;
            for (auto code : split(value, ',')) parts.emplace_back(t("list." + field.list + "." + std::string(code)));
            return join(parts, ", ");
        }
        case FieldType::date:
        case FieldType::datetime: {
            auto const at = parse_instant(value);
            return at ? t.moment(*at) : std::string(value);
        }
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::number:
        case FieldType::reference:
        case FieldType::rows: return std::string(value);
    }
    return std::string(value);
}

namespace {

class Renderer {
public:
    Renderer(Form const& form, Env const& env, FieldValues const& values)
        : form_(form), env_(env), t_(env.words), values_(values)
    {
    }

    Html all()
    {
        if (!values_.needs.empty()) {
            out_.add<"<datalist id=\"needs\">">();
            for (auto const& need : values_.needs) out_.add<"<option value=\"{}\">">(need);
            out_.add<"</datalist>">();
        }
        for (auto const& section : form_.sections) {
            out_.add<"<section><h2>{}</h2>">(t_("form." + form_.id + ".section." + section.id));
            for (auto const& field : section.fields)
                field.type == FieldType::rows ? rows(field) : one(field, field.code, nullptr);
            out_.add<"</section>">();
        }
        return std::move(out_);
    }

    Html some(std::span<std::string_view const> codes)
    {
        for (auto code : codes)
            if (auto const* field = form_.field(code)) one(*field, values_.prefix + field->code, nullptr);
        return std::move(out_);
    }

private:
    std::string_view value(std::string const& name) const { return values_.values[name]; }

    void rows(Field const& field)
    {
        int count = field.blank_rows;
        for (auto const& [name, ignored] : values_.values.all()) {
            auto const parts = split(name, '.');
            if (parts.size() == 3 && parts[0] == field.code)
                count = std::max(count,
                                 static_cast<int>(std::clamp<std::int64_t>(parse_count(parts[1]) + 1, 0, most_rows)));
        }
        if (auto const extra = values_.extra_rows.find(field.code); extra != values_.extra_rows.end())
            count = std::max(count, extra->second);
        out_.add<"<fieldset class=\"rows\" id=\"f-{}\"><legend>{}</legend>">(field.code, label_of(form_, t_, field));
        hint(field, field.code, nullptr);
        for (int i = 0; i < count; ++i) {
            out_.add<"<div class=\"row\" role=\"group\" aria-label=\"{}\">">(t_("form.row", {std::to_string(i + 1)}));
            for (auto const& sub : field.fields)
                one(sub, field.code + "." + std::to_string(i) + "." + sub.code, &field);
            out_.add<"</div>">();
        }
        out_.add<"<input type=\"hidden\" name=\"_rows.{}\" value=\"{}\"><button class=\"secondary\" name=\"_add\" "
                 "value=\"{}\" formnovalidate>{}</button></fieldset>">(field.code, count, field.code,
                                                                       t_("form.add_row"));
    }

    bool is_optional(Field const& field) const { return field.need == Need::optional && field.rule == RuleId::none; }

    // What the page itself knows: which action a row speaks of, whom a record is about.
    bool is_told_by_the_page(Field const& field) const
    {
        return field.refers_to == "action" || (field.refers_to == "staff" && field.code == "about");
    }

    void one(Field const& field, std::string const& name, Field const* row)
    {
        if (is_told_by_the_page(field)) {
            out_.add<"<input type=\"hidden\" name=\"{}\" value=\"{}\">">(name, value(name));
            if (values_.messages.contains(name))
                out_.add<"<p class=\"error\" id=\"e-{}\"><span class=\"sr\">{} </span>{}</p>">(
                    name, t_("form.error_prefix"), values_.messages.at(name));
            return;
        }
        bool const group =
            field.type == FieldType::choice || field.type == FieldType::multi || field.type == FieldType::yesno;
        bool const compact = field.type == FieldType::choice && env_.catalogue.lists.at(field.list).size() > 7;
        auto const condition = field.when.field.empty() ? std::string() : condition_text(field);
        bool const wrong = values_.messages.contains(name);
        out_.add<"<div class=\"field{}\" id=\"f-{}\" data-when=\"{}\">">(wrong ? " wrong" : "", name, condition);
        auto label = label_of(form_, t_, field, row);
        if (is_optional(field) && !row && !wrong) label += " " + std::string(t_("form.optional"));
        if (group && !compact) out_.add<"<fieldset><legend>{}</legend>">(label);
        else out_.add<"<label for=\"i-{}\">{}</label>">(name, label);
        hint(field, name, row);
        if (wrong)
            out_.add<"<p class=\"error\" id=\"e-{}\"><span class=\"sr\">{} </span>{}</p>">(
                name, t_("form.error_prefix"), values_.messages.at(name));
        input(field, name, compact);
        if (group && !compact) out_.add<"</fieldset>">();
        if (field.may_skip) skip(name);
        out_.add<"</div>">();
    }

    std::vector<std::pair<std::string, std::string>> const& choices_of(Field const& field) const
    {
        auto const found = values_.references_to.find(field.refers_to);
        return found == values_.references_to.end() ? values_.references : found->second;
    }

    std::string condition_text(Field const& field) const
    {
        static constexpr std::string_view signs[] = {"=", "!", "?"};
        auto text = values_.prefix + field.when.field + std::string(signs[static_cast<std::size_t>(field.when.kind)]);
        return text + join(field.when.values, "|");
    }

    void hint(Field const& field, std::string const& name, Field const* row)
    {
        auto const key = "form." + form_.id + ".hint." + (row ? row->code + "_" : "") + field.label;
        if (t_.has(key)) out_.add<"<p class=\"hint\" id=\"h-{}\">{}</p>">(name, t_(key));
    }

    std::string described_by(Field const& field, std::string const& name) const
    {
        std::string ids;
        if (t_.has("form." + form_.id + ".hint." + field.label)) ids = "h-" + name;
        if (values_.messages.contains(name)) ids += (ids.empty() ? "e-" : " e-") + name;
        return ids;
    }

    void input(Field const& field, std::string const& name, bool compact)
    {
        auto const v = value(name).starts_with("?") && field.may_skip ? std::string_view() : value(name);
        auto const by = described_by(field, name);
        switch (field.type) {
            case FieldType::text:
                if (field.code == "need" && !values_.needs.empty())
                    out_.add<"<input id=\"i-{}\" name=\"{}\" value=\"{}\" list=\"needs\" autocomplete=\"off\" "
                             "aria-describedby=\"{}\">">(name, name, v, by);
                else
                    out_.add<"<input id=\"i-{}\" name=\"{}\" value=\"{}\" autocomplete=\"off\" dir=\"auto\" "
                             "aria-describedby=\"{}\">">(name, name, v, by);
                return;
            case FieldType::long_text:
                out_.add<
                    "<textarea id=\"i-{}\" name=\"{}\" rows=\"3\" dir=\"auto\" aria-describedby=\"{}\">{}</textarea>">(
                    name, name, by, v);
                return;
            case FieldType::date:
                out_.add<"<input type=\"date\" id=\"i-{}\" name=\"{}\" value=\"{}\" aria-describedby=\"{}\">">(
                    name, name, v, by);
                return;
            case FieldType::datetime:
                out_.add<
                    "<input type=\"datetime-local\" id=\"i-{}\" name=\"{}\" value=\"{}\" aria-describedby=\"{}\">">(
                    name, name, v, by);
                return;
            case FieldType::number:
                out_.add<"<input inputmode=\"numeric\" class=\"short\" id=\"i-{}\" name=\"{}\" value=\"{}\" "
                         "aria-describedby=\"{}\">">(name, name, v, by);
                return;
            case FieldType::choice:
            case FieldType::yesno: compact ? select(field, name, v) : choices(field, name, v, "radio"); return;
            case FieldType::multi: choices(field, name, v, "checkbox"); return;
            case FieldType::reference:
                out_.add<"<select id=\"i-{}\" name=\"{}\"><option value=\"\"></option>">(name, name);
                for (auto const& [id, words] : choices_of(field)) option(id, words, id == v);
                out_.add<"</select>">();
                return;
            case FieldType::rows: return;
        }
    }

    void option(std::string_view code, std::string_view words, bool chosen)
    {
        if (chosen) out_.add<"<option value=\"{}\" selected>{}</option>">(code, words);
        else out_.add<"<option value=\"{}\">{}</option>">(code, words);
    }

    void select(Field const& field, std::string const& name, std::string_view v)
    {
        out_.add<"<select id=\"i-{}\" name=\"{}\"><option value=\"\"></option>">(name, name);
        for (auto const& code : env_.catalogue.lists.at(field.list))
            option(code, t_("list." + field.list + "." + code), code == v);
        out_.add<"</select>">();
    }

    void choices(Field const& field, std::string const& name, std::string_view v, std::string_view type)
    {
        out_.add<"<div class=\"choices\">">();
        for (auto const& code : env_.catalogue.lists.at(field.list)) {
            auto const words = t_("list." + field.list + "." + code);
            if (has_code(v, code))
                out_.add<"<label class=\"choice\"><input type=\"{}\" name=\"{}\" value=\"{}\" checked> {}</label>">(
                    type, name, code, words);
            else
                out_.add<"<label class=\"choice\"><input type=\"{}\" name=\"{}\" value=\"{}\"> {}</label>">(
                    type, name, code, words);
        }
        out_.add<"</div>">();
    }

    void skip(std::string const& name)
    {
        auto const given = value(name).starts_with("?") ? value(name).substr(1) : value(name + "__skip");
        out_.add<"<div class=\"choices skip-answers\" role=\"group\" aria-label=\"{}\">">(t_("form.no_answer"));
        for (std::string_view code : {"unknown", "refused", "not_asked"}) {
            auto const words = t_("skip." + std::string(code));
            if (given == code)
                out_.add<
                    "<label class=\"choice\"><input type=\"radio\" name=\"{}__skip\" value=\"{}\" checked> {}</label>">(
                    name, code, words);
            else
                out_.add<"<label class=\"choice\"><input type=\"radio\" name=\"{}__skip\" value=\"{}\"> {}</label>">(
                    name, code, words);
        }
        out_.add<"</div>">();
    }

    Form const& form_;
    Env const& env_;
    Words const& t_;
    FieldValues const& values_;
    Html out_;
};

void put_filled(Html& out, Form const& form, Env const& env, Field const& field, Answers const& answers,
                Field const* row)
{
    auto const value = answers[field.code];
    // An id tells nobody anything; what it stands for, once put in its place, does.
    bool const bare_id = field.type == FieldType::reference && value.size() == 32 &&
                         value.find_first_not_of("0123456789abcdef") == value.npos;
    if (value.empty() || bare_id || field.refers_to == "action") return;
    out.add<"<dt>{}</dt><dd dir=\"auto\">{}</dd>">(label_of(form, env.words, field, row), words_of(field, env, value));
}

}  // namespace

std::string words_of(Form const& form, Env const& env, std::string_view name, std::string_view value)
{
    auto const* field = field_of(form, name).first;
    if (name.ends_with("__skip") && env.words.has("skip." + std::string(value)))
        return std::string(env.words("skip." + std::string(value)));
    return field ? words_of(*field, env, value) : std::string(value);
}

Html fields(Form const& form, Env const& env, FieldValues const& values) { return Renderer(form, env, values).all(); }

Html some_fields(Form const& form, Env const& env, FieldValues const& values, std::span<std::string_view const> codes)
{
    return Renderer(form, env, values).some(codes);
}

Html filled_fields(Form const& form, Env const& env, Recorded const& recorded)
{
    Html out;
    for (auto const& section : form.sections) {
        Html inner;
        for (auto const& field : section.fields) {
            if (field.type != FieldType::rows) {
                put_filled(inner, form, env, field, recorded.answers, nullptr);
                continue;
            }
            int number = 0;
            for (auto const& row : recorded.answers.rows(field.code)) {
                inner.add<"<dt class=\"row-head\">{} {}</dt><dd><dl>">(label_of(form, env.words, field), ++number);
                for (auto const& sub : field.fields) put_filled(inner, form, env, sub, row, &field);
                inner.add<"</dl></dd>">();
            }
        }
        if (!inner.empty())
            out.add<"<section><h2>{}</h2><dl class=\"filled\">{}</dl></section>">(
                env.words("form." + form.id + ".section." + section.id), inner);
    }
    if (recorded.identity_hidden) out.add(banner("quiet", env.words("entry.identity_hidden")));
    if (recorded.strict_hidden) out.add(banner("quiet", env.words("entry.strict_hidden")));
    return out;
}

Html blank_fields(Form const& form, Env const& env)
{
    Html out;
    auto const line = [&](Field const& field, Field const* row) {
        out.add<"<div class=\"blank\"><p><strong>{}</strong></p>">(label_of(form, env.words, field, row));
        bool const choice =
            field.type == FieldType::choice || field.type == FieldType::multi || field.type == FieldType::yesno;
        if (choice) {
            out.add<"<p>">();
            for (auto const& code : env.catalogue.lists.at(field.list))
                out.add<"<span class=\"box\">☐ {}</span> ">(env.words("list." + field.list + "." + code));
            out.add<"</p>">();
        } else {
            out.add<"<p class=\"writing-line\"></p>">();
        }
        out.add<"</div>">();
    };
    for (auto const& section : form.sections) {
        out.add<"<section><h2>{}</h2>">(env.words("form." + form.id + ".section." + section.id));
        for (auto const& field : section.fields) {
            if (field.type != FieldType::rows) line(field, nullptr);
            for (auto const& sub : field.fields) line(sub, &field);
        }
        out.add<"</section>">();
    }
    return out;
}

}  // namespace abri::pages
