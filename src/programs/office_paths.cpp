// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/office_paths.h"

#include "base/embedded.h"
#include "programs/serve.h"
#include "store/database.h"
#include "web/founding.h"

#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <spdlog/spdlog.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace abri::programs {

OfficePaths::OfficePaths(OfficeOptions options) : where_(std::move(options))
{
    while (where_.data.size() > 1 && where_.data.ends_with('/')) where_.data.pop_back();
    if (where_.slot.empty()) where_.slot = where_.data + ".slot";
    if (where_.main.empty()) where_.main = where_.data + "/main.db";
    if (where_.vault.empty() && !store::is_server(where_.main)) where_.vault = where_.data + "/vault.db";
}

OfficePaths::~OfficePaths()
{
    if (lock_ >= 0) ::close(lock_);
}

void OfficePaths::create_folder() const
{
    if (std::filesystem::exists(where_.data) && !std::filesystem::is_empty(where_.data))
        throw std::runtime_error(where_.data + " is not empty; give a new folder");
    ::umask(0077);
    std::filesystem::create_directories(where_.data);
}

void OfficePaths::take()
{
    ::umask(0077);
    lock_ = ::open((where_.data + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) throw std::runtime_error("cannot open " + where_.data + "; is it a data folder of Abri?");
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0)
        throw std::runtime_error("another Abri is running on " + where_.data + "; stop it first");
}

crypto::SlotSecrets OfficePaths::read_slot() const
{
    auto secrets = crypto::read_slot(where_.slot);
    if (!secrets)
        throw std::runtime_error("the slot " + where_.slot +
                                 " is missing or damaged; without it nothing here can be opened");
    return *secrets;
}

OpenedOffice::OpenedOffice(OfficeOptions const& options, std::string const& policy, std::string const& address)
    : paths_(options), slot_(paths_.read_slot()), hasher_((paths_.take(), web::audit_hasher(slot_))),
      node_({web::open_office_store(paths_.main(), paths_.vault(), slot_, hasher_),
             slot_,
             load_policy(policy),
             machine_clock(),
             local_zone(),
             false,
             {},
             address})
{
}

std::optional<web::Keyring> ask_for_keys(web::Node& node, std::string const& username)
{
    std::cerr << "password of " << username << ": " << std::flush;
    std::string password;
    std::getline(std::cin, password);
    auto const cookie = node.sign_in(username, Sensitive(std::move(password)));
    auto opened = cookie ? node.session(*cookie) : std::nullopt;
    if (!opened) return std::nullopt;
    return opened->ring;
}

Policy load_policy(std::string const& id)
{
    auto const text = embedded("policies/" + id + ".json");
    if (text.empty()) throw std::runtime_error("no policy '" + id + "'; there are standard, emergency and development");
    auto const policy = parse_policy(text);
    if (!policy)
        throw std::runtime_error("policies/" + id + ".json line " + std::to_string(policy.error().line) + ": " +
                                 policy.error().key + " is missing or out of range");
    return *policy;
}

static Minutes offset_at(std::time_t utc)
{
    std::tm local{};
    localtime_r(&utc, &local);
    return Minutes{local.tm_gmtoff / 60};
}

Zone local_zone()
{
    constexpr std::time_t day = 86'400, from = 1'577'836'800, until = from + 40 * 366 * day;   // 2020 to 2060
    auto const first = offset_at(from);
    std::vector<Zone::Change> changes;
    auto before = first;
    for (auto at = from; at < until; at += day) {
        auto const then = offset_at(at + day);
        if (then == before) continue;
        auto low = at, high = at + day;   // the change lies between: found to the minute
        while (high - low > 60) (offset_at((low + high) / 2) == before ? low : high) = (low + high) / 2;
        auto const minute = Instant{std::chrono::seconds{(high / 60) * 60}};
        changes.push_back({minute, then});
        before = then;
    }
    return Zone(first, std::move(changes));
}

void log_everything() { spdlog::set_level(spdlog::level::debug); }

void log_as_json()
{
    spdlog::set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%SZ","level":"%l","text":"%v"})", spdlog::pattern_time_type::utc);
}

}  // namespace abri::programs
