// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abri {

using Date = std::chrono::sys_days;  // a calendar day in the office's time zone
using Days = std::chrono::days;
using Hours = std::chrono::hours;
using Minutes = std::chrono::minutes;
// A moment on the office's clock. The core never asks a clock: the shell hands the time in.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// How far the office's clock is ahead of UTC, at each moment: it changes with summer time. Found outside the core.
class Zone {
public:
    struct Change {
        Instant utc;       // from here on
        Minutes offset;
    };
    Zone(Minutes always = Minutes{0}) : first_(always) {}
    Zone(Minutes first, std::vector<Change> changes)
        : first_(first), changes_(std::move(changes)) {}   // earliest change first
    Minutes at(Instant utc) const;
    Instant local(Instant utc) const { return utc + at(utc); }

private:
    Minutes first_;
    std::vector<Change> changes_;
};

inline Date day_of(Instant at) { return std::chrono::floor<Days>(at); }
inline Instant minute_of(Instant at) { return std::chrono::floor<Minutes>(at); }
// The same day of a later month; the last day of that month where it is shorter (31 January + 1 month = 28 February).
Date add_months(Date from, int months);
// Birthdays between two days; somebody born on 29 February has hers on 1 March of other years.
int whole_years(Date from, Date to);
// Monday of the ISO week that holds `day`.
Date week_start(Date day);
// 0 Monday … 6 Sunday.
int weekday_of(Date day);

// "2026-03-02", or "02/03/2026" and "2/3/2026" as people type it.
std::optional<Date> parse_date(std::string_view text);
// "2026-03-02T18:15" (a space in place of T will do); a bare date means midnight.
std::optional<Instant> parse_instant(std::string_view text);
std::string iso(Date day);
std::string iso(Instant at);  // to the minute

struct YearMonthDay {
    int year;
    unsigned month;
    unsigned day;
};
YearMonthDay parts_of(Date day);

}  // namespace abri
