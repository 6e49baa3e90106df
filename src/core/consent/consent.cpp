// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/consent/consent.h"

#include "base/text.h"
#include "core/policy/rule.h"

#include <algorithm>

namespace abri {

// The same person said no before and agrees now: her latest word about a recipient counts, for what it names.
static void lift(NotShared& refusal, ConsentTalk const& later)
{
    for (auto const& share : later.shares) {
        if (share.recipient != refusal.recipient || fold_latin(share.named) != fold_latin(refusal.named)) continue;
        for (auto code : split(share.information, ','))
            if (!has_code(refusal.lifted, code))
                refusal.lifted += (refusal.lifted.empty() ? "" : ",") + std::string(code);
    }
}

void add_talk(Consents& consents, ConsentTalk talk)
{
    auto const after = std::upper_bound(consents.begin(), consents.end(), talk,
                                        [](ConsentTalk const& a, ConsentTalk const& b) { return a.at < b.at; });
    consents.insert(after, std::move(talk));
    for (auto earlier = consents.begin(); earlier != consents.end(); ++earlier)
        for (auto later = earlier + 1; later != consents.end(); ++later) {
            if (later->giver != earlier->giver) continue;
            for (auto& refusal : earlier->refusals) lift(refusal, *later);
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

bool has_legal_basis(Consents const& consents)
{
    for (auto talk = consents.rbegin(); talk != consents.rend() && (talk->overridden || !talk->says_no()); ++talk)
        if (talk->overridden && !talk->of_earlier_cycle) return true;
    return false;
}

bool somebody_refuses(Consents const& consents)
{
    auto const each = latest_of_each(consents);
    return !has_legal_basis(consents) && std::any_of(each.begin(), each.end(), [&](ConsentTalk const* talk) {
        bool const overtaken = talk->of_earlier_cycle && !talk->with_child && allows_case_management(consents);
        return talk->says_no() && !overtaken;
    });
}

bool allows_case_management(Consents const& consents)
{
    if (has_legal_basis(consents)) return true;
    bool child_agrees = false, guardian_agrees = false, guardian_refuses = false;
    for (auto const* talk : latest_of_each(consents)) {
        bool const counts = !talk->of_earlier_cycle;
        bool const agrees = counts && talk->agrees() && has_code(talk->grants, "case_management");
        if (talk->with_child) child_agrees = agrees || (counts && talk->asks_no_more_of_child());
        else {
            guardian_agrees |= agrees || (counts && talk->excused());
            guardian_refuses |= counts && talk->says_no();
        }
    }
    // Without a yes of now nothing goes; a no of before the reopening is overtaken by it.
    return rule(41_rule, child_agrees && guardian_agrees && !guardian_refuses);
}

bool NotShared::is_lifted() const
{
    if (information.empty()) return false;
    for (auto code : split(information, ','))
        if (!has_code(lifted, code)) return false;
    return true;
}

// Whether any of it was kept back and not agreed to since; no information named keeps everything back.
static bool is_kept_back(NotShared const& refusal, std::string_view wanted)
{
    for (auto code : split(wanted, ','))
        if ((refusal.information.empty() || has_code(refusal.information, code)) && !has_code(refusal.lifted, code))
            return true;
    return wanted.empty() && refusal.information.empty();
}

static bool is_named(std::string_view one, std::string_view other) { return fold_latin(one) == fold_latin(other); }

static bool is_refused(NotShared const& refusal, Sharing const& wanted)
{
    if (!is_kept_back(refusal, wanted.information)) return false;
    if (refusal.named.empty()) return refusal.recipient == wanted.recipient;
    // A clinic that was refused is refused under whatever kind somebody writes it; written without a name it may be it.
    if (wanted.named.empty()) return refusal.recipient == wanted.recipient;
    return is_named(refusal.named, wanted.named);
}

static bool is_to(Share const& share, Sharing const& wanted)
{
    return share.recipient == wanted.recipient && (share.named.empty() || is_named(share.named, wanted.named));
}

static bool is_for(Share const& share, std::string_view service)
{
    return share.services.empty() || (!service.empty() && has_code(share.services, service));
}

// Why one category does not go, or that it does; `used` gets the one-off share it takes.
static ShareAnswer find_share(Consents const& consents, Sharing const& wanted, std::string_view category, Date day,
                              std::string* used)
{
    auto answer = ShareAnswer::not_covered;
    std::string once;
    for (auto const& talk : consents) {
        for (std::size_t place = 0; place < talk.shares.size(); ++place) {
            auto const& share = talk.shares[place];
            if (!is_to(share, wanted)) continue;
            if (!rule(49_rule, is_for(share, wanted.service))) {
                if (answer == ShareAnswer::not_covered) answer = ShareAnswer::service_not_covered;
            } else if (!has_code(share.information, category)) {
                if (answer == ShareAnswer::not_covered || answer == ShareAnswer::service_not_covered)
                    answer = ShareAnswer::information_not_covered;
            } else if (talk.withdrawn) answer = ShareAnswer::withdrawn;
            else if (!rule(50_rule, day <= talk.until)) answer = ShareAnswer::expired;
            else if (!rule(51_rule, !(share.one_off && share.consumed))) answer = ShareAnswer::consumed;
            else if (!share.one_off) return ShareAnswer::allowed;  // what lasts is used first
            else if (once.empty()) once = name_of_share(talk, place);
        }
    }
    if (once.empty()) return answer;
    if (used) *used = once;
    return ShareAnswer::allowed;
}

ShareAnswer may_share(Consents const& consents, Sharing const& wanted, Date day)
{
    for (auto const& talk : consents)
        for (auto const& refusal : talk.refusals)
            if (!rule(49_rule, !is_refused(refusal, wanted))) return ShareAnswer::refused;
    for (auto category : split(wanted.information, ','))
        if (auto const answer = find_share(consents, wanted, category, day, nullptr); answer != ShareAnswer::allowed)
            return answer;
    return wanted.information.empty() ? ShareAnswer::not_covered : ShareAnswer::allowed;
}

std::string name_of_share(ConsentTalk const& talk, std::size_t place)
{
    return talk.entry.text() + "." + std::to_string(place);
}

std::vector<std::string> one_offs_used(Consents const& consents, Sharing const& wanted, Date day)
{
    std::vector<std::string> all;
    for (auto category : split(wanted.information, ',')) {
        std::string used;
        find_share(consents, wanted, category, day, &used);
        if (!used.empty() && std::find(all.begin(), all.end(), used) == all.end()) all.push_back(used);
    }
    return all;
}

void end_before(Consents& consents, Date day)
{
    for (auto& talk : consents)
        if (talk.on < day) talk.until = std::min(talk.until, day - Days{1}), talk.of_earlier_cycle = true;
}

void end_at_review(Consents& consents, Date held_on)
{
    for (auto& talk : consents)
        if (talk.until_review && talk.on < held_on) talk.until = std::min(talk.until, held_on);
}

}  // namespace abri
