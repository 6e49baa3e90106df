// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/consent/consent.h"

#include "base/text.h"
#include "core/policy/rule.h"

#include <algorithm>

namespace abri {

ConsentTalk const* latest(Consents const& consents, bool with_child)
{
    auto const found = std::find_if(consents.rbegin(), consents.rend(), [&](ConsentTalk const& talk) { return talk.with_child == with_child; });
    return found == consents.rend() ? nullptr : &*found;
}

bool allows_case_management(Consents const& consents)
{
    auto const overridden = std::any_of(consents.begin(), consents.end(), [](ConsentTalk const& talk) { return talk.overridden; });
    if (overridden) return true;
    auto const* child = latest(consents, true);
    auto const* guardian = latest(consents, false);
    bool const child_agrees = child && child->agrees() && has_code(child->grants, "case_management");
    bool const guardian_agrees = guardian && ((guardian->answer == "given" && has_code(guardian->grants, "case_management")) || guardian->excused());
    return rule(41_rule, child_agrees && guardian_agrees);
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

ShareAnswer may_share(Consents const& consents, std::string_view recipient, std::string_view information, Date day)
{
    for (auto const& talk : consents)
        for (auto const& refusal : talk.refusals)
            if (!rule(49_rule, refusal.recipient != recipient || !overlap(refusal.information, information))) return ShareAnswer::refused;
    auto answer = ShareAnswer::not_covered;
    for (auto const& talk : consents) {
        for (auto const& share : talk.shares) {
            if (share.recipient != recipient) continue;
            if (!rule(50_rule, day <= talk.until)) answer = ShareAnswer::expired;
            else if (!rule(51_rule, !(share.one_off && share.consumed))) answer = ShareAnswer::consumed;
            else if (!within(information, share.information)) answer = ShareAnswer::information_not_covered;
            else return ShareAnswer::allowed;
        }
    }
    return rule(164_rule, false) ? ShareAnswer::allowed : answer;
}

EntryId one_off_used(Consents const& consents, std::string_view recipient, Date day)
{
    EntryId used;
    for (auto const& talk : consents) {
        for (auto const& share : talk.shares) {
            if (share.recipient != recipient || day > talk.until || share.consumed) continue;
            if (!share.one_off) return {};
            used = talk.entry;
        }
    }
    return used;
}

}  // namespace abri
