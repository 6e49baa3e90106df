// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/number_range.h"

#include "base/text.h"

#include <algorithm>
#include <cstdint>

namespace abri {

namespace {

// value / 10^places
struct Decimal {
    std::int64_t value = 0;
    int places = 0;
};

constexpr int most_digits = 15;
constexpr std::int64_t most = 1'000'000'000'000'000;

// Moves the point: "1e-3" has three places more.
bool shift(Decimal& number, std::string_view exponent)
{
    bool const down = exponent.starts_with('-');
    if (down || exponent.starts_with('+')) exponent.remove_prefix(1);
    auto const by = parse_count(exponent);
    if (by < 0 || by > 2 * most_digits) return false;
    number.places += static_cast<int>(down ? by : -by);
    for (; number.places < 0 && number.value < most; ++number.places) number.value *= 10;
    return number.places >= 0;
}

std::optional<Decimal> decimal(std::string_view text)
{
    text = trim(text);
    bool const negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    auto const e = std::min(text.find('e'), text.find('E'));
    Decimal number;
    int digits = 0;
    bool point = false;
    for (char c : text.substr(0, e)) {
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > most_digits) return std::nullopt;
        number.value = number.value * 10 + (c - '0');
        number.places += point;
    }
    if (digits == 0 || (e != text.npos && !shift(number, text.substr(e + 1)))) return std::nullopt;
    for (; number.places > 0 && number.value % 10 == 0; --number.places) number.value /= 10;
    if (number.places > most_digits || number.value >= most) return std::nullopt;
    if (negative) number.value = -number.value;
    return number;
}

bool to_places(Decimal& number, int places)
{
    for (; number.places < places; ++number.places) {
        if (number.value >= most || number.value <= -most) return false;
        number.value *= 10;
    }
    return true;
}

std::string text_of(Decimal number)
{
    for (; number.places > 0 && number.value % 10 == 0; --number.places) number.value /= 10;
    auto digits = std::to_string(number.value < 0 ? -number.value : number.value);
    auto const places = static_cast<std::size_t>(number.places);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, '.');
    return (number.value < 0 ? "-" : "") + digits;
}

std::string range_of(Decimal low, Decimal high)
{
    return low.value == high.value ? text_of(low) : text_of(low) + ".." + text_of(high);
}

}  // namespace

std::optional<std::string> range_around(std::string_view middle, std::string_view tolerance)
{
    auto at = decimal(middle), by = decimal(tolerance);
    if (!at || !by || by->value < 0 || !to_places(*at, by->places) || !to_places(*by, at->places)) return std::nullopt;
    return range_of({at->value - by->value, at->places}, {at->value + by->value, at->places});
}

std::optional<std::string> range_between(std::string_view low, std::string_view high)
{
    auto from = decimal(low), to = decimal(high);
    if (!from || !to || !to_places(*from, to->places) || !to_places(*to, from->places) || from->value > to->value)
        return std::nullopt;
    return range_of(*from, *to);
}

bool lies_within(std::string_view range, std::string_view typed)
{
    std::string number(typed);
    std::replace(number.begin(), number.end(), ',', '.');
    auto const dots = range.find("..");
    auto const low = range.substr(0, dots), high = dots == range.npos ? range : range.substr(dots + 2);
    return range_between(low, number) && range_between(number, high);
}

}  // namespace abri
