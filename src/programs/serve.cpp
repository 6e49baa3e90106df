// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/serve.h"

#include "http/server.h"
#include "programs/commands.h"
#include "programs/office_paths.h"
#include "web/shell.h"

#include <csignal>
#include <cstdio>
#include <thread>

namespace abri::programs {

web::Clock machine_clock()
{
    return [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
}

// Its own code: whoever starts it again at once would only take the office back, and so on for ever.
static constexpr int superseded = 4;

static sigset_t our_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (int signal : {SIGINT, SIGTERM, SIGALRM}) sigaddset(&signals, signal);
    return signals;
}

void take_signals()
{
    std::signal(SIGPIPE, SIG_IGN);   // who went away is noticed where we write
    auto const signals = our_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// Stops when asked to, and by itself when another process has taken the office over.
static void watch(http::Server& server, web::Node& node, std::stop_token const& stop)
{
    auto const signals = our_signals();
    timespec const pause{10, 0};
    while (!stop.stop_requested()) {
        int const got = sigtimedwait(&signals, nullptr, &pause);
        if (got == SIGINT || got == SIGTERM) return server.stop();
        node.lock_if_nobody();  // the last session may have ended by growing old
        node.is_ready();
        if (node.is_superseded()) return server.stop();
    }
}

int run_server(web::Node& node, unsigned short port, std::function<void(unsigned short)> const& ready)
{
    web::Shell shell(node, web::Shell::Channel::plain_loopback);
    http::Server server({.address = "127.0.0.1", .port = port, .workers = 16, .limits = {}},
                        [&](http::Request&& request) {
                            auto response = shell(std::move(request));
                            crypto::forget_stack();
                            return response;
                        });
    std::jthread const waiter([&](std::stop_token const& stop) { watch(server, node, stop); });
    ready(server.port());
    server.run();
    pthread_kill(const_cast<std::jthread&>(waiter).native_handle(), SIGALRM);
    const_cast<std::jthread&>(waiter).request_stop();
    if (!node.is_superseded()) return 0;
    std::fputs("Abri: another process writes this office now; this one has ended.\n", stderr);
    return superseded;
}

int serve(ServeOptions const& options)
{
    take_signals();
    log_as_json();
    OpenedOffice office(options.office, options.policy, options.address);
    return run_server(office.node(), options.port, [&](unsigned short port) {
        std::printf("Abri: http://127.0.0.1:%u\n", port), std::fflush(stdout);
    });
}

}  // namespace abri::programs
