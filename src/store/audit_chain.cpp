// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/audit_chain.h"

namespace abri::store {

ledger::Hash next_audit_hash(ledger::Hasher const& hasher, ledger::Hash const& previous, Bytes const& line)
{
    Writer bound;
    bound.raw(previous);
    bound.blob(line);
    return hasher.hash(bound.bytes());
}

std::uint64_t first_broken_audit_line(Store& store, ledger::Hasher const& hasher)
{
    ledger::Hash previous{};
    std::uint64_t expected = 0, bad = 0;
    store.audit(1, [&](AuditRow const& row) {
        ++expected;
        if (bad == 0 && (row.seq != expected || row.hash != next_audit_hash(hasher, previous, row.line)))
            bad = expected;
        previous = row.hash;
    });
    return bad;
}

}  // namespace abri::store
