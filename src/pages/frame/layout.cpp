// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/layout.h"

#include "base/embedded.h"

namespace abri::pages {

Url asset(std::string_view name)
{
    std::uint64_t h = 0xcbf29ce484222325u;
    for (char c : embedded("assets/" + std::string(name))) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    Writer bytes;
    bytes.u64(h);
    return url("/assets/", to_hex(bytes.bytes()), "/", name);
}

static Html head(Words const& words, std::string_view title)
{
    Html out;
    out.add<"<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{} – Abri</title>"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            "<link rel=\"stylesheet\" href=\"{}\"><link rel=\"icon\" href=\"{}\"><script src=\"{}\" "
            "defer></script></head>">(words.language(), words.direction(), title, asset("app.css"), asset("icon.svg"),
                                      asset("app.js"));
    return out;
}

namespace {

struct NavigationItem {
    char const* key;
    char const* path;
    bool caseworker, supervisor, manager, administrator, data_entry;
};
constexpr NavigationItem navigation[] = {
    {"nav.day", "/day", true, false, false, false, false},
    {"nav.team", "/team", false, true, true, false, false},
    {"nav.cases", "/cases", true, true, false, false, true},
    {"nav.approvals", "/approvals", false, true, true, false, false},
    {"nav.meetings", "/meetings", false, true, false, false, true},
    {"nav.search", "/search", true, true, false, false, false},
    {"nav.learn", "/learn", true, true, true, false, true},
    {"nav.supervision", "/supervision", true, false, true, false, true},
    {"nav.services", "/services", false, false, true, false, true},
    {"nav.users", "/users", false, false, false, true, false},
};

bool is_for(NavigationItem const& item, Role role)
{
    switch (role) {
        case Role::caseworker: return item.caseworker;
        case Role::supervisor: return item.supervisor;
        case Role::manager: return item.manager;
        case Role::administrator: return item.administrator;
        case Role::data_entry_operator: return item.data_entry;
    }
    return false;
}

// A fixed path written in this file.
Url fixed(std::string_view path)
{
    if (path == "/day") return url("/day");
    if (path == "/cases") return url("/cases");
    if (path == "/approvals") return url("/approvals");
    if (path == "/team") return url("/team");
    if (path == "/search") return url("/search");
    if (path == "/learn") return url("/learn");
    if (path == "/services") return url("/services");
    if (path == "/meetings") return url("/meetings");
    if (path == "/supervision") return url("/supervision");
    return url("/users");
}

Html language_switch(Words const& words)
{
    bool const french = words.language() == "fr";
    Html out;
    out.add<"<form method=\"post\" action=\"{}\" class=\"inline\"><input type=\"hidden\" name=\"language\" "
            "value=\"{}\"><button class=\"link\" lang=\"{}\">{}</button></form>">(
        url("/language"), french ? "en" : "fr", french ? "en" : "fr", french ? "English" : "Français");
    return out;
}

}  // namespace

Html layout(Env const& env, std::string_view title, Html const& body)
{
    auto const& t = env.words;
    Html out = head(t, title);
    out.add<"<body><a class=\"skip\" href=\"#main\">{}</a>">(t("layout.skip"));
    if (env.demo) out.add<"<p class=\"demo\" role=\"note\">{}</p>">(t("layout.demo"));
    out.add<"<header><a class=\"brand\" href=\"{}\">Abri</a><span class=\"who\"><bdi>{}</bdi> <span "
            "class=\"badge\">{}</span></span>">(url("/"), env.name_of(env.actor.id),
                                                t("role." + std::string(name_of(env.actor.role))));
    out.add(language_switch(t));
    out.add<"<form method=\"post\" action=\"{}\" class=\"inline\"><input type=\"hidden\" name=\"csrf\" "
            "value=\"{}\"><button class=\"link\">{}</button></form>">(url("/signout"), env.csrf, t("layout.signout"));
    out.add<"<form method=\"post\" action=\"{}\" class=\"inline\"><button class=\"exit\" "
            "id=\"quick-exit\">{}</button></form></header>">(url("/exit"), t("layout.exit"));
    out.add<"<nav aria-label=\"{}\"><ul>">(t("layout.navigation"));
    for (auto const& item : navigation)
        if (is_for(item, env.actor.role)) out.add<"<li><a href=\"{}\">{}</a></li>">(fixed(item.path), t(item.key));
    out.add<"</ul></nav><main id=\"main\" tabindex=\"-1\">{}</main><footer><p>{}</p></footer></body></html>">(
        body, t("layout.footer"));
    return out;
}

Html plain_layout(Words const& words, std::string_view title, Html const& body, bool demo)
{
    Html out = head(words, title);
    out.add<"<body class=\"plain\"><a class=\"skip\" href=\"#main\">{}</a>">(words("layout.skip"));
    if (demo) out.add<"<p class=\"demo\" role=\"note\">{}</p>">(words("layout.demo"));
    out.add<"<header><span class=\"brand\">Abri</span>{}</header><main id=\"main\" "
            "tabindex=\"-1\">{}</main></body></html>">(language_switch(words), body);
    return out;
}

Html hidden_fields(Env const& env, std::string_view heads) { return hidden_fields(env, heads, env.new_entry); }

Html hidden_fields(Env const& env, std::string_view heads, EntryId entry)
{
    Html out;
    out.add<"<input type=\"hidden\" name=\"csrf\" value=\"{}\"><input type=\"hidden\" name=\"entry\" "
            "value=\"{}\"><input type=\"hidden\" name=\"heads\" value=\"{}\">">(env.csrf, entry.text(), heads);
    return out;
}

Html risk_mark(Words const& words, std::string_view risk)
{
    Html out;
    if (risk.empty()) return out;
    std::string_view const shape = risk == "high" ? "▲" : risk == "medium" ? "◆" : risk == "low" ? "●" : "○";
    out.add<"<span class=\"risk {}\"><span aria-hidden=\"true\">{}</span> {}</span>">(
        risk, shape, words("list.risk_level." + std::string(risk)));
    return out;
}

Html lateness_mark(Words const& words, Deadline const& deadline)
{
    Html out;
    out.add<"<span class=\"due {}\">{} <time datetime=\"{}\">{}</time></span>">(
        name_of(deadline.lateness), words("lateness." + std::string(name_of(deadline.lateness))), iso(deadline.at),
        words.moment(deadline.at));
    return out;
}

Html banner(std::string_view kind, std::string_view text)
{
    Html out;
    out.add<"<p class=\"banner {}\" role=\"status\">{}</p>">(kind, text);
    return out;
}

}  // namespace abri::pages
