// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/programme/service_directory.h"
#include "pages/frame/page.h"

namespace abri::pages {

extern Page const services_page;         // the network: by need and place, what is stale, what is missing
extern Page const describe_service_page; // a new service, or what is now known of one

// Services that would take this child, with a way to refer there; empty when the directory knows none.
Html services_for(CaseFile const& file, OpenedOfficeFile const& directory, Env const& env);

}  // namespace abri::pages
