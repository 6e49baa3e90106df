// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/id.h"
#include "base/time.h"

#include <string>
#include <vector>

namespace abri {

struct Share {
    std::string recipient, services, information, method;
    bool one_off = false;
    bool consumed = false;   // a one-off share that has been used
};

struct NotShared {
    std::string recipient, information;  // no information named = nothing at all
};

// One conversation about consent, with the child or with a legal representative.
struct ConsentTalk {
    EntryId entry;
    Date on{};
    Instant at{};            // the same to the minute, where it was said
    bool with_child = false;
    std::string giver; // child, or the representative's relation to the child: each is asked for themselves
    std::string answer; // given, partly_given, refused…, by code
    std::string grants;
    std::vector<Share> shares;
    std::vector<NotShared> refusals;
    Date until{};
    bool overridden = false; // acting on a legal basis, with reasons
    bool withdrawn = false; // taken back later by the same person
    bool lifts = false;      // what this person asked to withhold before may be said now
    bool withholds = false; // something must not be told to somebody: the words are in the identity part

    bool says_no() const { return answer == "refused" || answer == "withdrawn"; }
    bool agrees() const { return answer == "given" || answer == "partly_given"; }
    // The child has given a complete answer and opposes nothing: chose to take no part, or is too young to be asked
    // (R-057, G-19). Nobody has to write down a yes that was not said.
    bool asks_no_more_of_child() const
    {
        return with_child && (answer == "chose_not_to_take_part" || answer == "too_young");
    }
    // A representative who could not safely be asked, was not to be found, or is not needed by law (G-05).
    bool excused() const
    {
        return answer == "not_sought_unsafe" || answer == "none_reachable" ||
               answer == "child_may_consent_alone_by_law";
    }
};

using Consents = std::vector<ConsentTalk>;  // in the order they were held

// Adds a talk at its place in time, whenever it is written down: what the same person took back later stays taken back.
void add_talk(Consents& consents, ConsentTalk talk);

// The latest word of the child, or of any representative; null when never asked.
ConsentTalk const* latest(Consents const& consents, bool with_child);

// Whether the case may be opened and carried: the child and a representative agreed or are excused and no
// representative's latest word is no; or a legal basis with reasons.
bool allows_case_management(Consents const& consents);

enum class ShareAnswer : std::uint8_t {
    allowed,
    refused,
    not_covered,
    service_not_covered,
    information_not_covered,
    expired,
    withdrawn,
    consumed
};
// Whether `information` (codes joined by commas) may go to `recipient` on `day`, for `service` where one is named: an
// agreement that names services holds for those. The strictest of all talks wins.
ShareAnswer may_share(Consents const& consents, std::string_view recipient, std::string_view information, Date day,
                      std::string_view service = {});
// Everybody whose latest word is awaited or given, one talk each, in the order they first spoke.
std::vector<ConsentTalk const*> latest_of_each(Consents const& consents);
// The talk whose one-off share such a use would consume; nil when it is not one-off.
EntryId one_off_used(Consents const& consents, std::string_view recipient, Date day, std::string_view service = {});

}  // namespace abri
