// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/programme/service_directory.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

bool Service::serves(std::string_view area, int age) const
{
    bool const here = area.empty() || area.starts_with("?") || areas.empty() || has_code(areas, area);
    return is_open() && here && (age < 0 || (age >= age_from && age <= age_to));
}

std::vector<Service> fold_services(std::vector<Recorded> const& records)
{
    std::vector<Service> services;
    for (auto const& recorded : records) {
        auto const& a = recorded.answers;
        if (recorded.kind != "service_described" || !recorded.readable) continue;
        auto const about = EntryId::parse(a["about"]).value_or(recorded.entry);
        auto place = std::find_if(services.begin(), services.end(), [&](Service const& s) { return s.id == about; });
        if (place == services.end()) {
            services.emplace_back();
            place = services.end() - 1;
            place->id = recorded.entry;
        }
        for (auto const& [into, code] :
             {std::pair{&Service::provider, "provider"}, std::pair{&Service::service, "service"},
              std::pair{&Service::recipient, "recipient"}, std::pair{&Service::areas, "areas"},
              std::pair{&Service::hours, "hours"}, std::pair{&Service::address, "address"},
              std::pair{&Service::focal_point, "focal_point"}, std::pair{&Service::focal_contact, "focal_contact"},
              std::pair{&Service::conditions, "conditions"}, std::pair{&Service::state, "state"}})
            (*place).*into = a[code];
        place->age_from = std::max(0, a.number("age_from"));
        place->age_to = a.filled("age_to") ? a.number("age_to") : 17;
        place->verified = a.date("verified_on").value_or(day_of(recorded.at));
    }
    return services;
}

std::vector<ServiceHole> service_holes(std::vector<Service> const& services, std::vector<std::string> const& kinds,
                                       std::vector<std::string> const& areas)
{
    std::vector<ServiceHole> holes;
    for (auto const& kind : kinds)
        for (auto const& area : areas)
            if (std::none_of(services.begin(), services.end(),
                             [&](Service const& s) { return s.service == kind && s.serves(area, -1); }))
                holes.push_back({kind, area});
    return holes;
}

}  // namespace abri
