// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "ledger/history.h"

#include <algorithm>

namespace abri::ledger {

bool History::has(EntryId entry) const
{
    return std::any_of(entries.begin(), entries.end(), [&](Opened const& e) { return e.header.entry == entry; });
}

History fold(std::vector<Opened> entries)
{
    // The stamp of a fact is above that of every fact it saw, so this order is causal first.
    auto const before = [](Opened const& a, Opened const& b) {
        if (a.header.at.origin == b.header.at.origin && a.header.at.incarnation == b.header.at.incarnation)
            return a.header.at.seq < b.header.at.seq;
        return a.fact.stamp != b.fact.stamp ? a.fact.stamp < b.fact.stamp : a.header.at.origin < b.header.at.origin;
    };
    if (!std::is_sorted(entries.begin(), entries.end(), before))
        std::stable_sort(entries.begin(), entries.end(), before);
    History history;
    for (auto const& entry : entries) {
        history.file = entry.header.file;
        include(history.heads, entry.header.at);
        if (!entry.readable) continue;
        for (auto const& write : entry.fact.writes)
            if (write.of_file) history.registers.apply(entry.header.at, entry.fact.stamp, write);
    }
    history.entries = std::move(entries);
    return history;
}

Stamp next_stamp(History const& history, std::int64_t now)
{
    Stamp latest;
    for (auto const& entry : history.entries) latest = std::max(latest, entry.fact.stamp);
    if (latest.milliseconds < now) return {now, 0};
    return {latest.milliseconds, latest.tick + 1};
}

}  // namespace abri::ledger
