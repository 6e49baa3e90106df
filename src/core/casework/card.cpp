// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/card.h"

#include "base/bytes.h"
#include "base/text.h"

#include <algorithm>

namespace abri {

std::string_view Card::text(Text which) const
{
    std::string_view rest = texts;
    for (auto skipped = static_cast<std::size_t>(which); skipped > 0 && !rest.empty(); --skipped)
        rest.remove_prefix(rest.find('\n') + 1);
    return rest.substr(0, rest.find('\n'));
}

bool Card::has_late(Instant now) const
{
    return std::any_of(dues.begin(), dues.end(),
                       [&](Due const& due) { return due.at < now && lateness_of(due.at, now, 0) == Lateness::late; });
}

static void add_due(Card& card, std::string_view what, Instant at)
{
    auto const kinds = due_kinds();
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        if (kinds[kind].what == what) card.dues.push_back({static_cast<std::uint8_t>(kind), at});
    card.first_due = std::min(card.first_due, at);
}

Card make_card(CaseFile const& file, Instant now)
{
    Card card;
    card.file = file.id;
    card.stage = file.stage;
    card.cycle = static_cast<std::uint8_t>(std::min(file.cycle, 255));
    card.key_worker = file.key_worker;
    card.identified_on = file.identified_on;
    card.initial_limit = parse_instant(file.shared["limit.initial_assessment"]).value_or(Instant::max());
    std::string sex, area, concerns, exceptions;
    if (file.registration) {
        sex = file.registration->sex;
        area = file.registration->area;
        concerns = file.registration->concerns;
        card.age = static_cast<std::int8_t>(file.registration->age);
        card.provisional = file.registration->provisional && file.shared.filled("due.consent");
    }
    for (auto const& e : file.exceptions) exceptions += (exceptions.empty() ? "" : ",") + e.what;
    for (std::string const& text :
         {std::string(file.code()), file.risk, file.priority, sex, area, file.urgency, concerns, file.eligibility,
          exceptions, file.initial ? file.initial->timeliness : std::string(),
          std::string(file.shared["monitoring.frequency"]), file.ineligible_reason})
        (card.texts += text) += '\n';
    for (auto const& due : deadlines(file, now, 0)) add_due(card, due.what, due.at);
    return card;
}

std::vector<Deadline> deadlines(Card const& card, Instant now, int soon_days)
{
    std::vector<Deadline> found;
    auto const kinds = due_kinds();
    for (auto const& due : card.dues) {
        auto lateness = lateness_of(due.at, now, soon_days);
        if (kinds[due.kind].what == "initial_assessment" && now > card.initial_limit) lateness = Lateness::breached;
        found.push_back({kinds[due.kind].what, kinds[due.kind].form, due.at, lateness});
    }
    std::stable_sort(found.begin(), found.end(), [](Deadline const& a, Deadline const& b) { return a.at < b.at; });
    return found;
}

static std::uint64_t count_of(Instant at) { return static_cast<std::uint64_t>(at.time_since_epoch().count()); }
static Instant instant_of(std::uint64_t count) { return Instant{Instant::duration{static_cast<Instant::rep>(count)}}; }

std::vector<std::uint8_t> encode(Card const& card)
{
    Writer out;
    out.u8(3);
    out.raw(card.file.bytes);
    out.raw(card.key_worker.bytes);
    out.u64(count_of(card.identified_on));
    out.u64(count_of(card.initial_limit));
    out.u8(static_cast<std::uint8_t>(card.stage));
    out.u8(static_cast<std::uint8_t>(card.age + 1));
    out.u8(card.cycle);
    out.u8(card.provisional ? 1 : 0);
    out.text(card.texts);
    out.count(card.dues.size());
    for (auto const& due : card.dues) {
        out.u8(due.kind);
        out.u64(count_of(due.at));
    }
    return out.take();
}

std::optional<Card> decode_card(std::span<std::uint8_t const> bytes)
{
    Reader in(bytes);
    auto const version = in.u8();
    if (version != 2 && version != 3) return std::nullopt;
    Card card;
    card.file.bytes = in.array<16>();
    card.key_worker.bytes = in.array<16>();
    card.identified_on = instant_of(in.u64());
    card.initial_limit = instant_of(in.u64());
    card.stage = static_cast<Stage>(in.u8());
    card.age = static_cast<std::int8_t>(in.u8() - 1);
    card.cycle = in.u8();
    card.provisional = in.u8() == 1;
    card.texts = in.text();
    if (version == 2) card.texts += '\n';   // knew no reason of ineligibility
    auto const dues = in.count();
    card.dues.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(dues, due_kinds().size())));
    for (std::uint64_t i = 0; i < dues && in.ok(); ++i) {
        auto const kind = in.u8();
        auto const at = instant_of(in.u64());
        if (kind >= due_kinds().size()) return std::nullopt;
        card.dues.push_back({kind, at});
        card.first_due = std::min(card.first_due, at);
    }
    if (!in.at_end() ||
        std::count(card.texts.begin(), card.texts.end(), '\n') != static_cast<std::ptrdiff_t>(Card::text_count))
        return std::nullopt;
    return card;
}

}  // namespace abri
