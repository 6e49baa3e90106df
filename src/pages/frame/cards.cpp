// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/cards.h"

#include "core/casework/age.h"
#include "pages/frame/layout.h"

namespace abri::pages {

std::vector<Card const*> visible(Loaded const& loaded, Env const& env)
{
    return visible_cards(loaded.cards, env.actor, env.staff, day_of(env.now));
}

void put_missing(Html& out, Loaded const& loaded, Env const& env)
{
    if (loaded.missing_cards == 0) return;
    out.add(banner("danger", env.words.count("cases.missing", static_cast<long>(loaded.missing_cards))));
}

std::string age_words(Words const& t, Date from, Date day)
{
    auto const age = spoken_age(from, day);
    return t.count(age.unit == "weeks"    ? "cases.age_in.weeks"
                   : age.unit == "months" ? "cases.age_in.months"
                                          : "cases.age_in.years",
                   age.count);
}

std::string told_apart(Env const& env, Card const& card)
{
    auto const& t = env.words;
    if (auto const channel = card.text(Card::Text::channel); card.code().empty() && !channel.empty())
        return std::string(t("list.identification_channel." + std::string(channel)));
    auto const sex = card.text(Card::Text::sex);
    if (sex.empty() || card.age < 0) return {};
    auto const age =
        card.age_from ? age_words(t, *card.age_from, day_of(env.now)) : t.count("cases.age_in.years", card.age);
    return std::string(t("list.sex." + std::string(sex))) + ", " + age;
}

Html for_whom(Env const& env, Card const& card)
{
    Html out;
    if (env.actor.role != Role::caseworker || card.key_worker == env.actor.id) return out;
    return out.add<" <span class=\"badge\">{}</span>">(
        env.words("cases.for_colleague", {std::string(env.name_of(card.key_worker))}));
}

std::string title_of(Env const& env, Card const& card)
{
    return card.code().empty() ? env.words("case.reported", {env.words.date(day_of(card.identified_on))})
                               : std::string(card.code());
}

}  // namespace abri::pages
