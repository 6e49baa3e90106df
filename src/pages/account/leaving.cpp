// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/account/leaving.h"

#include "pages/frame/cards.h"
#include "pages/frame/layout.h"

#include <algorithm>

namespace abri::pages {

namespace {

StaffMember const* who_is_meant(Request const& request, Env const& env)
{
    auto const person = PersonId::parse(request.post ? request.field("person") : request.parameter("person"));
    auto const* member = person ? env.member(*person) : nullptr;
    return member && member->trusted && member->id != env.actor.id ? member : nullptr;
}

bool holds_a_post(PersonId person, Env const& env)
{
    return std::any_of(env.posts.begin(), env.posts.end(), [&](HeldPost const& post) { return post.holder == person; });
}

Html leaving(StaffMember const& member, Env const& env)
{
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>">(url("/users"), t("nav.users"),
                                                                        t("leaving.title", {member.name}));
    // A post's only key would go with her: it is handed over first, by herself.
    if (holds_a_post(member.id, env)) return body.add(banner("danger", t("leaving.holds_post", {member.name})));
    body.add<"<ul><li>{}</li><li>{}</li><li>{}</li><li>{}</li></ul>">(t("leaving.out"), t("leaving.keys"),
                                                                      t("leaving.files"), t("leaving.notes"));
    return body.add<"<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"person\" value=\"{}\"><div "
                    "class=\"actions\"><button class=\"primary\" name=\"_confirmed\" value=\"yes\">{}</button> <a "
                    "class=\"secondary\" href=\"{}\">{}</a></div></form>">(url("/users/leave"), hidden_fields(env, ""),
                                                                           member.id.text(), t("leaving.confirm"),
                                                                           url("/users"), t("form.leave"));
}

Outcome handle_leaving(Request const& request, Loaded const&, Env const& env)
{
    auto const* member = who_is_meant(request, env);
    if (!member || !member->active) return not_found(request, env);
    auto const title = env.words("leaving.title", {member->name});
    bool const held = holds_a_post(member->id, env);
    if (!request.post || request.field("_confirmed") != "yes" || held)
        return show(env, title, leaving(*member, env), request.post ? (held ? 409 : 422) : 200);
    auto out = redirect(url("/users"));
    out.order.kind = StaffOrder::Kind::person_leaves;
    out.order.person = member->id;
    return out;
}

Outcome handle_coming_back(Request const& request, Loaded const&, Env const& env)
{
    auto const* member = who_is_meant(request, env);
    if (!member || member->active) return not_found(request, env);
    Outcome out;
    out.order.kind = StaffOrder::Kind::person_returns;
    out.order.person = member->id;
    return out;
}

Needs need_leaving(Request const& request, Actor const&)
{
    Needs needs;
    if (request.post && request.field("_confirmed") == "yes")
        needs.audit = {"person_left", actions::Audit::About::nothing};
    return needs;
}

Needs need_coming_back(Request const&, Actor const&)
{
    Needs needs;
    needs.audit = {"person_returned", actions::Audit::About::nothing};
    return needs;
}

}  // namespace

Html files_of_people_who_left(Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html list, out;
    for (auto const* card : visible(loaded, env)) {
        auto const* worker = env.member(card->key_worker);
        if (card->is_done() || (worker && worker->active)) continue;
        list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {} <span class=\"quiet\">{}</span></li>">(
            url("/cases/", card->file.text(), "/assign"), t("case.assign"), title_of(env, *card),
            risk_mark(t, card->risk()), env.name_of(card->key_worker));
    }
    if (list.empty()) return out;
    return out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("leaving.left_behind"), list);
}

Page const leaving_page{"leaving", need_leaving, handle_leaving};
Page const coming_back_page{"coming_back", need_coming_back, handle_coming_back};

}  // namespace abri::pages
