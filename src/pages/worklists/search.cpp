// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/worklists/search.h"

#include "pages/frame/layout.h"

#include <set>

namespace abri::pages {

namespace {

Needs need_names(Request const& request, Actor const&)
{
    Needs needs;
    needs.cards = true;
    auto const wanted = request.field("q");
    if (request.post && !wanted.empty()) needs.audit = {"searched", actions::Audit::About::nothing};
    // Codes hold digits, names none: the sealed names are opened for a name only.
    if (needs.audit.is_written() && wanted.find_first_of("0123456789") == wanted.npos) needs.name = wanted;
    return needs;
}

Outcome handle_search(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const wanted = trim(request.field("q"));
    Html results;
    std::set<FileId> named;
    for (auto const& match : loaded.matches) named.insert(match.first);
    std::size_t found = 0, mine = 0;
    static constexpr std::size_t most_shown = 50;
    for (auto const* card : visible(loaded, env)) {
        bool const by_name = named.contains(card->file);
        bool const by_code = !wanted.empty() && card->code().find(wanted) != std::string_view::npos;
        mine += by_name;
        if (!by_code && !by_name) continue;
        if (++found <= most_shown)
            results.add<"<li><a href=\"{}\"><bdi>{}</bdi></a> {} {}</li>">(
                url("/cases/", card->file.text()), title_of(env, *card), risk_mark(t, card->risk()),
                t("stage." + std::string(name_of(card->stage))));
    }
    bool const elsewhere = named.size() > mine;
    Html body;
    body.add<"<h1>{}</h1><form method=\"post\" action=\"{}\" role=\"search\"><input type=\"hidden\" name=\"csrf\" "
             "value=\"{}\"><div class=\"field\"><label for=\"q\">{}</label><p class=\"hint\" id=\"q-hint\">{}</p>"
             "<input id=\"q\" name=\"q\" value=\"{}\" autocomplete=\"off\" aria-describedby=\"q-hint\"></div><button "
             "class=\"primary\">{}</button></form>">(t("nav.search"), url("/search"), env.csrf, t("search.label"),
                                                     t("search.hint"), wanted, t("search.button"));
    put_missing(body, loaded, env);
    if (!results.empty()) body.add<"<ul class=\"tasks\">{}</ul>">(results);
    if (found > most_shown)
        body.add<"<p>{}</p>">(t("search.more", {std::to_string(most_shown), std::to_string(found)}));
    if (elsewhere) body.add(banner("warning", t("search.possible_match")));
    if (!wanted.empty() && results.empty() && !elsewhere && !loaded.searched_too_often)
        body.add<"<p>{}</p>">(t("search.nothing"));
    if (loaded.searched_too_often) body.add(banner("warning", t("search.too_often")));
    auto out = show(env, t("nav.search"), body, loaded.searched_too_often ? 429 : 200);
    if (elsewhere) out.matched.assign(named.begin(), named.end());
    return out;
}

}  // namespace

Page const search_page{"search", need_names, handle_search};

}  // namespace abri::pages
