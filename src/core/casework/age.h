// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace abri {

struct CaseFile;

// A child grows while the file is open: an age is the day it counts from, never a number. That day is the birth, or
// what somebody's estimate on the day of the registration comes to.
std::optional<Date> age_from(CaseFile const& file);

// The day somebody is so many years old. Where only the age on a day is known, the birthday may be as soon as the day
// after it, a year before: the earliest counts (F-33).
Date first_day_at(int years, std::optional<Date> born, int age, Date asked_on);
std::optional<Date> first_day_at(int years, CaseFile const& file);

int whole_months(Date from, Date to);
// Who is born on 29 February has it on 1 March where the year has none.
Date birthday(Date born, int years);

// As people say it: weeks under three months, months under two years, then years.
struct SpokenAge {
    std::string_view unit;   // "weeks", "months", "years"
    int count = 0;
};
SpokenAge spoken_age(Date from, Date day);

}  // namespace abri
