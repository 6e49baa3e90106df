// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/account/staff_pages.h"

#include "core/supervision/training.h"
#include "pages/frame/layout.h"
#include "pages/supervision/staff_view.h"

namespace abri::pages {

namespace {

Outcome handle_users(Request const&, Loaded const&, Env const& env)
{
    auto const& t = env.words;
    Html body;
    body.add<"<h1>{}</h1><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
             "aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>">(
        t("nav.users"), t("nav.users"), t("users.name"), t("users.role"), t("users.team"), t("users.key"));
    for (auto const& member : env.staff) {
        body.add<"<tr><td>{} <span class=\"quiet\">{}</span></td><td>{}</td><td>{}</td><td>">(
            member.name, member.username, t("role." + std::string(name_of(member.role))), member.team);
        if (!member.trusted) body.add<"<span class=\"due late\">{}</span> ">(t("users.key_not_trusted"));
        if (!member.active) {
            body.add<"<span class=\"badge\">{}</span> <form method=\"post\" action=\"{}\" class=\"inline\">{}<input "
                     "type=\"hidden\" name=\"person\" value=\"{}\"><button "
                     "class=\"secondary\">{}</button></form></td></tr>">(t("leaving.has_left"), url("/users/return"),
                                                                         hidden_fields(env, ""), member.id.text(),
                                                                         t("leaving.comes_back"));
            continue;
        }
        if (member.trusted && member.id != env.actor.id)
            body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/users/leave?person=", member.id.text()),
                                                                   t("leaving.link"));
        body.add<"<form method=\"post\" action=\"{}\" class=\"inline\">{}<input type=\"hidden\" name=\"person\" "
                 "value=\"{}\"><button class=\"secondary\">{}</button></form></td></tr>">(
            url("/users/reset"), hidden_fields(env, ""), member.id.text(), t("users.reset"));
    }
    body.add<"</tbody></table></div><section><h2>{}</h2><form method=\"post\" action=\"{}\">{}">(
        t("users.add"), url("/users/add"), hidden_fields(env, ""));
    for (std::string_view field : {"username", "name"})
        body.add<"<div class=\"field\"><label for=\"{}\">{}</label><input id=\"{}\" name=\"{}\" autocomplete=\"off\" "
                 "maxlength=\"100\"></div>">(field, t("users." + std::string(field)), field, field);
    body.add<"<div class=\"field\"><label for=\"team\">{}</label><select id=\"team\" name=\"team\">">(t("users.team"));
    for (auto const& member : env.staff)
        if (member.role == Role::supervisor && !member.team.empty())
            body.add<"<option value=\"{}\">{}</option>">(member.team, member.team);
    body.add<"</select></div>">();
    body.add<"<div class=\"field\"><label for=\"role\">{}</label><select id=\"role\" name=\"role\">">(t("users.role"));
    for (auto role : {Role::caseworker, Role::supervisor, Role::data_entry_operator})
        body.add<"<option value=\"{}\">{}</option>">(name_of(role), t("role." + std::string(name_of(role))));
    body.add<"</select></div><button class=\"primary\">{}</button></form></section>">(t("users.add_button"));
    return show(env, t("nav.users"), body);
}

Outcome order(Request const& request, Env const& env, StaffOrder::Kind kind)
{
    auto const person = PersonId::parse(request.field("person"));
    if (!person || !env.member(*person)) return not_found(request, env);
    Outcome out;
    out.order.kind = kind;
    out.order.person = *person;
    return out;
}

Needs need_reset(Request const&, Actor const&)
{
    Needs needs;
    needs.audit = {"person_reset", actions::Audit::About::nothing};
    return needs;
}
Outcome handle_reset(Request const& request, Loaded const&, Env const& env)
{
    return order(request, env, StaffOrder::Kind::reset_person);
}

Needs need_give_back(Request const&, Actor const&)
{
    Needs needs;
    needs.cards = true;
    needs.office_files = {register_file()};
    needs.audit = {"files_given_back", actions::Audit::About::nothing};
    return needs;
}
Outcome handle_give_back(Request const& request, Loaded const& loaded, Env const& env)
{
    auto out = order(request, env, StaffOrder::Kind::give_back_files);
    if (out.order.kind == StaffOrder::Kind::none) return out;
    auto const* member = env.member(out.order.person);
    if (member->team != env.actor.team ||
        (member->role != Role::caseworker && member->role != Role::data_entry_operator))
        return not_found(request, env);
    // No key before the training that goes with it.
    if (!may_open_case_work(loaded.staff_register().of(member->id), member->role, env.policy, day_of(env.now))) {
        auto const& t = env.words;
        return show(
            env, t("data_gate.title"),
            Html().add<"<h1>{}</h1><p class=\"banner warning\" role=\"alert\">{}</p><p><a href=\"{}\">{}</a></p>">(
                t("data_gate.title"), t("data_gate.before_key", {member->name}),
                url("/workers/", member->id.text(), "/do/training_done"), t("form.training_done.title")),
            409);
    }
    out.response = redirect(url("/team")).response;
    return out;
}

Needs need_add(Request const&, Actor const&)
{
    Needs needs;
    needs.audit = {"person_added", actions::Audit::About::nothing};
    return needs;
}
Outcome handle_add(Request const& request, Loaded const&, Env const& env)
{
    auto const role = parse_role(request.field("role"));
    auto const username = trim(request.field("username")), name = trim(request.field("name")),
               team = trim(request.field("team"));
    bool const taken = std::any_of(env.staff.begin(), env.staff.end(),
                                   [&](StaffMember const& member) { return member.username == username; });
    // A team is known by its supervision post: files of a team without one would be sealed to nobody but their worker.
    bool const known_team = std::any_of(env.staff.begin(), env.staff.end(), [&](StaffMember const& member) {
        return member.role == Role::supervisor && member.team == team;
    });
    auto const is_plain = [](std::string_view text) {
        return is_valid_utf8(text) && !has_direction_controls(text) &&
               std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    };
    if (!role || !is_plain(username) || !is_plain(name) || username.empty() || name.empty() || !known_team || taken) {
        Html body;
        body.add<"<h1>{}</h1>{}<p><a href=\"{}\">{}</a></p>">(
            env.words("users.add"), banner("warning", env.words(taken ? "users.taken" : "users.incomplete")),
            url("/users"), env.words("nav.users"));
        return show(env, env.words("users.add"), body, 422);
    }
    Outcome out;
    out.order.kind = StaffOrder::Kind::add_person;
    out.order.added.username = username;
    out.order.added.name = name;
    out.order.added.team = team;
    out.order.added.role = *role;
    return out;
}

Html password_field(Words const& t, std::string_view name, std::string_view label, std::string_view autocomplete)
{
    Html out;
    out.add<"<div class=\"field\"><label for=\"{}\">{}</label><input type=\"password\" id=\"{}\" name=\"{}\" "
            "autocomplete=\"{}\" maxlength=\"256\"></div>">(name, t(label), name, name, autocomplete);
    return out;
}

Html message_box(std::string_view message)
{
    Html out;
    if (!message.empty()) out.add<"<div class=\"summary\" role=\"alert\">{}</div>">(message);
    return out;
}

}  // namespace

Html sign_in_body(Words const& t, std::string_view message, std::string_view username)
{
    Html out;
    out.add<"<h1>{}</h1><p class=\"intro\">{}</p>{}<form method=\"post\" action=\"{}\"><div class=\"field\"><label "
            "for=\"username\">{}</label>"
            "<input id=\"username\" name=\"username\" value=\"{}\" autocomplete=\"username\" autocapitalize=\"none\" "
            "spellcheck=\"false\" maxlength=\"100\"></div>{}<button class=\"primary\">{}</button></form>"
            "<p><a href=\"{}\">{}</a></p>">(t("signin.title"), t("signin.intro"), message_box(message), url("/signin"),
                                            t("signin.username"), username,
                                            password_field(t, "password", "signin.password", "current-password"),
                                            t("signin.button"), url("/recover"), t("signin.lost"));
    return out;
}

Html recovery_body(Words const& t, std::string_view code)
{
    Html out;
    out.add<"<h1>{}</h1><p>{}</p><p class=\"recovery-code\"><bdi>{}</bdi></p><p>{}</p><p><a class=\"primary\" "
            "href=\"{}\">{}</a></p>">(t("recovery.title"), t("recovery.intro"), code, t("recovery.keep"), url("/"),
                                      t("recovery.done"));
    return out;
}

Html new_password_body(Words const& t, std::string_view message, std::string_view csrf)
{
    Html out;
    out.add<"<h1>{}</h1><p>{}</p>{}<form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"csrf\" "
            "value=\"{}\">{}{}<button class=\"primary\">{}</button></form>">(
        t("password.title"), t("password.rule"), message_box(message), url("/password"), csrf,
        password_field(t, "password", "password.new", "new-password"),
        password_field(t, "again", "password.again", "new-password"), t("form.save"));
    return out;
}

Html recover_body(Words const& t, std::string_view message)
{
    Html out;
    out.add<"<h1>{}</h1><p>{}</p>{}<form method=\"post\" action=\"{}\"><div class=\"field\"><label "
            "for=\"username\">{}</label><input id=\"username\" name=\"username\" autocomplete=\"username\"></div>"
            "<div class=\"field\"><label for=\"code\">{}</label><input id=\"code\" name=\"code\" autocomplete=\"off\" "
            "spellcheck=\"false\"></div>{}<button class=\"primary\">{}</button></form><p><a href=\"{}\">{}</a></p>">(
        t("recover.title"), t("recover.intro"), message_box(message), url("/recover"), t("signin.username"),
        t("recover.code"), password_field(t, "password", "password.new", "new-password"), t("form.save"),
        url("/signin"), t("signin.title"));
    return out;
}

Html away_body(Words const& t)
{
    Html out;
    out.add<"<h1>{}</h1><p>{}</p>">(t("away.title"), t("away.text"));
    return out;
}

Html try_again_body(Words const& t, std::string_view title, std::string_view why, std::string_view path,
                    std::vector<std::pair<std::string, std::string>> const& fields)
{
    Html out;
    out.add<"<h1>{}</h1>{}<form method=\"post\" action=\"{}\">">(title, message_box(why), url_of_path(path));
    for (auto const& [name, value] : fields) out.add<"<input type=\"hidden\" name=\"{}\" value=\"{}\">">(name, value);
    out.add<"<button class=\"primary\">{}</button></form>">(t("error.try_again"));
    return out;
}

Html activation_body(Env const& env, StaffMember const& person, std::string_view password)
{
    auto const& t = env.words;
    Html out;
    out.add<"<h1>{}</h1><p>{}</p><p>{} : <strong><bdi>{}</bdi></strong></p><p "
            "class=\"recovery-code\"><bdi>{}</bdi></p><p>{}</p><p><a href=\"{}\">{}</a></p>">(
        t("activation.title"), t("activation.intro"), t("signin.username"), person.username, password,
        t("activation.after"), url("/users"), t("nav.users"));
    return out;
}

Page const users_page{"users", need_nothing, handle_users};
Page const add_person_page{"add_person", need_add, handle_add};
Page const reset_page{"reset_person", need_reset, handle_reset};
Page const give_back_page{"give_back", need_give_back, handle_give_back};

}  // namespace abri::pages
