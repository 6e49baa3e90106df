// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/consent/consent.h"

#include "base/text.h"
#include "core/policy/rule.h"

#include <algorithm>

namespace abri {

void add_talk(Consents& consents, ConsentTalk talk)
{
    auto const after = std::upper_bound(consents.begin(), consents.end(), talk,
                                        [](ConsentTalk const& a, ConsentTalk const& b) { return a.at < b.at; });
    consents.insert(after, std::move(talk));
    for (auto earlier = consents.begin(); earlier != consents.end(); ++earlier)
        for (auto later = earlier + 1; later != consents.end(); ++later) {
            if (later->giver != earlier->giver) continue;
            earlier->withdrawn |= later->says_no();
            earlier->withholds &= !later->lifts;
        }
}

ConsentTalk const* latest(Consents const& consents, bool with_child)
{
    auto const found = std::find_if(consents.rbegin(), consents.rend(),
                                    [&](ConsentTalk const& talk) { return talk.with_child == with_child; });
    return found == consents.rend() ? nullptr : &*found;
}

std::vector<ConsentTalk const*> latest_of_each(Consents const& consents)
{
    std::vector<ConsentTalk const*> each;
    for (auto const& talk : consents) {
        auto const same = std::find_if(each.begin(), each.end(),
                                       [&](ConsentTalk const* other) { return other->giver == talk.giver; });
        if (same == each.end()) each.push_back(&talk);
        else *same = &talk;
    }
    return each;
}

bool allows_case_management(Consents const& consents)
{
    // A legal basis holds until somebody says no again: then it is weighed anew.
    for (auto talk = consents.rbegin(); talk != consents.rend() && (talk->overridden || !talk->says_no()); ++talk)
        if (talk->overridden) return true;
    bool child_agrees = false, guardian_agrees = false, guardian_refuses = false;
    for (auto const* talk : latest_of_each(consents)) {
        bool const agrees = talk->agrees() && has_code(talk->grants, "case_management");
        if (talk->with_child) child_agrees = agrees || talk->asks_no_more_of_child();
        else guardian_agrees |= agrees || talk->excused(), guardian_refuses |= talk->says_no();
    }
    return rule(41_rule, child_agrees && guardian_agrees && !guardian_refuses);
}

static bool overlap(std::string_view refused, std::string_view wanted)
{
    if (refused.empty()) return true;
    for (auto code : split(wanted, ','))
        if (has_code(refused, code)) return true;
    return false;
}

static bool within(std::string_view wanted, std::string_view agreed)
{
    for (auto code : split(wanted, ','))
        if (!has_code(agreed, code)) return false;
    return true;
}

static bool is_for(Share const& share, std::string_view service)
{
    return service.empty() || share.services.empty() || has_code(share.services, service);
}

ShareAnswer may_share(Consents const& consents, std::string_view recipient, std::string_view information, Date day,
                      std::string_view service)
{
    for (auto const& talk : consents)
        for (auto const& refusal : talk.refusals)
            if (!rule(49_rule, refusal.recipient != recipient || !overlap(refusal.information, information)))
                return ShareAnswer::refused;
    auto answer = ShareAnswer::not_covered;
    for (auto const& talk : consents) {
        for (auto const& share : talk.shares) {
            if (share.recipient != recipient) continue;
            if (!rule(49_rule, is_for(share, service))) {
                if (answer == ShareAnswer::not_covered) answer = ShareAnswer::service_not_covered;
            } else if (talk.withdrawn) answer = ShareAnswer::withdrawn;
            else if (!rule(50_rule, day <= talk.until)) answer = ShareAnswer::expired;
            else if (!rule(51_rule, !(share.one_off && share.consumed))) answer = ShareAnswer::consumed;
            else if (!within(information, share.information)) answer = ShareAnswer::information_not_covered;
            else return ShareAnswer::allowed;
        }
    }
    return answer;
}

EntryId one_off_used(Consents const& consents, std::string_view recipient, Date day, std::string_view service)
{
    EntryId used;
    for (auto const& talk : consents) {
        for (auto const& share : talk.shares) {
            if (talk.withdrawn || !is_for(share, service) || share.recipient != recipient || day > talk.until ||
                share.consumed)
                continue;
            if (!share.one_off) return {};
            used = talk.entry;
        }
    }
    return used;
}

}  // namespace abri
