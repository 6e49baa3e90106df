// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <string>

namespace abri::programs {

// Exit codes: 0 done, 1 could not be done (said why), 2 the call was wrong, 3 verification found something.
struct ServeOptions {
    std::string data, slot, policy = "standard";
    unsigned short port = 8080;
};
struct InitOptions {
    std::string data, slot, agency, administrator, manager;
    std::string supervisor, team;
};
struct DemoOptions {
    std::string data;             // empty: a throw-away folder, removed at the end
    std::string today;            // "2026-10-12T09:00": where the demo's clock starts; empty: now
    unsigned short port = 8080;
    bool build_only = false;
    bool quick = false;           // a handful of children instead of sixty
};
struct VerifyOptions {
    std::string data, slot, as;
};

int serve(ServeOptions const& options);
int init(InitOptions const& options);
int demo(DemoOptions const& options);
struct UserResetOptions {
    std::string data, slot, username, administrator;
};

int verify(VerifyOptions const& options);
int user_reset(UserResetOptions const& options);

}  // namespace abri::programs
