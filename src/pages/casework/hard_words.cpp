// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/hard_words.h"

#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

constexpr char const* cards[] = {"ask_under_5",  "ask_from_5_to_11", "ask_from_12_to_17", "limits",  "no_service",
                                 "against_wish", "reporting",        "not_today",         "goodbye", "breathe"};

Outcome handle_words(Request const&, Loaded const&, Env const& env)
{
    auto const& t = env.words;
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p><div class=\"spoken\">">(t("hard_words.title"),
                                                                           t("hard_words.intro"));
    for (std::string const card : cards)
        body.add<"<section id=\"{}\"><h2>{}</h2><blockquote>{}</blockquote><p class=\"hint\">{}</p></section>">(
            card, t("hard_words.name." + card), t("hard_words.say." + card), t("hard_words.mind." + card));
    body.add<"</div>">();
    return show(env, t("hard_words.title"), body);
}

}  // namespace

Page const hard_words_page{"hard_words", need_nothing, handle_words};

}  // namespace abri::pages
