// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <string>

namespace abri::programs {

// Exit codes: 0 done, 1 could not be done (said why), 2 the call was wrong, 3 verification found something.
struct OfficeOptions {
    std::string data;             // folder of the office: its lock, and its databases when they are files
    std::string slot;             // empty: data + ".slot"
    std::string main, vault;      // empty: files in the folder; else postgresql://… of two databases
};
struct ServeOptions {
    OfficeOptions office;
    std::string policy = "standard";
    unsigned short port = 8080;
    std::string address;          // as people reach it, such as https://abri.example: printed on certificates
};
struct InitOptions {
    OfficeOptions office;
    std::string agency, administrator, manager;
    std::string supervisor, team;
};
struct DemoOptions {
    OfficeOptions office;         // no folder: a throw-away one, removed at the end
    std::string today;            // "2026-10-12T09:00": where the demo's clock starts; empty: now
    unsigned short port = 8080;
    bool build_only = false;
    int children = 58;
    int learners = 0;             // so many more people who took a course, for measurements
    bool quick = false;           // a handful of children instead of sixty
};
struct RebuildOptions {
    OfficeOptions office;
    std::string as;
};
struct VerifyOptions {
    OfficeOptions office;
    std::string as;
};

struct ExportOptions {
    std::string course = "cm101", language = "fr", format = "scorm", out;
};

void log_everything();
int serve(ServeOptions const& options);
int init(InitOptions const& options);
int demo(DemoOptions const& options);
struct UserResetOptions {
    OfficeOptions office;
    std::string username, administrator;
};

int export_course(ExportOptions const& options);
int verify(VerifyOptions const& options);
int rebuild(RebuildOptions const& options);
int user_reset(UserResetOptions const& options);

}  // namespace abri::programs
