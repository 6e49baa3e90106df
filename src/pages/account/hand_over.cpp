// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/account/hand_over.h"

#include "pages/frame/cards.h"
#include "pages/frame/layout.h"

#include <algorithm>

namespace abri::pages {

namespace {

std::string words_of(HeldPost const& post, Env const& env)
{
    return post.team().empty() ? std::string(env.words("hand_over.other_post"))
                               : env.words("hand_over.supervision", {std::string(post.team())});
}

HeldPost const* own_post(Request const& request, Env const& env)
{
    auto const wanted = request.post ? request.field("post") : request.parameter("post");
    for (auto const& post : env.posts)
        if (post.id.text() == wanted && post.holder == env.actor.id) return &post;
    return nullptr;
}

bool may_take(StaffMember const& member, Env const& env)
{
    return member.role == Role::supervisor && member.active && member.trusted && member.id != env.actor.id;
}

// Whether she supervises another team already, or belongs to one: two teams are said, not slipped in.
bool has_another_team(StaffMember const& member, HeldPost const& given, Env const& env)
{
    bool const holds = std::any_of(env.posts.begin(), env.posts.end(), [&](HeldPost const& post) {
        return post.holder == member.id && !post.team().empty() && post.id != given.id;
    });
    return holds || (!given.team().empty() && member.team != given.team());
}

Html choose(HeldPost const& post, Env const& env, std::string_view message)
{
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p><strong>{}</strong></p>">(
        url("/team"), t("nav.team"), t("team.hand_over"), words_of(post, env));
    if (!message.empty()) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(message);
    body.add<"<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"post\" "
             "value=\"{}\"><fieldset><legend>{}</legend><div class=\"choices\">">(
        url("/team/hand-over"), hidden_fields(env, ""), post.id.text(), t("hand_over.to"));
    for (auto const& member : env.staff)
        if (may_take(member, env))
            body.add<"<label class=\"choice\"><input type=\"radio\" name=\"person\" value=\"{}\"> {} <span "
                     "class=\"quiet\">{}</span></label>">(member.id.text(), member.name, member.team);
    return body.add<"</div></fieldset><button class=\"primary\">{}</button></form>">(t("hand_over.see"));
}

// What will happen, before it does.
Html consequences(HeldPost const& post, StaffMember const& to, std::size_t files, Env const& env)
{
    auto const& t = env.words;
    bool const two_teams = has_another_team(to, post, env);
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><ul>">(url("/team"), t("nav.team"),
                                                                            t("team.hand_over"));
    body.add<"<li>{}</li><li>{}</li><li>{}</li><li>{}</li></ul>">(t("hand_over.gets", {to.name, words_of(post, env)}),
                                                                  t.count("hand_over.opens", static_cast<long>(files)),
                                                                  t("hand_over.you_lose"), t("hand_over.sign_in"));
    if (two_teams) body.add(banner("danger", t("hand_over.two_teams", {to.name, to.team})));
    body.add<"<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"post\" value=\"{}\"><input "
             "type=\"hidden\" name=\"person\" value=\"{}\">">(url("/team/hand-over"), hidden_fields(env, ""),
                                                              post.id.text(), to.id.text());
    if (two_teams)
        body.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"_two_teams\" value=\"yes\"> {}</label>">(
            t("hand_over.two_teams_yes"));
    return body.add<"<div class=\"actions\"><button class=\"primary\" name=\"_confirmed\" value=\"yes\">{}</button> <a "
                    "class=\"secondary\" href=\"{}\">{}</a></div></form>">(t("hand_over.give"), url("/team"),
                                                                           t("form.leave"));
}

Outcome handle_hand_over(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* post = own_post(request, env);
    if (!post) return not_found(request, env);
    auto const title = env.words("team.hand_over");
    if (!request.post) return show(env, title, choose(*post, env, {}));
    auto const person = PersonId::parse(request.field("person"));
    auto const* to = person ? env.member(*person) : nullptr;
    if (!to || !may_take(*to, env)) return show(env, title, choose(*post, env, env.words("hand_over.nobody")), 422);
    bool const said = !has_another_team(*to, *post, env) || request.field("_two_teams") == "yes";
    if (request.field("_confirmed") != "yes" || !said) {
        std::size_t files = 0;
        for (auto const* card : visible(loaded, env)) files += !card->is_done();
        return show(env, title, consequences(*post, *to, files, env), said ? 200 : 422);
    }
    Outcome out = redirect(url("/team"));
    out.order.kind = StaffOrder::Kind::hand_over_post;
    out.order.person = *person;
    out.order.post = post->id;
    return out;
}

// A second team that she holds: one tap, and its lists are hers to see.
Html lead(HeldPost const& post, Env const& env)
{
    Html out;
    if (post.team().empty() || post.team() == env.actor.team) return out;
    return out.add<" <form method=\"post\" action=\"{}\" class=\"inline\">{}<input type=\"hidden\" name=\"team\" "
                   "value=\"{}\"><button class=\"secondary\">{}</button></form>">(
        url("/team/take"), hidden_fields(env, ""), post.team(),
        env.words("hand_over.lead", {std::string(post.team())}));
}

Outcome handle_take(Request const& request, Loaded const&, Env const& env)
{
    auto const team = request.field("team");
    if (!supervises(env.posts, env.actor.id, team)) return not_found(request, env);
    Outcome out = redirect(url("/team"));
    out.order.kind = StaffOrder::Kind::take_team;
    out.order.team = team;
    return out;
}

Needs need_take(Request const&, Actor const&)
{
    Needs needs;
    needs.audit = {"team_taken", actions::Audit::About::nothing};
    return needs;
}

Needs need_hand_over(Request const& request, Actor const&)
{
    Needs needs;
    needs.cards = true;
    if (request.post && request.field("_confirmed") == "yes")
        needs.audit = {"post_handed_over", actions::Audit::About::nothing};
    return needs;
}

}  // namespace

Html own_posts(Env const& env)
{
    Html out;
    for (auto const& post : env.posts)
        if (post.holder == env.actor.id)
            out.add<"<p>{} <a class=\"secondary\" href=\"{}\">{}</a>{}</p>">(
                words_of(post, env), url("/team/hand-over?post=", post.id.text()), env.words("team.hand_over"),
                lead(post, env));
    return out;
}

Html teams_without_supervisor(Env const& env)
{
    auto const& t = env.words;
    Html out;
    for (auto const& post : env.posts) {
        if (post.team().empty()) continue;
        auto const* holder = env.member(post.holder);
        if (holder && holder->active && holder->role == Role::supervisor && holder->team == post.team()) continue;
        out.add(banner("danger",
                       holder ? t("hand_over.held_elsewhere", {std::string(post.team()), holder->name, holder->team})
                              : t("hand_over.held_by_nobody", {std::string(post.team())})));
    }
    return out;
}

Page const take_team_page{"take_team", need_take, handle_take};
Page const hand_over_page{"hand_over", need_hand_over, handle_hand_over};

}  // namespace abri::pages
