// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/server.h"
#include "http/transport.h"

#include <boost/asio/thread_pool.hpp>

namespace abri::http {

// Serves one connection until it ends, idles too long or breaks the framing rules.
boost::asio::awaitable<void> serve(Transport& transport, Handler const& handler, Limits const& limits,
                                   boost::asio::thread_pool& workers);

}  // namespace abri::http
