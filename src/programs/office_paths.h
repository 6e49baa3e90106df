// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "programs/commands.h"
#include "web/node.h"

#include <string>

namespace abri::programs {

// Where an office lies, and the lock that lets one program at a time open it.
class OfficePaths {
public:
    explicit OfficePaths(OfficeOptions options);
    ~OfficePaths();
    OfficePaths(OfficePaths const&) = delete;
    OfficePaths& operator=(OfficePaths const&) = delete;

    void create_folder() const;             // throws when it is there and not empty
    void take();                            // throws std::runtime_error when another Abri has it
    std::string const& main() const { return where_.main; }
    std::string const& vault() const { return where_.vault; }
    std::string const& slot() const { return where_.slot; }
    crypto::SlotSecrets read_slot() const;  // throws when it is gone

private:
    OfficeOptions where_;
    int lock_ = -1;
};

// An office taken and opened by this program.
class OpenedOffice {
public:
    explicit OpenedOffice(OfficeOptions const& options, std::string const& policy = "standard",
                          std::string const& address = {});
    web::Node& node() { return node_; }

private:
    OfficePaths paths_;
    crypto::SlotSecrets slot_;
    crypto::KeyedHasher hasher_;
    web::Node node_;
};

// Signs in with a password read from standard input; nothing when name and password do not match.
std::optional<web::Keyring> ask_for_keys(web::Node& node, std::string const& username);

Policy load_policy(std::string const& id);   // throws with the line and key that are wrong
// The machine's time zone with its changes to and from summer time, until 2060.
Zone local_zone();
void log_as_json();

}  // namespace abri::programs
