// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "demo/answers.h"
#include "web/node.h"

#include <map>

namespace abri::programs {

inline constexpr char demo_password[] = "abri demonstration fictive";

struct DemoPerson {
    std::string username, name;
    Role role;
    std::string team;
};
// `learners` more workers, for measurements: learner1, learner2, …
std::vector<DemoPerson> demo_people(int learners = 0);

// Fills an office with invented children by doing, as the people of the demo, what people do: posting forms.
// The clock is moved to each moment told; dates are relative to `today`.
class DemoOffice {
public:
    // `clock` is UTC; the dates told are the office's.
    DemoOffice(web::Node& node, Instant& clock, int learners = 0);
    void add_kela_and_edi(Instant today);
    void add_services(Instant today);
    void add_invented_children(Instant today, int count);
    // A year of supervision, meetings and reviews of the load, with what goes wrong in a year.
    void add_staff_year(Instant today);
    void add_courses(Instant today);
    // Everybody takes the small course and shows the results to who leads the programme.
    void add_learners(Instant today, int learners);

private:
    // Posts a form as somebody; throws std::runtime_error when it is refused, for then the demo itself is wrong.
    void post(std::string const& username, std::string const& path, Fields fields, Instant at);
    FileId open_file(std::string const& username, Fields fields, Instant at);
    void describe_staff(Instant today);
    void write_course(Instant today);
    void supervise(Instant today, int week);
    void meet(Instant today, int week);
    void add_growth(Instant today);
    std::string id_of(std::string const& username) const;
    void add_child(int number, std::string const& worker, Instant today);

    bool has_course_ = false;
    web::Node& node_;
    Instant& clock_;
    std::map<std::string, web::Keyring> rings_;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>>
        left_to_do_;   // by supervisor: action, meeting
};

}  // namespace abri::programs
