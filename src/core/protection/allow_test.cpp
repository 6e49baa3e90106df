// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/protection/allow.h"

#include <doctest/doctest.h>

using namespace abri;

TEST_CASE("lists show a file to as few people as possible [R-087]")
{
    Card card;
    card.key_worker = PersonId{{1}};
    struct {
        Actor actor;
        Stage stage;
        bool seen;
    } const rows[] = {{{PersonId{{1}}, Role::caseworker, "nord"}, Stage::registered, true},
                      {{PersonId{{2}}, Role::caseworker, "nord"}, Stage::registered, false},
                      {{PersonId{{3}}, Role::supervisor, "nord"}, Stage::registered, true},
                      {{PersonId{{4}}, Role::supervisor, "sud"}, Stage::registered, false},
                      {{PersonId{{5}}, Role::supervisor, ""}, Stage::registered, false},
                      {{PersonId{{6}}, Role::manager, ""}, Stage::registered, false},
                      {{PersonId{{6}}, Role::manager, ""}, Stage::closure_requested, true},
                      {{PersonId{{7}}, Role::administrator, ""}, Stage::closure_requested, false},
                      {{PersonId{{8}}, Role::data_entry_operator, "nord"}, Stage::registered, true},
                      {{PersonId{{8}}, Role::data_entry_operator, "sud"}, Stage::registered, false},
                      {{PersonId{{8}}, Role::data_entry_operator, ""}, Stage::registered, false}};
    for (auto const& row : rows) {
        card.stage = row.stage;
        CHECK(allow(row.actor, card, "nord", *parse_date("2026-03-02")) == row.seen);
    }
}
