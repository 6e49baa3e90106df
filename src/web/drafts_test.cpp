// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/small_office.h"

using namespace abri;
using Office = abri::tests::SmallOffice;

namespace {

std::string typed(http::Response const& page, std::string const& words)
{
    return "csrf=" + Office::value_of(page, "csrf") + "&entry=" + Office::value_of(page, "entry") +
           "&child_name=" + words;
}

}  // namespace

TEST_CASE("a post after the session grew old becomes a draft of its author, for a day")
{
    Office office;
    auto const old = office.sign_in("claire");
    auto const body = typed(office.get(old, "/cases/new"), "seule+le+soir");
    office.now += std::chrono::minutes{16};
    auto const late = office.post(old, "/cases/new", body);
    CHECK(late.status == 401);
    CHECK(late.body.find("brouillon") != std::string::npos);

    auto const fresh = office.sign_in("claire");
    CHECK(office.get(fresh, "/day").body.find("1 brouillon") != std::string::npos);
    auto const entry = Office::value_of(office.get(fresh, "/cases/new"), "entry");
    auto const listed = office.get(fresh, "/drafts").body;
    auto const at = listed.find("/cases/new?draft=");
    REQUIRE(at != std::string::npos);
    auto const resumed = (*office.shell)(
        {"GET", "/cases/new", listed.substr(at + 11, 38), {{"host", "here"}, {"cookie", "abri_sid=" + fresh}}, "", ""});
    CHECK(resumed.body.find("seule le soir") != std::string::npos);
    CHECK(Office::value_of(resumed, "entry") != entry);
    CHECK(body.find(Office::value_of(resumed, "entry")) != std::string::npos);

    SUBCASE("it is nobody else's")
    {
        CHECK(office.get(office.sign_in("samuel"), "/drafts").body.find("/cases/new?draft=") == std::string::npos);
    }
    SUBCASE("two days later the cookie says nothing any more")
    {
        office.now += std::chrono::hours{48};
        auto const too_late = office.post(old, "/cases/new", body);
        CHECK(too_late.status == 401);
        CHECK(too_late.body.find("brouillon") == std::string::npos);
    }
}

TEST_CASE("nobody leaves a draft for another: the token must belong to the cookie, the cookie to a session that was")
{
    Office office;
    auto const claire = office.sign_in("claire"), bruno = office.sign_in("bruno");
    auto const body = typed(office.get(bruno, "/cases/new"), "x");
    office.now += std::chrono::minutes{16};
    CHECK(office.post(claire, "/cases/new", body).body.find("brouillon") == std::string::npos);
    CHECK(office.post(std::string(128, 'a'), "/cases/new", body).body.find("brouillon") == std::string::npos);
    CHECK(office.get(office.sign_in("claire"), "/drafts").body.find("draft=") == std::string::npos);
}

TEST_CASE("a draft is sealed: the table shows neither file, form nor words, and another's keys open none of it")
{
    Office office;
    auto const claire = office.sign_in("claire");
    auto const page = office.get(claire, "/cases/new");
    CHECK(office.post(claire, "/cases/new/draft", typed(page, "porte+rouge") + "&_quiet=1").status == 200);
    auto const* member = office.node->directory()->by_username("claire");
    auto const rows = office.node->store().drafts_of(member->id);
    REQUIRE(rows.size() == 1);
    for (auto const* hidden : {"porte rouge", "identification", "child_name"})
        CHECK(text_of(rows[0].sealed).find(hidden) == std::string_view::npos);
    CHECK(to_hex(rows[0].place) != Office::value_of(page, "entry"));
    CHECK(office.post(claire, "/cases/new/draft", typed(page, "porte+bleue") + "&_quiet=1").status == 200);
    CHECK(office.node->store().drafts_of(member->id).size() == 1);
}
