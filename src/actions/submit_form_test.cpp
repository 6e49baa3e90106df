// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/submit_form.h"

#include <doctest/doctest.h>

using namespace abri;
using actions::Submitted;
using Came = actions::Submitted::Came;
using Before = actions::SubmitInto::Before;

TEST_CASE(
    "what is posted goes through one protocol: twice, otherwise, a row, no id, overtaken, and only then the rules")
{
    EntryId minted{{1}};
    minted.bytes[6] = 0x70;
    minted.bytes[8] = 0x80;
    int asked = 0;
    auto const writes = [&](EntryId entry) -> Result<std::vector<actions::NewEntry>, actions::Rejected> {
        ++asked;
        actions::NewEntry written;
        written.entry = entry;
        return std::vector{written};
    };
    auto const came = [&](actions::Submission const& submission, actions::SubmitInto const& into) {
        return actions::submit_form(submission, into, writes).came;
    };
    CHECK(came({minted, "old", true}, {.before = Before::the_same, .heads = "new"}) == Came::twice);
    CHECK(came({minted, "old", true}, {.before = Before::something_else, .heads = "new"}) == Came::otherwise);
    CHECK(came({std::nullopt, "old", true}, {.heads = "new"}) == Came::row);
    CHECK(came({std::nullopt, "new"}, {.heads = "new"}) == Came::no_entry);
    CHECK(came({EntryId{{1}}, ""}, {.begins_a_file = true}) == Came::no_entry);
    CHECK(came({minted, "old"}, {.heads = "new"}) == Came::overtaken);
    CHECK(asked == 0);
    auto const written = actions::submit_form({minted, "whatever"}, {}, writes);
    CHECK(written.is_saved());
    REQUIRE(written.entries.size() == 1);
    CHECK(written.entries[0].entry == minted);

    auto const refused = actions::submit_form(
        {minted, ""}, {}, [](EntryId) -> Result<std::vector<actions::NewEntry>, actions::Rejected> {
            return Fail{actions::Rejected{{}, {{Refused::in_the_past, RuleId::none, "until", ""}}}};
        });
    CHECK_FALSE(refused.is_saved());
    CHECK(refused.status() == 422);
    CHECK(refused.refusal() == "in_the_past");
    CHECK(refused.notice().empty());
    CHECK(refused.entries.empty());
}

TEST_CASE("a form that was sent otherwise comes back with a new id, one that was overtaken with its own")
{
    Submitted const otherwise{Came::otherwise}, overtaken{Came::overtaken};
    CHECK(otherwise.status() == 409);
    CHECK(otherwise.needs_new_id());
    CHECK(overtaken.status() == 409);
    CHECK_FALSE(overtaken.needs_new_id());
    CHECK(otherwise.notice() != overtaken.notice());
}
