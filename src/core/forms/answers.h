// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/forms/form.h"

#include <map>
#include <optional>

#include "base/time.h"

namespace abri {

// What was filled in: field code → value. Several choices are joined by commas; row fields are "actions.0.need".
// "?unknown", "?refused" and "?not_asked" say why there is no value, which is not the same as leaving it empty.
class Answers {
public:
    std::string_view operator[](std::string_view code) const;
    bool is(std::string_view code, std::string_view value) const { return (*this)[code] == value; }
    bool has(std::string_view code, std::string_view value) const;  // one of several choices
    bool filled(std::string_view code) const { return !(*this)[code].empty(); }
    std::optional<Date> date(std::string_view code) const;
    std::optional<Instant> instant(std::string_view code) const;
    int number(std::string_view code) const;                        // -1 when there is none
    void set(std::string_view code, std::string_view value);

    // The rows of a repeating block, each with its own field codes, empty rows left out.
    std::vector<Answers> rows(std::string_view code) const;

    std::map<std::string, std::string, std::less<>> const& all() const { return values_; }
    friend bool operator==(Answers const&, Answers const&) = default;

private:
    std::map<std::string, std::string, std::less<>> values_;
};

bool asked(Field const& field, Answers const& answers);

// A repeating block has no more rows than this.
inline constexpr int most_rows = 30;

enum class Problem : std::uint8_t {
    missing,
    not_a_date,
    not_a_number,
    out_of_range,
    not_in_list,
    unknown_field,
    too_long,
    not_text,
    direction_controls,
    in_the_future
};
std::string_view name_of(Problem problem);

struct FieldProblem {
    std::string field;   // as posted: "actions.0.due_on"
    Problem problem;
    RuleId rule = RuleId::none;
};

struct Checked {
    Answers answers;                   // trimmed, dates as ISO
    std::vector<FieldProblem> problems;
};

// Checks what was posted against the form: nothing unknown, nothing malformed, nothing missing.
// Dates after `now` are refused where the field tells what has happened.
Checked check(Form const& form, Catalogue const& catalogue, Answers const& posted, Instant now);

}  // namespace abri
