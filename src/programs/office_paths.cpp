// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/office_paths.h"

#include "base/embedded.h"

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

OfficePaths::OfficePaths(std::string data, std::string slot) : data_(std::move(data)), slot_(std::move(slot))
{
    while (data_.size() > 1 && data_.ends_with('/')) data_.pop_back();
    if (slot_.empty()) slot_ = data_ + ".slot";
}

OfficePaths::~OfficePaths()
{
    if (lock_ >= 0) ::close(lock_);
}

void OfficePaths::create_folder() const
{
    if (std::filesystem::exists(data_) && !std::filesystem::is_empty(data_)) throw std::runtime_error(data_ + " is not empty; give a new folder");
    ::umask(0077);
    std::filesystem::create_directories(data_);
}

void OfficePaths::take()
{
    ::umask(0077);
    lock_ = ::open((data_ + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) throw std::runtime_error("cannot open " + data_ + "; is it a data folder of Abri?");
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) throw std::runtime_error("another Abri is running on " + data_ + "; stop it first");
}

crypto::SlotSecrets OfficePaths::read_slot() const
{
    auto secrets = crypto::read_slot(slot_);
    if (!secrets) throw std::runtime_error("the slot " + slot_ + " is missing or damaged; without it nothing here can be opened");
    return *secrets;
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
    if (!policy) throw std::runtime_error("policies/" + id + ".json line " + std::to_string(policy.error().line) + ": " + policy.error().key + " is missing or out of range");
    return *policy;
}

Minutes local_utc_offset()
{
    std::time_t const now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return Minutes{local.tm_gmtoff / 60};
}

void log_as_json()
{
    spdlog::set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%SZ","level":"%l","text":"%v"})", spdlog::pattern_time_type::utc);
}

}  // namespace abri::programs
