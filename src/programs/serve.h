// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/node.h"

namespace abri::programs {

// Serves a node until SIGINT or SIGTERM; `ready` is called with the port once it answers.
void run_server(web::Node& node, unsigned short port, std::function<void(unsigned short)> const& ready);

web::Clock machine_clock();

}  // namespace abri::programs
