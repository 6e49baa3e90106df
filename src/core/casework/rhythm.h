// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"
#include "core/policy/policy.h"

namespace abri {

// How often somebody is in contact with the child. Several decisions ask for contacts, each for its own cause; the most
// frequent of those that stand holds, so that no plan and no review makes the calls to a child in a safe house rarer by
// the way. A cause ends only by a decision that says so.
enum class ContactCause : std::uint8_t { risk, safe_house, plan, before };  // before: written when there was but one
std::string_view name_of(ContactCause cause);

struct ContactRhythm {
    std::string frequency;  // daily, twice_a_week…; empty: none
    std::vector<ContactCause> causes;  // those that ask for just this
    Date from{};
};
ContactRhythm contact_rhythm(CaseFile const& file);

// What a decision writes: contacts for this cause, from that day on. An empty frequency ends the cause.
void ask_for_contacts(Answers& shared, ContactCause cause, std::string_view frequency, Date from);
void end_contacts(Answers& shared, Date on);  // of every cause: the file ends here

std::string_view frequency_for(Policy const& policy, std::string_view risk);
// Contacts a fortnight, for comparing frequencies.
int contacts_in_two_weeks(std::string_view frequency);

}  // namespace abri
