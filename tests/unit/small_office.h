// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/embedded.h"
#include "base/text.h"
#include "web/founding.h"
#include "web/shell.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <unistd.h>

namespace abri::tests {

// A small office whose clock the test moves.
class SmallOffice {
public:
    SmallOffice()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "abri-office-XXXXXX";
        folder_ = mkdtemp(pattern.data());
        web::FoundingPlan plan{"Essai", folder_ + "/slot", folder_ + "/main.db", folder_ + "/vault.db", {}, cost, false,
                               0};
        for (auto const& [name, role] : {std::pair{"admin", Role::administrator},
                                         {"mariam", Role::manager},
                                         {"samuel", Role::supervisor},
                                         {"claire", Role::caseworker},
                                         {"bruno", Role::caseworker}})
            plan.people.push_back({{{}, name, name, role == Role::administrator ? "" : "nord", role, true, true},
                                   Sensitive<std::string>("quatre mots sans lien")});
        web::found_office(std::move(plan));
        auto const slot = *crypto::read_slot(folder_ + "/slot");
        hasher_ = std::make_unique<crypto::KeyedHasher>(web::audit_hasher(slot));
        auto const policy = parse_policy(embedded("policies/standard.json"));
        node = std::make_unique<web::Node>(
            web::NodeParts{web::open_office_store(folder_ + "/main.db", folder_ + "/vault.db", slot, *hasher_), slot,
                           *policy, [this] { return now; }, Minutes{0}, false, cost});
        shell = std::make_unique<web::Shell>(*node, web::Shell::Channel::plain_loopback);
    }
    SmallOffice(SmallOffice const&) = delete;
    SmallOffice& operator=(SmallOffice const&) = delete;
    ~SmallOffice() { std::filesystem::remove_all(folder_); }

    std::string sign_in(std::string const& name)
    {
        return *node->sign_in(name, Sensitive<std::string>("quatre mots sans lien"));
    }
    http::Response get(std::string const& cookie, std::string const& path)
    {
        return (*shell)({"GET", path, "", {{"host", "here"}, {"cookie", "abri_sid=" + cookie}}, "", ""});
    }
    http::Response post(std::string const& cookie, std::string const& path, std::string const& body)
    {
        return (*shell)({"POST",
                         path,
                         "",
                         {{"host", "here"},
                          {"origin", "http://here"},
                          {"content-type", "application/x-www-form-urlencoded"},
                          {"cookie", "abri_sid=" + cookie}},
                         body,
                         ""});
    }
    static std::string value_of(http::Response const& page, std::string const& name)
    {
        auto const mark = "name=\"" + name + "\" value=\"";
        auto const at = page.body.find(mark);
        REQUIRE(at != std::string::npos);
        return page.body.substr(at + mark.size(), page.body.find('"', at + mark.size()) - at - mark.size());
    }

    static constexpr crypto::PasswordCost cost{1, 8};
    std::chrono::sys_time<std::chrono::milliseconds> now{std::chrono::hours{24 * 365 * 56}};
    std::unique_ptr<web::Node> node;
    std::unique_ptr<web::Shell> shell;

private:
    std::string folder_;
    std::unique_ptr<crypto::KeyedHasher> hasher_;
};

}  // namespace abri::tests
