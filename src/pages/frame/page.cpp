// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/page.h"

#include "pages/frame/layout.h"

namespace abri::pages {

static std::string_view find_in(std::vector<std::pair<std::string, std::string>> const& pairs, std::string_view name)
{
    for (auto const& [key, value] : pairs)
        if (key == name) return value;
    return {};
}

std::string_view Request::field(std::string_view name) const { return find_in(form, name); }
std::string_view Request::parameter(std::string_view name) const { return find_in(query, name); }

FileId Request::file() const
{
    if (captured.empty()) return {};
    return FileId::parse(captured.front()).value_or(FileId{});
}

std::vector<FileId> posted_files(Request const& request, std::string_view name)
{
    std::vector<FileId> files;
    for (auto const& [key, value] : request.form) {
        if (key != name || files.size() == most_others) continue;
        auto const id = FileId::parse(value);
        if (id && std::find(files.begin(), files.end(), *id) == files.end()) files.push_back(*id);
    }
    return files;
}

Needs need_nothing(Request const&, Actor const&) { return {}; }

Needs need_file_without_names(Request const& request, std::string_view audit)
{
    Needs needs;
    needs.file = request.file();
    needs.strict = true;
    needs.audit = about_case(audit);
    return needs;
}

Needs need_whole_file(Request const& request, std::string_view audit)
{
    auto needs = need_file_without_names(request, audit);
    needs.identity = true;
    return needs;
}

std::string_view Env::name_of(PersonId person) const
{
    auto const* found = member(person);
    return found ? std::string_view(found->name) : words("staff.unknown");
}

Outcome redirect(Url const& to)
{
    Outcome out;
    out.response.status = 303;
    out.response.location = to.text();
    return out;
}

Outcome show(Env const& env, std::string_view title, Html const& body, int status)
{
    Outcome out;
    out.response.status = status;
    out.response.body = layout(env, title, body).text();
    return out;
}

Outcome json_answer(json::Value const& value, int status)
{
    Outcome out;
    out.response.status = status;
    out.response.type = "application/json; charset=utf-8";
    out.response.body = value.dump();
    return out;
}

Outcome problem(Env const& env, int status, std::string_view refusal, actions::Rejected const& rejected)
{
    auto fields = json::Value::array(), rules = json::Value::array();
    std::vector<RuleId> seen;
    std::string detail;   // a number or a word that the sentence has a place for
    auto const add_rule = [&](RuleId id) {
        if (id == RuleId::none || std::find(seen.begin(), seen.end(), id) != seen.end()) return;
        seen.push_back(id);
        rules.push(json::Value::of(std::string_view(text_of(id))));
    };
    for (auto const& p : rejected.problems) {
        add_rule(p.rule);
        fields.push(json::Value::object()
                        .set("field", p.field)
                        .set("refusal", name_of(p.problem))
                        .set("detail", env.words("problem." + std::string(name_of(p.problem)))));
    }
    for (auto const& r : rejected.refusals) {
        add_rule(r.rule);
        fields.push(json::Value::object()
                        .set("field", r.field)
                        .set("refusal", name_of(r.why))
                        .set("detail", env.words("refusal." + std::string(name_of(r.why)), {r.detail})));
        if (name_of(r.why) == refusal && detail.empty()) detail = r.detail;
    }
    auto body = json::Value::object();
    body.set("type", "about:blank")
        .set("title", env.words("refusal." + std::string(refusal), {detail}))
        .set("status", json::Value::of(std::int64_t{status}));
    body.set("refusal", refusal).set("rules", rules).set("fields", fields);
    auto out = json_answer(body, status);
    out.response.type = "application/problem+json; charset=utf-8";
    return out;
}

Outcome not_found(Request const& request, Env const& env)
{
    if (request.api) return problem(env, 404, "not_found", {});
    Html body;
    body.add<"<h1>{}</h1><p>{}</p>">(env.words("not_found.title"), env.words("not_found.text"));
    return show(env, env.words("not_found.title"), body, 404);
}

}  // namespace abri::pages
