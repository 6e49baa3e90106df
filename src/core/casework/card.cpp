// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/card.h"

#include "base/bytes.h"
#include "base/text.h"
#include "core/casework/age.h"
#include "core/casework/second_look.h"

#include <algorithm>

namespace abri {

std::string_view Card::text(Text which) const
{
    std::string_view rest = texts;
    for (auto skipped = static_cast<std::size_t>(which); skipped > 0 && !rest.empty(); --skipped)
        rest.remove_prefix(rest.find('\n') + 1);
    return rest.substr(0, rest.find('\n'));
}

int Card::years_on(Date day) const { return age_from ? std::max(0, whole_months(*age_from, day)) / 12 : age; }

bool Card::has_late(Instant now) const
{
    return std::any_of(dues.begin(), dues.end(),
                       [&](Due const& due) { return due.at < now && lateness_of(due.at, now, 0) == Lateness::late; });
}

std::optional<StandIn> Card::stand_in() const
{
    return has_stand_in ? parse_stand_in(text(Text::stand_in)) : std::nullopt;
}

bool Card::is_carried_by(PersonId person, Date day) const
{
    if (key_worker == person) return true;
    auto const other = stand_in();
    return other && other->who == person && other->covers(day);
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
    card.cycle = static_cast<std::uint8_t>(std::min(file.cycle.number, 255));
    card.key_worker = file.key_worker;
    card.identified_on = file.identified_on;
    card.initial_limit = parse_instant(file.shared["limit.initial_assessment"]).value_or(Instant::max());
    std::string sex, area, concerns, exceptions;
    if (file.registration) {
        sex = file.registration->sex;
        area = file.registration->area;
        concerns = file.registration->concerns;
        card.age = static_cast<std::int8_t>(file.registration->age);
        card.age_from = age_from(file);
        card.provisional = file.registration->provisional && file.shared.filled("due.consent");
    }
    for (auto const& e : file.exceptions)
        if (!e.by_supervisor) exceptions += (exceptions.empty() ? "" : ",") + e.what;
    std::string looks;
    for (auto const what : second_looks(file)) (looks += looks.empty() ? "" : ",") += what;
    for (std::string const& text :
         {std::string(file.code()), file.risk, file.priority, sex, area, file.urgency, concerns, file.eligibility,
          exceptions, file.cycle.initial ? file.cycle.initial->timeliness : std::string(),
          std::string(contact_rhythm(file).frequency), file.ineligible_reason, file.channel,
          file.stand_in ? text_of(*file.stand_in) : std::string(), looks})
        (card.texts += text) += '\n';
    card.has_stand_in = file.stand_in.has_value();
    card.has_second_looks = !looks.empty();
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

static constexpr std::uint8_t named = 4;   // before it columns and due kinds stood in a fixed order

std::vector<std::uint8_t> encode(Card const& card)
{
    Writer out;
    out.u8(named);
    out.raw(card.file.bytes);
    out.raw(card.key_worker.bytes);
    std::pair<std::string_view, std::uint64_t> const numbers[] = {
        {"identified_on", count_of(card.identified_on)},
        {"initial_limit", count_of(card.initial_limit)},
        {"stage", static_cast<std::uint64_t>(card.stage)},
        {"age", static_cast<std::uint64_t>(card.age + 1)},
        {"cycle", card.cycle},
        {"provisional", card.provisional ? 1u : 0u},
        {"age_from", count_of(Instant{card.age_from.value_or(Date{})})}};
    out.count(std::size(numbers));
    for (auto const& [name, number] : numbers) {
        out.text(name);
        out.u64(number);
    }
    auto const texts = split(card.texts, '\n');
    out.count(Card::text_count);
    for (std::size_t i = 0; i < Card::text_count; ++i) {
        out.text(Card::text_names[i]);
        out.text(i < texts.size() ? texts[i] : std::string_view());
    }
    out.count(card.dues.size());
    for (auto const& due : card.dues) {
        out.text(due_kinds()[due.kind].what);
        out.u64(count_of(due.at));
    }
    return out.take();
}

namespace {

bool set_stage(Card& card, std::uint64_t number)
{
    if (number > static_cast<std::uint64_t>(Stage::transferred)) return false;
    card.stage = static_cast<Stage>(number);
    return true;
}

bool take_due(Card& card, std::size_t kind, Instant at)
{
    if (kind >= due_kinds().size()) return false;
    card.dues.push_back({static_cast<std::uint8_t>(kind), at});
    card.first_due = std::min(card.first_due, at);
    return true;
}

// Versions 2 and 3: everything in the order of that time, which is the beginning of today's.
std::optional<Card> decode_ordered(Reader& in, std::uint8_t version)
{
    Card card;
    card.file.bytes = in.array<16>();
    card.key_worker.bytes = in.array<16>();
    card.identified_on = instant_of(in.u64());
    card.initial_limit = instant_of(in.u64());
    if (!set_stage(card, in.u8())) return std::nullopt;
    card.age = static_cast<std::int8_t>(in.u8() - 1);
    card.cycle = in.u8();
    card.provisional = in.u8() == 1;
    card.texts = in.text();
    // Knew no channel and nothing since; version 2 no reason of ineligibility either.
    card.texts += version == 2 ? "\n\n\n\n" : "\n\n\n";
    auto const dues = in.count();
    for (std::uint64_t i = 0; i < dues && in.ok(); ++i) {
        auto const kind = in.u8();
        if (!take_due(card, kind, instant_of(in.u64()))) return std::nullopt;
    }
    auto const columns = std::count(card.texts.begin(), card.texts.end(), '\n');
    if (!in.at_end() || columns != static_cast<std::ptrdiff_t>(Card::text_count)) return std::nullopt;
    return card;
}

bool set_number(Card& card, std::string_view name, std::uint64_t number)
{
    if (name == "identified_on") card.identified_on = instant_of(number);
    if (name == "initial_limit") card.initial_limit = instant_of(number);
    if (name == "stage") return set_stage(card, number);
    if (name == "age") card.age = static_cast<std::int8_t>(static_cast<int>(std::min<std::uint64_t>(number, 127)) - 1);
    if (name == "cycle") card.cycle = static_cast<std::uint8_t>(std::min<std::uint64_t>(number, 255));
    if (name == "age_from" && number != 0) card.age_from = day_of(instant_of(number));
    if (name == "provisional") card.provisional = number == 1;
    return true;
}

// Where a name stands in a list: usually at `hint`, where this very program wrote it.
template <class Names, class Has>
std::size_t place_of(Names const& names, std::size_t hint, Has has)
{
    if (hint < names.size() && has(names[hint])) return hint;
    return static_cast<std::size_t>(std::find_if(names.begin(), names.end(), has) - names.begin());
}

// Read a million times when an office of that size is unlocked: names are compared where they lie.
std::optional<Card> decode_named(Reader& in)
{
    Card card;
    card.file.bytes = in.array<16>();
    card.key_worker.bytes = in.array<16>();
    auto const numbers = in.count();
    for (std::uint64_t i = 0; i < numbers && in.ok(); ++i) {
        auto const name = in.text_view();
        if (!set_number(card, name, in.u64())) return std::nullopt;
    }
    std::array<std::string_view, Card::text_count> texts;
    auto const columns = in.count();
    std::size_t length = texts.size();
    for (std::uint64_t i = 0; i < columns && in.ok(); ++i) {
        auto const name = in.text_view(), value = in.text_view();
        if (value.find('\n') != value.npos) return std::nullopt;
        auto const place =
            place_of(Card::text_names, static_cast<std::size_t>(i), [&](auto known) { return known == name; });
        if (place == texts.size()) continue;
        texts[place] = value;
        length += value.size();
    }
    card.texts.reserve(length);
    for (auto const& text : texts) (card.texts += text) += '\n';
    auto const says = [&](Card::Text which) { return !texts[static_cast<std::size_t>(which)].empty(); };
    card.has_stand_in = says(Card::Text::stand_in);
    card.has_second_looks = says(Card::Text::second_looks);
    auto const dues = in.count();
    card.dues.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(dues, due_kinds().size())));
    for (std::uint64_t i = 0; i < dues && in.ok(); ++i) {
        auto const name = in.text_view();
        auto const kind = place_of(due_kinds(), due_kinds().size(), [&](DueKind const& k) { return k.what == name; });
        if (!take_due(card, kind, instant_of(in.u64()))) return std::nullopt;
    }
    if (!in.at_end()) return std::nullopt;
    return card;
}

}  // namespace

std::optional<Card> decode_card(std::span<std::uint8_t const> bytes)
{
    Reader in(bytes);
    auto const version = in.u8();
    if (version == named) return decode_named(in);
    return version == 2 || version == 3 ? decode_ordered(in, version) : std::nullopt;
}

}  // namespace abri
