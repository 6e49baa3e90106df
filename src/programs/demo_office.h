// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/node.h"

#include <map>

namespace abri::programs {

inline constexpr char demo_password[] = "abri demonstration fictive";

struct DemoPerson {
    char const* username;
    char const* name;
    Role role;
    char const* team;
};
std::vector<DemoPerson> const& demo_people();

// Fills an office with invented children by doing, as the people of the demo, what people do: posting forms.
// The clock is moved to each moment told; dates are relative to `today`.
class DemoOffice {
public:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    // `clock` is UTC; the dates told are the office's.
    DemoOffice(web::Node& node, Instant& clock);
    void add_kela_and_edi(Instant today);
    void add_services(Instant today);
    void add_invented_children(Instant today, int count);
    // A year of supervision, meetings and reviews of the load, with what goes wrong in a year.
    void add_staff_year(Instant today);

private:
    // Posts a form as somebody; throws std::runtime_error when it is refused, for then the demo itself is wrong.
    void post(std::string const& username, std::string const& path, Fields fields, Instant at);
    FileId open_file(std::string const& username, Fields fields, Instant at);
    void describe_staff(Instant today);
    void supervise(Instant today, int week);
    void meet(Instant today, int week);
    void add_growth(Instant today);
    std::string id_of(std::string const& username) const;
    void add_child(int number, std::string const& worker, Instant today);

    web::Node& node_;
    Instant& clock_;
    std::map<std::string, web::Keyring> rings_;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> left_to_do_;   // by supervisor: action, meeting
};

}  // namespace abri::programs
