// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "faults/disk.h"

#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace abri::faults {

std::vector<Step> read_trace(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string const all{std::istreambuf_iterator<char>(in), {}};
    std::vector<Step> steps;
    std::size_t at = 0;
    auto const take = [&](auto& value) {
        if (at + sizeof value > all.size()) throw std::runtime_error("the trace ends in the middle of a step");
        std::memcpy(&value, all.data() + at, sizeof value);
        at += sizeof value;
    };
    while (at < all.size()) {
        Step step;
        std::uint16_t name = 0;
        std::uint32_t size = 0;
        take(step.what);
        take(name);
        step.path = all.substr(at, name);
        at += name;
        take(step.offset);
        take(size);
        step.data = all.substr(at, size);
        at += size;
        steps.push_back(std::move(step));
    }
    return steps;
}

static void write_at(std::string& content, std::uint64_t offset, std::string_view data)
{
    if (content.size() < offset + data.size()) content.resize(offset + data.size(), '\0');
    content.replace(offset, data.size(), data);
}

static void do_all(std::string& content, Step const& step)
{
    if (step.what == 'T') content.resize(step.offset, '\0');
    else write_at(content, step.offset, step.data);
}

void Disk::apply(Step const& step)
{
    auto& file = files_[step.path];
    switch (step.what) {
        case 'C': file = {"", {}, true, false}; break;
        case 'U': file.there = false, file.certain = false; break;
        case 'W':
        case 'T': file.unsynced.push_back(step); break;
        case 'S':
            for (auto const& earlier : file.unsynced) do_all(file.durable, earlier);
            file.unsynced.clear();
            break;
        default: files_.erase(step.path); break;
    }
    if (step.what == 'D')
        for (auto& [path, one] : files_) one.certain = one.certain || path.starts_with(step.path);
}

std::map<std::string, std::string> Disk::after_power_cut(std::mt19937_64& chance) const
{
    auto const coin = [&] { return (chance() & 1) != 0; };
    std::map<std::string, std::string> found;
    for (auto const& [path, file] : files_) {
        bool const there = file.certain ? file.there : coin();
        if (!there) continue;
        auto content = file.durable;
        bool const none = coin(), torn = coin();
        for (auto const& step : file.unsynced) {
            if (none || coin()) continue;
            if (step.what == 'T' || !torn) {
                do_all(content, step);
                continue;
            }
            for (std::size_t sector = 0; sector < step.data.size(); sector += 512)
                if (coin()) write_at(content, step.offset + sector, std::string_view(step.data).substr(sector, 512));
        }
        found.emplace(path, std::move(content));
    }
    return found;
}

}  // namespace abri::faults
