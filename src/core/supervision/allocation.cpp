// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/allocation.h"

#include <algorithm>

namespace abri {

static bool any_of_codes(std::string_view list, std::initializer_list<std::string_view> codes)
{
    return std::any_of(codes.begin(), codes.end(), [&](std::string_view code) { return has_code(list, code); });
}

std::vector<std::string> missing_training(StaffRecord const& who, AllocationWish const& wish, Date today)
{
    std::vector<std::string> lacks;
    bool const exploited = any_of_codes(wish.concerns, {"sexual_exploitation", "sexual_abuse", "trafficking"});
    bool const alone = any_of_codes(wish.concerns, {"separated", "unaccompanied", "abandonment", "orphan"});
    bool const ready = (!exploited || who.is_trained("sexual_exploitation", today)) &&
                       (!alone || who.is_trained("family_separation", today));
    if (!rule(75_rule, ready)) lacks.emplace_back("untrained_for_this");
    bool const core = who.is_trained("child_protection", today) && who.is_trained("case_management_process", today) &&
                      who.is_trained("child_friendly_communication", today);
    if (!rule(248_rule, core)) lacks.emplace_back("no_core_training");
    bool const statutory = wish.court || has_code(wish.concerns, "conflict_with_law");
    if (!rule(364_rule, !statutory || who.regulated)) lacks.emplace_back("no_regulated_title");
    return lacks;
}

static AllocationReasons weigh(Workload const& load, StaffRecord const& who, AllocationWish const& wish, Date today,
                               Policy const& policy)
{
    AllocationReasons out{load, {}, {}};
    auto const say = [&](bool fits, char const* yes, char const* no) {
        (fits ? out.in_favour : out.against).emplace_back(fits ? yes : no);
    };
    say(load.open + 1 <= cap_of(load, policy), "has_room", "at_cap");
    auto one_more = load;
    ++one_more.open;
    if (!is_over_cap(one_more, policy) && is_over_standard(one_more, policy)) out.against.emplace_back("over_standard");
    if (!wish.sex.empty()) say(who.sex == wish.sex, "sex_as_asked", "sex_not_as_asked");
    if (!wish.language.empty()) say(has_code(who.languages, wish.language), "speaks", "does_not_speak");
    if (!wish.area.empty() && has_code(who.areas, wish.area)) out.in_favour.emplace_back("knows_area");
    if (who.absence_on(today)) out.against.emplace_back("absent");
    if (who.last_decision == "no_new_files") out.against.emplace_back("no_new_files");
    if (has_code(who.factors, "new_to_work")) out.against.emplace_back("new_to_work");
    auto const lacks = missing_training(who, wish, today);
    if (lacks.empty() && who.described) out.in_favour.emplace_back("trained");
    out.against.insert(out.against.end(), lacks.begin(), lacks.end());
    return out;
}

std::vector<std::string> to_be_justified(AllocationReasons const& reasons)
{
    auto asked = reasons.against;
    std::erase_if(asked, [](std::string const& code) {
        return !any_of_codes("at_cap,over_standard,absent,no_new_files,untrained_for_this,no_core_training,"
                             "no_regulated_title",
                             {code});
    });
    return asked;
}

std::vector<AllocationReasons> weigh_allocation(std::vector<Workload> loads, StaffRegister const& people,
                                                AllocationWish const& wish, Date today, Policy const& policy)
{
    for (auto& load : loads) add_record(load, people.of(load.worker));
    sort_for_allocation(loads, policy);
    std::vector<AllocationReasons> all;
    for (auto const& load : loads) all.push_back(weigh(load, people.of(load.worker), wish, today, policy));
    // Fewer things against first; where that is even, the lighter load, as sorted.
    std::stable_sort(all.begin(), all.end(),
                     [](auto const& a, auto const& b) { return a.against.size() < b.against.size(); });
    return all;
}

}  // namespace abri
