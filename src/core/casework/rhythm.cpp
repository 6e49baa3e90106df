// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/rhythm.h"

namespace abri {

static constexpr std::string_view names[] = {"risk", "safe_house", "plan", "before"};
static constexpr std::string_view registers[] = {"monitoring.by_risk", "monitoring.safe_house", "monitoring.plan",
                                                 "monitoring.frequency"};
static constexpr ContactCause causes[] = {ContactCause::risk, ContactCause::safe_house, ContactCause::plan,
                                          ContactCause::before};

std::string_view name_of(ContactCause cause) { return names[static_cast<std::size_t>(cause)]; }
static std::string_view register_of(ContactCause cause) { return registers[static_cast<std::size_t>(cause)]; }

ContactRhythm contact_rhythm(CaseFile const& file)
{
    ContactRhythm rhythm;
    auto const from = parse_date(file.shared["monitoring.from"]);
    if (!from || file.death || !file.is_open()) return rhythm;
    rhythm.from = *from;
    // Before causes were told apart there was one frequency: it holds until a plan says how often.
    bool const told_apart = file.standing.contains(register_of(ContactCause::plan));
    for (auto const cause : causes) {
        if (cause == ContactCause::before && told_apart) continue;
        auto const asked = file.shared[register_of(cause)];
        int const more = contacts_in_two_weeks(asked) - contacts_in_two_weeks(rhythm.frequency);
        if (asked.empty() || more < 0) continue;
        if (more > 0) rhythm.causes.clear();
        rhythm.frequency = asked;
        rhythm.causes.push_back(cause);
    }
    return rhythm;
}

void ask_for_contacts(Answers& shared, ContactCause cause, std::string_view frequency, Date from)
{
    shared.set(register_of(cause), frequency.empty() ? "-" : frequency);
    if (!frequency.empty()) shared.set("monitoring.from", iso(from));
}

void end_contacts(Answers& shared, Date on)
{
    for (auto const name : registers) shared.set(name, "-");
    shared.set("monitoring.from", iso(on));
}

std::string_view frequency_for(Policy const& policy, std::string_view risk)
{
    if (risk == "high") return policy.monitoring_high;
    return risk == "medium" ? policy.monitoring_medium : policy.monitoring_low;
}

int contacts_in_two_weeks(std::string_view frequency)
{
    if (frequency == "daily") return 14;
    if (frequency == "twice_a_week") return 4;
    if (frequency == "once_a_week") return 2;
    return frequency == "once_in_two_weeks" ? 1 : 0;
}

}  // namespace abri
