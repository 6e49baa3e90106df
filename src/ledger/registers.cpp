// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "ledger/registers.h"

#include <algorithm>

namespace abri::ledger {

void Registers::apply(Position const& at, Stamp const& stamp, Write const& write)
{
    auto& heads = heads_[write.name];
    for (auto const& head : heads)
        if (head.at == at || covers(head.seen, at)) return;
    std::erase_if(heads, [&](Head const& head) { return covers(write.seen, head.at); });
    heads.push_back({at, stamp, write.seen, write.value});
}

std::string const& Registers::value(std::string const& name) const
{
    static std::string const none;
    auto const found = heads_.find(name);
    if (found == heads_.end() || found->second.empty()) return none;
    auto const later = [](Head const& a, Head const& b) {
        return a.stamp != b.stamp ? a.stamp < b.stamp : a.at.origin < b.at.origin;
    };
    return std::max_element(found->second.begin(), found->second.end(), later)->value;
}

std::vector<std::string> Registers::conflict(std::string const& name) const
{
    std::vector<std::string> values;
    auto const found = heads_.find(name);
    if (found == heads_.end()) return values;
    for (auto const& head : found->second)
        if (std::find(values.begin(), values.end(), head.value) == values.end()) values.push_back(head.value);
    if (values.size() < 2) values.clear();
    std::sort(values.begin(), values.end());
    return values;
}

std::vector<std::string> Registers::names_in_conflict() const
{
    std::vector<std::string> names;
    for (auto const& [name, heads] : heads_)
        if (heads.size() > 1 && !conflict(name).empty()) names.push_back(name);
    return names;
}

Context Registers::context_for(std::string const& name) const
{
    Context context;
    auto const found = heads_.find(name);
    if (found == heads_.end()) return context;
    for (auto const& head : found->second) {
        for (auto const& seen : head.seen) include(context, seen);
        include(context, head.at);
    }
    return context;
}

}  // namespace abri::ledger
