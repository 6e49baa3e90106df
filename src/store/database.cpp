// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/database.h"

#include "store/store.h"

namespace abri::store {

Transaction::~Transaction()
{
    if (!database_) return;
    try {
        database_->run("rollback");
    } catch (StoreError const&) {
        // The engine has rolled back by itself after a failed write; there is nothing left to undo.
    }
}

void Transaction::commit()
{
    database_->run("commit");
    database_ = nullptr;
}

bool is_server(std::string_view address) { return address.starts_with("postgresql://"); }

std::unique_ptr<Database> open_database(std::string const& address)
{
    return is_server(address) ? open_postgres(address) : open_sqlite(address);
}

}  // namespace abri::store
