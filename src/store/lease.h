// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/database.h"

namespace abri::store {

// Which process writes an office. The same row stands in both databases and is taken over by compare-and-set before
// anything else is read; every commit looks at it inside its own transaction. Whoever finds another holder there has
// been superseded and writes nothing more.
class Lease {
public:
    explicit Lease(Bytes agency);

    // Takes the row over from whoever holds it. Throws StoreError of kind engine when another process takes it at the
    // same moment, again and again.
    void take(Database& database) const;
    // Throws StoreError of kind superseded unless this process holds the row; inside a transaction nobody else can
    // take it before that ends.
    void check(Database& database) const;
    // The same, and writes the row as it is: durable when it returns, so that a disk which takes nothing is noticed.
    void write_again(Database& database) const;

private:
    Bytes agency_, holder_;  // the holder: sixteen random bytes of this process, no secret
};

}  // namespace abri::store
