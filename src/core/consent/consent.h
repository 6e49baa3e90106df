// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/id.h"
#include "base/time.h"

#include <string>
#include <vector>

namespace abri {

// Each is a thing of its own: what, to whom, for which services, once or until the talk ends.
struct Share {
    std::string recipient, services, information, method;
    bool one_off = false;
    bool consumed = false;   // a one-off share that has been used
    std::string named = {};  // one organisation and no other of its kind; empty: any
};

struct NotShared {
    std::string recipient, information;  // no information named = nothing at all
    std::string named = {};  // one organisation, whatever kind it is written under; empty: the whole kind
    std::string lifted = {};  // what the same person agreed to later: her latest word counts
    bool is_lifted() const;   // all that was named; one that named nothing stands for all the rest
};

inline bool is_excuse(std::string_view answer)
{
    return answer == "not_sought_unsafe" || answer == "none_reachable" || answer == "child_may_consent_alone_by_law";
}

// One conversation about consent, with the child or with a legal representative.
struct ConsentTalk {
    EntryId entry;
    Date on{};
    Instant at{};  // the same to the minute, where it was said
    bool with_child = false;
    std::string relation;  // of the representative to the child
    std::string giver;  // who spoke: child, or one representative, known from others of the same relation
    std::string answer;  // given, partly_given, refused…, by code
    std::string grants;
    std::vector<Share> shares;
    std::vector<NotShared> refusals;
    Date until{};
    bool of_earlier_cycle = false; // said before the file was reopened: a no still counts, a yes is asked anew
    bool until_review = false;  // ends with the first review that is held after it
    bool overridden = false;  // acting on a legal basis, with reasons
    bool override_asked = false;  // of the supervisor, who has not answered yet: nothing rests on it
    bool withdrawn = false;  // taken back later by the same person
    bool lifts = false;  // what this person asked to withhold before may be said now
    bool withholds = false;  // something must not be told to somebody: the words are in the identity part

    bool says_no() const { return answer == "refused" || answer == "withdrawn"; }
    bool agrees() const { return answer == "given" || answer == "partly_given"; }
    // The child has given a complete answer and opposes nothing: chose to take no part, or is too young to be asked
    // (R-057, G-19). Nobody has to write down a yes that was not said.
    bool asks_no_more_of_child() const
    {
        return with_child && (answer == "chose_not_to_take_part" || answer == "too_young");
    }
    // A representative who could not safely be asked, was not to be found, or is not needed by law (G-05).
    bool excused() const { return is_excuse(answer); }
};

using Consents = std::vector<ConsentTalk>;  // in the order they were held

// Adds a talk at its place in time, whenever it is written down: what the same person took back later stays taken back.
void add_talk(Consents& consents, ConsentTalk talk);

// The latest word of the child, or of any representative; null when never asked.
ConsentTalk const* latest(Consents const& consents, bool with_child);

// Whether the case may be opened and carried: the child and a representative agreed or are excused and no
// representative's latest word is no; or a legal basis with reasons.
bool allows_case_management(Consents const& consents);
// A supervisor decided so, or danger did; it holds until somebody says no again: then it is weighed anew.
bool has_legal_basis(Consents const& consents);
// The child's or a representative's latest word is no, and no legal basis outweighs it.
bool somebody_refuses(Consents const& consents);

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
// No service named: an agreement for some services does not cover it. Several shares may cover it together.
struct Sharing {
    std::string_view recipient, information, service = {}, named = {};
};
ShareAnswer may_share(Consents const& consents, Sharing const& wanted, Date day);
// Everybody whose latest word is awaited or given, one talk each, in the order they first spoke.
std::vector<ConsentTalk const*> latest_of_each(Consents const& consents);
// One share of one talk, as registers name it: "<entry of the talk>.<place among its shares>".
std::string name_of_share(ConsentTalk const& talk, std::size_t place);
// The one-off shares that such a use would consume: none where what lasts covers it.
std::vector<std::string> one_offs_used(Consents const& consents, Sharing const& wanted, Date day);
// A new cycle asks anew: what was agreed before it ends.
void end_before(Consents& consents, Date day);
// A talk that holds until the review ends when one is held.
void end_at_review(Consents& consents, Date held_on);

}  // namespace abri
