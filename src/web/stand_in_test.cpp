// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/small_office.h"

using namespace abri;
using Office = abri::tests::SmallOffice;

namespace {

// Posts a page's own form with these fields added.
http::Response send(Office& office, std::string const& cookie, std::string const& path, std::string const& fields)
{
    auto const page = office.get(cookie, path);
    REQUIRE(page.status == 200);
    return office.post(cookie, path,
                       "csrf=" + Office::value_of(page, "csrf") + "&entry=" + Office::value_of(page, "entry") +
                           "&heads=" + Office::value_of(page, "heads") + fields);
}

std::string header_of(http::Response const& response, std::string_view name)
{
    for (auto const& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

}  // namespace

TEST_CASE("the key of whoever stands in ends by itself, on the day that was said [R-161]")
{
    Office office;
    auto const claire = office.sign_in("claire");
    auto const today = day_of(office.node->office_now());
    auto const made = send(office, claire, "/cases/new",
                           "&identified_on=" + iso(office.node->office_now()) +
                               "&channel=cp_staff&urgency=none&concern_summary=Seule+le+soir&child_name=Lirabelle");
    CAPTURE(made.body);
    REQUIRE(made.status == 303);
    auto file = header_of(made, "Location");
    file = file.substr(0, file.find('?'));

    PersonId away, stands_in;
    for (auto const& member : office.node->directory()->staff()) {
        if (member.name == "claire") away = member.id;
        if (member.name == "bruno") stands_in = member.id;
    }
    auto const bruno = office.sign_in("bruno");
    CHECK(office.get(bruno, file).status == 404);
    auto const named =
        send(office, office.sign_in("samuel"), "/workers/" + away.text() + "/do/absence",
             "&starts_on=" + iso(today + Days{1}) + "&until=" + iso(today + Days{2}) + "&delegate=" + stands_in.text());
    REQUIRE(named.status == 303);
    // Not before the first day, though the key lies there; then for two days; then no longer, and the key is dead.
    CHECK(office.get(bruno, file).status == 404);
    auto const opens_after = [&](int days) {
        office.now += std::chrono::hours{24 * days};
        return office.get(office.sign_in("bruno"), file).status;
    };
    CHECK(opens_after(1) == 200);
    CHECK(opens_after(1) == 200);
    CHECK(opens_after(1) == 404);
    FileId const id = *FileId::parse(file.substr(file.rfind('/') + 1));
    auto const day_over = std::chrono::floor<Minutes>(Instant{today + Days{3}}.time_since_epoch()).count();
    int ended = 0;
    for (auto const& wrap : office.node->store().wraps(id)) {
        CHECK((wrap.recipient == stands_in) == (wrap.expires_minute != 0));
        ended += wrap.expires_minute == day_over;
    }
    CHECK(ended == 3);
}
