// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/referral/sharing.h"

#include "base/text.h"

namespace abri {

static constexpr SharedAnswer answers[] = {{"identity", "registration", "first_name"},
                                           {"identity", "registration", "last_name"},
                                           {"identity", "registration", "sex"},
                                           {"identity", "registration", "age_years"},
                                           {"contact", "registration", "residence"},
                                           {"contact", "safe_contact", "number"},
                                           {"contact", "safe_contact", "hours"},
                                           {"contact", "safe_contact", "if_other_answers"},
                                           {"health", "initial_assessment", "health"},
                                           {"health", "comprehensive_assessment", "physical_health_risks"},
                                           {"health", "comprehensive_assessment", "emotional_wellbeing_risks"},
                                           {"concerns", "registration", "initial_concerns"},
                                           {"concerns", "initial_assessment", "protection_concerns"},
                                           {"concerns", "initial_assessment", "risk_level"},
                                           {"family_situation", "registration", "lives_with"},
                                           {"family_situation", "comprehensive_assessment", "living_environment_risks"},
                                           {"family_situation", "comprehensive_assessment", "care_arrangement_risks"},
                                           {"education", "comprehensive_assessment", "education_and_work_risks"},
                                           {"education", "comprehensive_assessment", "education_and_work_protective"},
                                           {"plan", "case_plan", "overall_goal"},
                                           {"plan", "case_plan", "actions"}};

std::span<SharedAnswer const> shared_answers() { return answers; }

// Agreed for one service and none other: it would go with a referral to that service.
static ShareAnswer for_any_service(Consents const& consents, std::string_view recipient, std::string_view category,
                                   Date day)
{
    auto answer = may_share(consents, {recipient, category}, day);
    for (auto const& talk : consents)
        for (auto const& share : talk.shares) {
            auto services = split(share.services, ',');
            if (services.empty()) services.emplace_back();
            for (auto const service : services) {
                auto const one = may_share(consents, {recipient, category, service, share.named}, day);
                if (one == ShareAnswer::allowed) return one;
                if (answer == ShareAnswer::service_not_covered) answer = one;
            }
        }
    return answer;
}

std::vector<SharingLine> sharing_preview(CaseFile const& file, std::string_view recipient,
                                         std::vector<std::string> const& categories, Date day)
{
    std::vector<SharingLine> lines;
    for (auto const& category : categories)
        lines.push_back({category, for_any_service(file.consents, recipient, category, day)});
    return lines;
}

}  // namespace abri
