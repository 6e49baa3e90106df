// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/time.h"

#include <algorithm>

#include "base/text.h"

namespace abri {
using namespace std::chrono;

int whole_years(Date from, Date to)
{
    auto const a = parts_of(from), b = parts_of(to);
    return b.year - a.year - (std::pair(b.month, b.day) < std::pair(a.month, a.day));
}

Minutes Zone::at(Instant utc) const
{
    auto const next = std::upper_bound(changes_.begin(), changes_.end(), utc,
                                       [](Instant moment, Change const& change) { return moment < change.utc; });
    return next == changes_.begin() ? first_ : std::prev(next)->offset;
}

Date add_months(Date from, int count)
{
    year_month_day const day{from};
    year_month const target = year_month{day.year(), day.month()} + months{count};
    year_month_day const same{target.year(), target.month(), day.day()};
    return same.ok() ? sys_days{same} : sys_days{target / last};
}

int weekday_of(Date day) { return static_cast<int>(weekday{day}.iso_encoding()) - 1; }
Date week_start(Date day) { return day - Days{weekday_of(day)}; }

static std::optional<Date> make_date(std::int64_t y, std::int64_t m, std::int64_t d)
{
    if (y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1) return std::nullopt;
    year_month_day const date{year{static_cast<int>(y)}, month{static_cast<unsigned>(m)},
                              day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

std::optional<Date> parse_date(std::string_view text)
{
    text = trim(text);
    if (auto const dashes = split(text, '-'); dashes.size() == 3)
        return make_date(parse_count(dashes[0]), parse_count(dashes[1]), parse_count(dashes[2]));
    if (auto const slashes = split(text, '/'); slashes.size() == 3)
        return make_date(parse_count(slashes[2]), parse_count(slashes[1]), parse_count(slashes[0]));
    return std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text)
{
    text = trim(text);
    auto const gap = text.find_first_of("T ");
    auto const date = parse_date(text.substr(0, gap));
    if (!date) return std::nullopt;
    if (gap == text.npos) return Instant{*date};
    auto const clock = split(text.substr(gap + 1), ':');
    if (clock.size() < 2 || clock.size() > 3) return std::nullopt;
    auto const h = parse_count(clock[0]), m = parse_count(clock[1]);
    if (h < 0 || h > 23 || m < 0 || m > 59) return std::nullopt;
    return Instant{*date} + Hours{h} + Minutes{m};
}

YearMonthDay parts_of(Date date)
{
    year_month_day const ymd{date};
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

static void put_two(std::string& out, unsigned value)
{
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

std::string iso(Date date)
{
    auto const [year, month, day] = parts_of(date);
    std::string out = std::to_string(year);
    out += '-';
    put_two(out, month);
    out += '-';
    put_two(out, day);
    return out;
}

std::string iso(Instant at)
{
    auto const minutes = duration_cast<Minutes>(at - Instant{day_of(at)}).count();
    std::string out = iso(day_of(at)) + 'T';
    put_two(out, static_cast<unsigned>(minutes / 60));
    out += ':';
    put_two(out, static_cast<unsigned>(minutes % 60));
    return out;
}

}  // namespace abri
