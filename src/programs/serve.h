// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/node.h"

namespace abri::programs {

// Serves a node until SIGINT, SIGTERM or another process that takes the office over; `ready` is called with the port
// once it answers. Returns the exit code.
int run_server(web::Node& node, unsigned short port, std::function<void(unsigned short)> const& ready);

// Leaves SIGINT and SIGTERM to run_server. To be called before the first thread starts: one that did not block them
// would be killed by them, and the program with it.
void take_signals();

web::Clock machine_clock();

}  // namespace abri::programs
