// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/lease.h"

#include "store/statements.h"
#include "store/store.h"

#include <optional>
#include <random>

namespace abri::store {

using namespace sql;

namespace {

struct Held {
    std::int64_t number = 0;   // grows with every process that takes over
    Bytes holder;
};

std::optional<Held> read(Database& database, char const* statement, Bytes const& agency)
{
    std::optional<Held> held;
    database.query(statement, {agency}, [&](Row const& row) { held = {row.integer(0), row.blob(1)}; });
    return held;
}

}  // namespace

Lease::Lease(Bytes agency) : agency_(std::move(agency)), holder_(16)
{
    std::random_device random;
    for (auto& byte : holder_) byte = static_cast<std::uint8_t>(random());
}

void Lease::take(Database& database) const
{
    for (int tries = 5;; --tries) {
        try {
            Transaction change(database);
            if (auto const before = read(database, one_lease, agency_))
                database.run(take_lease, {agency_, before->number, before->holder, before->number + 1, holder_});
            else database.run(first_lease, {agency_, std::int64_t{1}, holder_});
            change.commit();
        } catch (StoreError const&) {
            // Another one was faster: what it wrote is read, and taken over in its turn.
            if (tries == 1) throw;
        }
        auto const now = read(database, one_lease, agency_);
        if (now && now->holder == holder_) return;
        if (tries == 1) throw StoreError("another Abri keeps taking over this office", StoreError::Kind::engine);
    }
}

void Lease::check(Database& database) const
{
    auto const now = read(database, database.locks_rows() ? held_lease : one_lease, agency_);
    if (!now || now->holder != holder_)
        throw StoreError("another Abri has taken over this office", StoreError::Kind::superseded);
}

void Lease::write_again(Database& database) const
{
    Transaction change(database);
    check(database);
    if (auto const now = read(database, one_lease, agency_))
        database.run(take_lease, {agency_, now->number, holder_, now->number, holder_});
    change.commit();
}

}  // namespace abri::store
