// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace abri::faults {

// One line of a trace that io_shim.cpp wrote.
struct Step {
    char what = 0;
    std::string path;
    std::uint64_t offset = 0;
    std::string data;
};
std::vector<Step> read_trace(std::string const& path);

// What a disk may hold after the power went: what was synced, and of the rest any part, each sector of 512 bytes for
// itself. Files that were made or removed are so for certain only once their folder was synced.
class Disk {
public:
    void load(std::string const& path, std::string content) { files_[path] = {std::move(content), {}, true, true}; }
    void apply(Step const& step);
    // One of the many disks that could be found when the power goes now: path → content.
    std::map<std::string, std::string> after_power_cut(std::mt19937_64& chance) const;

private:
    struct File {
        std::string durable;
        std::vector<Step> unsynced;   // writes and truncations
        bool there = true;            // as the program sees it
        bool certain = false;         // its folder was synced since it was made or removed
    };
    std::map<std::string, File> files_;
};

}  // namespace abri::faults
