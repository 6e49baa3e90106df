// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/case_page.h"

#include "base/embedded.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("the first page shows a code that tells nothing; what is no such code is not shown at all [R-096]")
{
    pages::Languages languages;
    REQUIRE(languages.load());
    auto const policy = *parse_policy(embedded("policies/standard.json"));
    auto const story = Story().identified().screened().consented().registered();
    std::vector<pages::StaffMember> const nobody;
    pages::Env const env{languages.of("fr"), story.catalogue(), policy, story.now, story.worker, nobody, "", {}, {}, "", Minutes{0}, false, nullptr};
    pages::Loaded loaded;
    loaded.file = pages::OpenedFile{story.history(), story.file()};
    auto const shown = pages::cover_page.handle({}, loaded, env).response;
    CHECK(shown.status == 200);
    CHECK(shown.body.find(story.file().code()) != std::string::npos);
    for (char const* secret : {"Kela", "Vostrimek", "Bloc C"}) CHECK(shown.body.find(secret) == std::string::npos);

    loaded.file->file.registration->code = "KELA-VOSTRIMEK";
    auto const refused = pages::cover_page.handle({}, loaded, env).response;
    CHECK(refused.status == 404);
    CHECK(refused.body.find("VOSTRIMEK") == std::string::npos);
}
