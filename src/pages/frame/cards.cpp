// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/cards.h"

namespace abri::pages {

std::vector<Card const*> visible(Loaded const& loaded, Env const& env)
{
    return visible_cards(loaded.cards, env.actor, env.staff);
}

std::string title_of(Env const& env, Card const& card)
{
    return card.code().empty() ? env.words("case.reported", {env.words.date(day_of(card.identified_on))})
                               : std::string(card.code());
}

}  // namespace abri::pages
