// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/node.h"

#include <string>

namespace abri::programs {

// Where an office lies on disk, and the lock that lets one program at a time open it.
class OfficePaths {
public:
    OfficePaths(std::string data, std::string slot);
    ~OfficePaths();
    OfficePaths(OfficePaths const&) = delete;
    OfficePaths& operator=(OfficePaths const&) = delete;

    void create_folder() const;             // throws when it is there and not empty
    void take();                            // throws std::runtime_error when another Abri has it
    std::string main() const { return data_ + "/main.db"; }
    std::string vault() const { return data_ + "/vault.db"; }
    std::string const& slot() const { return slot_; }
    crypto::SlotSecrets read_slot() const;  // throws when it is gone

private:
    std::string data_, slot_;
    int lock_ = -1;
};

// Signs in with a password read from standard input; nothing when name and password do not match.
std::optional<web::Keyring> ask_for_keys(web::Node& node, std::string const& username);

Policy load_policy(std::string const& id);   // throws with the line and key that are wrong
Minutes local_utc_offset();
void log_as_json();

}  // namespace abri::programs
