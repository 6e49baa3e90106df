// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/cards.h"

#include "pages/frame/layout.h"

namespace abri::pages {

std::vector<Card const*> visible(Loaded const& loaded, Env const& env)
{
    return visible_cards(loaded.cards, env.actor, env.staff);
}

void put_missing(Html& out, Loaded const& loaded, Env const& env)
{
    if (loaded.missing_cards == 0) return;
    out.add(banner("danger", env.words.count("cases.missing", static_cast<long>(loaded.missing_cards))));
}

std::string title_of(Env const& env, Card const& card)
{
    return card.code().empty() ? env.words("case.reported", {env.words.date(day_of(card.identified_on))})
                               : std::string(card.code());
}

}  // namespace abri::pages
