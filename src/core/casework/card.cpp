// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/card.h"

#include "base/bytes.h"
#include "base/text.h"

#include <algorithm>

namespace abri {

Card make_card(CaseFile const& file, Instant now)
{
    Card card;
    card.file = file.id;
    card.code = file.code();
    card.risk = file.risk;
    card.priority = file.priority;
    card.urgency = file.urgency;
    card.eligibility = file.eligibility;
    card.stage = file.stage;
    card.cycle = file.cycle;
    card.key_worker = file.key_worker;
    card.identified_on = file.identified_on;
    card.initial_timeliness = file.initial ? file.initial->timeliness : "";
    card.initial_limit = file.shared["limit.initial_assessment"];
    card.monitoring_frequency = file.shared["monitoring.frequency"];
    if (file.registration) {
        card.sex = file.registration->sex;
        card.area = file.registration->area;
        card.age = file.registration->age;
        card.concerns = file.registration->concerns;
        card.provisional = file.registration->provisional && file.shared.filled("due.consent");
    }
    for (auto& due : deadlines(file, now, 0))
        if (due.what != "follow_up") card.dues.push_back(std::move(due));
    card.next_contact = next_contact(file, day_of(now));
    std::vector<std::string> exceptions;
    for (auto const& e : file.exceptions) exceptions.push_back(e.what);
    card.exceptions = join(exceptions, ",");
    return card;
}

std::vector<Deadline> deadlines(Card const& card, Instant now, int soon_days)
{
    // The same computation as for a file, over what the card kept of it.
    CaseFile file;
    file.stage = card.stage;
    for (auto const& due : card.dues) file.shared.set("due." + due.what, iso(due.at));
    file.shared.set("limit.initial_assessment", card.initial_limit);
    auto found = deadlines(file, now, soon_days);
    if (card.next_contact) {
        file.shared = {};
        file.shared.set("due.review", iso(Instant{*card.next_contact}));
        for (auto contact : deadlines(file, now, soon_days)) {
            contact.what = contact.form = "follow_up";
            found.push_back(contact);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](Deadline const& a, Deadline const& b) { return a.at < b.at; });
    return found;
}

std::vector<std::uint8_t> encode(Card const& card)
{
    Writer out;
    out.u8(1);
    out.raw(card.file.bytes);
    for (auto const* text : {&card.code, &card.risk, &card.priority, &card.sex, &card.area, &card.urgency, &card.concerns, &card.eligibility, &card.exceptions,
                             &card.initial_timeliness, &card.monitoring_frequency, &card.initial_limit})
        out.text(*text);
    out.u8(static_cast<std::uint8_t>(card.stage));
    out.u8(static_cast<std::uint8_t>(card.age + 1));
    out.u8(static_cast<std::uint8_t>(card.cycle));
    out.raw(card.key_worker.bytes);
    out.u64(static_cast<std::uint64_t>(card.identified_on.time_since_epoch().count()));
    out.u8(card.provisional ? 1 : 0);
    out.text(card.next_contact ? iso(*card.next_contact) : "");
    out.count(card.dues.size());
    for (auto const& due : card.dues) {
        out.text(due.what);
        out.text(iso(due.at));
    }
    return out.take();
}

std::optional<Card> decode_card(std::span<std::uint8_t const> bytes)
{
    Reader in(bytes);
    if (in.u8() != 1) return std::nullopt;
    Card card;
    card.file.bytes = in.array<16>();
    for (auto* text : {&card.code, &card.risk, &card.priority, &card.sex, &card.area, &card.urgency, &card.concerns, &card.eligibility, &card.exceptions,
                       &card.initial_timeliness, &card.monitoring_frequency, &card.initial_limit})
        *text = in.text();
    card.stage = static_cast<Stage>(in.u8());
    card.age = in.u8() - 1;
    card.cycle = in.u8();
    card.key_worker.bytes = in.array<16>();
    card.identified_on = Instant{std::chrono::milliseconds{static_cast<std::int64_t>(in.u64())}};
    card.provisional = in.u8() == 1;
    card.next_contact = parse_date(in.text());
    auto const dues = in.count();
    for (std::uint64_t i = 0; i < dues && in.ok(); ++i) {
        Deadline due;
        due.what = due.form = in.text();
        due.at = parse_instant(in.text()).value_or(Instant{});
        card.dues.push_back(std::move(due));
    }
    if (!in.at_end()) return std::nullopt;
    return card;
}

}  // namespace abri
