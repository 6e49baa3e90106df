// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/team_change.h"

#include "core/casework/steps.h"
#include "pages/casework/case_page.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

// Other teams that somebody supervises now, and who that is.
std::vector<std::pair<std::string, StaffMember const*>> other_teams(CaseFile const& file, Env const& env)
{
    std::vector<std::pair<std::string, StaffMember const*>> teams;
    for (auto const& post : env.posts) {
        auto const* holder = env.member(post.holder);
        if (post.team().empty() || post.team() == env.actor.team || !holder || !holder->active || !holder->trusted ||
            holder->team != post.team() || has_conflict(file, holder->id))
            continue;
        teams.emplace_back(post.team(), holder);
    }
    return teams;
}

Outcome render(Request const& request, OpenedFile const& opened, Env const& env, std::string_view field,
               std::string_view message)
{
    auto const& t = env.words;
    auto const& file = opened.file;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>">(url("/cases/", file.id.text()),
                                                                        heading(file, env), t("team_change.title"));
    if (!message.empty())
        body.add<"<div class=\"summary\" role=\"alert\"><a href=\"#{}\">{}</a></div>">(field, message);
    auto const teams = other_teams(file, env);
    if (teams.empty()) return show(env, t("team_change.title"), body.add<"<p>{}</p>">(t("team_change.nobody")));
    body.add<"<ul><li>{}</li><li>{}</li><li>{}</li><li>{}</li></ul>">(
        t("team_change.they_get"), t("team_change.we_lose"), t("team_change.goes_on"), t("team_change.tell_the_child"));
    body.add<"<form method=\"post\" action=\"{}\">{}<fieldset id=\"team\"><legend>{}</legend><div class=\"choices\">">(
        url("/cases/", file.id.text(), "/team"), hidden_fields(env, actions::heads_text(opened.history.heads)),
        t("team_change.team"));
    for (auto const& [team, holder] : teams) {
        if (request.field("team") == team)
            body.add<"<label class=\"choice\"><input type=\"radio\" name=\"team\" value=\"{}\" checked> {} <span "
                     "class=\"quiet\">{}</span></label>">(team, team, holder->name);
        else
            body.add<"<label class=\"choice\"><input type=\"radio\" name=\"team\" value=\"{}\"> {} <span "
                     "class=\"quiet\">{}</span></label>">(team, team, holder->name);
    }
    body.add<"</div></fieldset><div class=\"field\"><label for=\"reason\">{}</label><textarea id=\"reason\" "
             "name=\"reason\" rows=\"3\" maxlength=\"2000\">{}</textarea></div><div class=\"actions\"><button "
             "class=\"primary\">{}</button> <a class=\"secondary\" href=\"{}\">{}</a></div></form>">(
        t("assign.reason"), request.field("reason"), t("team_change.give"), url("/cases/", file.id.text()),
        t("form.leave"));
    return show(env, t("team_change.title"), body, message.empty() ? 200 : 422);
}

Outcome handle_team_change(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file || !is_open(*step_of_form("team_change"), loaded.file->file, env.actor))
        return not_found(request, env);
    auto const& [history, file] = *loaded.file;
    auto const& t = env.words;
    if (!request.post) return render(request, *loaded.file, env, {}, {});
    auto const entry = EntryId::parse(request.field("entry"));
    if (entry && history.has(*entry)) return redirect(url("/team"));
    StaffMember const* to = nullptr;
    for (auto const& [team, holder] : other_teams(file, env))
        if (team == request.field("team")) to = holder;
    if (!to) return render(request, *loaded.file, env, "team", t("team_change.no_team"));
    auto const reason = trim(request.field("reason"));
    if (reason.empty() || reason.size() > 8000 || !is_valid_utf8(reason) || has_direction_controls(reason))
        return render(request, *loaded.file, env, "reason", t("assign.no_reason"));
    if (!entry) return render(request, *loaded.file, env, "reason", t("form.no_entry"));
    auto const written = actions::change_team(history, file, to->team, to->id, reason, env.situation(*entry));
    if (!written) return problem(env, 422, "not_open_now", written.error());
    auto out = redirect(url("/team"));
    out.entries.push_back(*written);
    return out;
}

Needs need_team_change(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.audit = about_case(request.post ? "team_changed" : "form_opened");
    return needs;
}

}  // namespace

Page const team_change_page{"team_change", need_team_change, handle_team_change};

}  // namespace abri::pages
