// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/age.h"

#include "core/casework/case_file.h"

namespace abri {

std::optional<Date> age_from(CaseFile const& file)
{
    if (!file.registration || file.registration->age < 0) return std::nullopt;
    if (auto const eighteen = file.shared.date("age.eighteen_on")) return add_months(*eighteen, -12 * 18);
    return add_months(file.registration->age_on, -12 * file.registration->age);
}

Date first_day_at(int years, std::optional<Date> born, int age, Date asked_on)
{
    return born ? birthday(*born, years) : add_months(asked_on, 12 * (years - 1 - age));
}

std::optional<Date> first_day_at(int years, CaseFile const& file)
{
    auto const from = age_from(file);
    if (!from) return std::nullopt;
    bool const born_then = file.shared.filled("age.eighteen_on");
    return first_day_at(years, born_then ? from : std::nullopt, file.registration->age, file.registration->age_on);
}

int whole_months(Date from, Date to)
{
    auto const a = parts_of(from), b = parts_of(to);
    int const months = 12 * (b.year - a.year) + static_cast<int>(b.month) - static_cast<int>(a.month);
    return b.day < a.day && add_months(from, months) > to ? months - 1 : months;
}

Date birthday(Date born, int years)
{
    auto const day = add_months(born, 12 * years);
    return parts_of(day).day < parts_of(born).day ? day + Days{1} : day;
}

SpokenAge spoken_age(Date from, Date day)
{
    int const months = std::max(0, whole_months(from, day));
    if (months < 3) return {"weeks", static_cast<int>(std::max<std::int64_t>(0, (day - from).count()) / 7)};
    if (months < 24) return {"months", months};
    return {"years", months / 12};
}

}  // namespace abri
