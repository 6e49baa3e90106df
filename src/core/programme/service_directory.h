// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/recorded.h"

namespace abri {

// A service of the network, as it was last written down (SYS-19).
struct Service {
    EntryId id;                     // of the entry that first named it
    std::string provider, service, recipient, areas, hours, address, focal_point, focal_contact, conditions, state;
    int age_from = 0, age_to = 17;
    Date verified{};

    bool is_open() const { return state == "active" || state == "to_verify"; }
    // Verified longer ago than `days`: somebody has to ask whether it is still there.
    bool is_stale(Date today, int days) const { return is_open() && verified + Days{days} < today; }
    // Whether a child of this age living there may go there; an age or area nobody knows excludes nothing.
    bool serves(std::string_view area, int age) const;
};

// The directory: each service as of its latest entry, in the order they were first named.
std::vector<Service> fold_services(std::vector<Recorded> const& records);

// A kind of service that nobody offers in an area.
struct ServiceHole {
    std::string service, area;
};
std::vector<ServiceHole> service_holes(std::vector<Service> const& services, std::vector<std::string> const& kinds,
                                       std::vector<std::string> const& areas);

}  // namespace abri
