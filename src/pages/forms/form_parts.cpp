// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/forms/form_parts.h"

#include "pages/frame/layout.h"

#include <algorithm>
#include <array>

namespace abri::pages {

actions::Submission submission_of(Request const& request)
{
    return {EntryId::parse(request.field("entry")), request.field("heads"), !request.field("_add").empty()};
}

std::map<std::string, int> extra_rows(Request const& request)
{
    std::map<std::string, int> rows;
    for (auto const& [name, value] : request.form)
        if (name.starts_with("_rows."))
            rows[name.substr(6)] = static_cast<int>(std::clamp<std::int64_t>(parse_count(value), 0, most_rows)) +
                                   (request.field("_add") == name.substr(6) ? 1 : 0);
    return rows;
}

void add_messages(FieldValues& shown, Env const& env, actions::Rejected const& rejected)
{
    auto const add = [&](std::string const& field, std::string const& text) {
        auto& message = shown.messages[field];
        message += (message.empty() ? "" : " ") + text;
    };
    for (auto const& p : rejected.problems)
        add(p.field, std::string(env.words("problem." + std::string(name_of(p.problem)))));
    for (auto const& r : rejected.refusals) {
        auto detail = r.detail;
        if (r.why == Refused::horizon_missing) detail = env.words("list.action_horizon." + r.detail);
        if (r.why == Refused::referral_unconfirmed) detail = env.words("list.service_type." + r.detail);
        if (r.why == Refused::criteria_not_met) detail = env.words("list.closure_criterion." + r.detail);
        if (auto const day = parse_date(r.detail)) detail = env.words.date(*day);
        auto const key =
            r.why == Refused::field_problem ? "problem." + r.detail : "refusal." + std::string(name_of(r.why));
        add(r.field, env.words(key, {detail}));
    }
}

// Field, row, field of the row: "actions.0.due_on" stands after "actions.0.need". -1: no field of this form.
static std::array<std::ptrdiff_t, 3> place_on_page(Form const& form, std::string_view name)
{
    auto const parts = split(name, '.');
    std::ptrdiff_t place = 0;
    for (auto const& section : form.sections)
        for (auto const& field : section.fields) {
            if (parts.empty() || field.code != parts[0]) {
                ++place;
                continue;
            }
            if (parts.size() < 3) return {place, -1, -1};
            auto const inner = std::find_if(field.fields.begin(), field.fields.end(),
                                            [&](Field const& sub) { return sub.code == parts[2]; });
            return {place, static_cast<std::ptrdiff_t>(parse_count(parts[1])), inner - field.fields.begin()};
        }
    return {-1, -1, -1};
}

Html error_summary(Form const& form, Env const& env, FieldValues const& shown)
{
    Html out;
    if (shown.messages.empty()) return out;
    out.add<"<div class=\"summary\" role=\"alert\" tabindex=\"-1\"><h2>{}</h2><ul>">(env.words("form.errors_title"));
    // In the order of the page; what belongs to no field first.
    std::vector<std::pair<std::string, std::string>> in_order(shown.messages.begin(), shown.messages.end());
    std::stable_sort(in_order.begin(), in_order.end(), [&](auto const& a, auto const& b) {
        return place_on_page(form, a.first) < place_on_page(form, b.first);
    });
    for (auto const& [name, text] : in_order) {
        if (name.empty()) out.add<"<li>{}</li>">(text);
        else out.add<"<li><a href=\"#f-{}\">{}</a> {}</li>">(name, label_of(form, env.words, name), text);
    }
    out.add<"</ul></div>">();
    return out;
}

// What no rule can check and a person has to bear in mind, at the step where it matters.
Html keep_in_mind(Form const& form, Words const& t)
{
    Html out;
    if (form.guidance.empty()) return out;
    out.add<"<aside class=\"keep-in-mind\"><h2>{}</h2><ul>">(t("form.keep_in_mind"));
    for (auto const& guidance : form.guidance)
        out.add<"<li>{}</li>">(t("form." + form.id + ".guidance." + guidance.id));
    out.add<"</ul></aside>">();
    return out;
}

Html draft_banner(Draft const& draft, Env const& env)
{
    Html out;
    out.add<
        "<div class=\"banner\" role=\"status\"><p>{}</p><form method=\"post\" action=\"{}\" class=\"inline\"><input "
        "type=\"hidden\" name=\"csrf\" value=\"{}\"><button class=\"link\">{}</button></form></div>">(
        env.words("drafts.resumed", {env.words.moment(draft.saved)}), url("/drafts/", draft.entry.text()), env.csrf,
        env.words("drafts.drop"));
    return out;
}

void fill_dates(FieldValues& shown, Form const& form, Env const& env)
{
    for (auto const& field : form.sections.front().fields) {
        if (field.need == Need::optional || shown.values.filled(field.code))
            continue;   // a day nobody knows yet, such as a birthday
        if (!field.when.field.empty()) continue;   // asked only after another answer, and hidden until then
        if (field.type == FieldType::datetime) shown.values.set(field.code, iso(env.now));
        if (field.type == FieldType::date) shown.values.set(field.code, iso(day_of(env.now)));
    }
}

Outcome show_form(Env const& env, FormFrame const& frame, FieldValues const& shown)
{
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>{}{}">(
        frame.back, frame.back_title, frame.title, t("form." + frame.form.id + ".intro"), keep_in_mind(frame.form, t),
        frame.above);
    if (!frame.notice.empty()) body.add(banner("warning", frame.notice));
    if (frame.resumed) body.add(draft_banner(*frame.resumed, env));
    body.add(error_summary(frame.form, env, shown));
    if (frame.keep.empty()) body.add<"<form method=\"post\" action=\"{}\" class=\"long\" novalidate>">(frame.here);
    else
        body.add<"<form method=\"post\" action=\"{}\" class=\"long\" novalidate data-draft=\"{}\" data-kept=\"{}\" "
                 "data-unsent=\"{}\" data-offline=\"{}\" data-ended=\"{}\" data-stale=\"{}\">">(
            frame.here, frame.keep, t("drafts.kept"), t("drafts.unsent"), t("drafts.offline"), t("drafts.ended"),
            t("drafts.stale"));
    body.add<"{}{}<div class=\"actions\"><button class=\"primary\">{}</button> {}">(
        hidden_fields(env, frame.heads, frame.entry), fields(frame.form, env, shown), t("form.save"), frame.buttons);
    if (!frame.keep.empty())
        body.add<"<button class=\"secondary\" formaction=\"{}\">{}</button> ">(url_of_path(frame.keep),
                                                                               t("drafts.keep"));
    body.add<"<a class=\"secondary\" href=\"{}\">{}</a></div>">(frame.back, t("form.leave"));
    if (!frame.keep.empty()) body.add<"<p class=\"draft-status\" role=\"status\"></p>">();
    body.add<"</form>">();
    return show(env, (shown.messages.empty() ? "" : std::string(t("form.error_prefix")) + " ") + frame.title, body,
                frame.status);
}

}  // namespace abri::pages
