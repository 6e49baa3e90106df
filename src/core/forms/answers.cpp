// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/forms/answers.h"

#include "base/text.h"

namespace abri {

std::string_view Answers::operator[](std::string_view code) const
{
    auto const found = values_.find(code);
    return found == values_.end() ? std::string_view() : std::string_view(found->second);
}

bool Answers::has(std::string_view code, std::string_view value) const { return has_code((*this)[code], value); }
std::optional<Date> Answers::date(std::string_view code) const
{
    auto const at = parse_instant((*this)[code]);
    return at ? std::optional(day_of(*at)) : std::nullopt;
}
std::optional<Instant> Answers::instant(std::string_view code) const { return parse_instant((*this)[code]); }
int Answers::number(std::string_view code) const { return static_cast<int>(parse_count((*this)[code])); }

void Answers::set(std::string_view code, std::string_view value)
{
    if (value.empty()) {
        if (auto const found = values_.find(code); found != values_.end()) values_.erase(found);
    } else {
        values_.insert_or_assign(std::string(code), std::string(value));
    }
}

std::vector<Answers> Answers::rows(std::string_view code) const
{
    std::map<int, Answers> by_number;
    for (auto const& [name, value] : values_) {
        auto const parts = split(name, '.');
        if (parts.size() != 3 || parts[0] != code) continue;
        if (auto const number = parse_count(parts[1]); number >= 0)
            by_number[static_cast<int>(number)].set(parts[2], value);
    }
    std::vector<Answers> rows;
    for (auto& [number, row] : by_number) rows.push_back(std::move(row));
    return rows;
}

bool asked(Field const& field, Answers const& answers)
{
    if (field.when.field.empty()) return true;
    auto const given = answers[field.when.field];
    switch (field.when.kind) {
        case Condition::Kind::filled: return !given.empty();
        case Condition::Kind::not_value:
            for (auto const& value : field.when.values)
                if (has_code(given, value)) return false;
            return true;
        case Condition::Kind::one_of:
            for (auto const& value : field.when.values)
                if (has_code(given, value)) return true;
            return false;
    }
    return true;
}

std::string_view name_of(Problem problem)
{
    static constexpr std::string_view names[] = {
        "missing",       "not_a_date", "not_a_number", "out_of_range",       "not_in_list",
        "unknown_field", "too_long",   "not_text",     "direction_controls", "in_the_future"};
    return names[static_cast<std::size_t>(problem)];
}

namespace {

class Check {
public:
    Check(Form const& form, Catalogue const& catalogue, Answers const& posted, Instant now)
        : form_(form), catalogue_(catalogue), posted_(posted), now_(now)
    {
    }

    Checked run()
    {
        for (auto const& section : form_.sections)
            for (auto const& field : section.fields) read(field);
        find_unknown();
        for (auto const& section : form_.sections)
            for (auto const& field : section.fields) require(field);
        return std::move(result_);
    }

private:
    void problem(std::string field, Problem what, RuleId rule = RuleId::none)
    {
        result_.problems.push_back({std::move(field), what, rule});
    }

    void read(Field const& field)
    {
        if (field.type != FieldType::rows) return read_value(field, field.code);
        for (int i = 0; i < most_rows; ++i)
            for (auto const& sub : field.fields) read_value(sub, field.code + "." + std::to_string(i) + "." + sub.code);
    }

    void read_value(Field const& field, std::string const& name)
    {
        auto const skip = field.may_skip ? posted_[name + "__skip"] : std::string_view();
        auto value = std::string(trim(posted_[name]));
        if (value.empty() && !skip.empty()) value = "?" + std::string(skip);
        if (value.empty()) return;
        result_.answers.set(name, value);
        if (value.front() == '?' && field.may_skip) {
            if (value != "?unknown" && value != "?refused" && value != "?not_asked")
                problem(name, Problem::not_in_list);
            return;
        }
        if (auto const wrong = fault_of(field, value)) problem(name, *wrong);
        else if (field.type == FieldType::date) result_.answers.set(name, iso(*parse_date(value)));
        else if (field.type == FieldType::datetime) result_.answers.set(name, iso(*parse_instant(value)));
    }

    std::optional<Problem> fault_of(Field const& field, std::string const& value) const
    {
        if (!is_valid_utf8(value)) return Problem::not_text;
        switch (field.type) {
            case FieldType::text:
                if (count_characters(value) > 300) return Problem::too_long;
                return has_direction_controls(value) ? std::optional(Problem::direction_controls) : std::nullopt;
            case FieldType::long_text:
                return count_characters(value) > 10'000 ? std::optional(Problem::too_long) : std::nullopt;
            case FieldType::date: {
                auto const date = parse_date(value);
                if (!date) return Problem::not_a_date;
                return tells_the_past(field) && *date > day_of(now_) ? std::optional(Problem::in_the_future)
                                                                     : std::nullopt;
            }
            case FieldType::datetime: {
                auto const at = parse_instant(value);
                if (!at) return Problem::not_a_date;
                return tells_the_past(field) && *at > now_ + Minutes{5} ? std::optional(Problem::in_the_future)
                                                                        : std::nullopt;
            }
            case FieldType::number: {
                auto const number = parse_count(value);
                if (number < 0) return Problem::not_a_number;
                return number < field.least || number > field.most ? std::optional(Problem::out_of_range)
                                                                   : std::nullopt;
            }
            case FieldType::choice:
            case FieldType::yesno:
                return catalogue_.has_code(field.list, value) ? std::nullopt : std::optional(Problem::not_in_list);
            case FieldType::multi:
                for (auto code : split(value, ','))
                    if (!catalogue_.has_code(field.list, code)) return Problem::not_in_list;
                return std::nullopt;
            case FieldType::reference:
                return looks_like_an_entry(value) ? std::nullopt : std::optional(Problem::not_in_list);
            case FieldType::rows: return std::nullopt;
        }
        return std::nullopt;
    }

    static bool looks_like_an_entry(std::string_view value)
    {
        return value.size() == 32 && value.find_first_not_of("0123456789abcdef") == value.npos;
    }

    // Dates of what has happened; plans, ends and next dates may lie ahead.
    static bool tells_the_past(Field const& field)
    {
        static constexpr std::string_view ahead[] = {
            "due_on",         "until",        "by_date",     "review_on",    "next_review_on", "retention_until",
            "first_visit_on", "planned_on",   "handover_on", "wait_until",   "appointment_at", "next_on",
            "recheck_on",     "follow_up_on", "starts_on",   "expected_back"};
        for (auto code : ahead)
            if (field.code == code) return false;
        return true;
    }

    void find_unknown()
    {
        for (auto const& [name, value] : posted_.all())
            if (!known(name)) problem(name, Problem::unknown_field);
    }

    bool known(std::string_view name) const
    {
        bool const skip = name.ends_with("__skip");
        if (skip) name.remove_suffix(6);
        auto const parts = split(name, '.');
        auto const* field = form_.field(parts.empty() ? name : parts[0]);
        if (!field) return false;
        if (parts.size() == 1) return field->type != FieldType::rows && (!skip || field->may_skip);
        if (parts.size() != 3 || field->type != FieldType::rows) return false;
        auto const number = parse_count(parts[1]);
        if (number < 0 || number >= most_rows) return false;
        for (auto const& sub : field->fields)
            if (sub.code == parts[2]) return true;
        return false;
    }

    void require(Field const& field)
    {
        bool const complete = result_.answers.is("finished", "yes");
        auto const needed = [&](Field const& f) {
            return f.need == Need::always || (f.need == Need::complete && complete);
        };
        if (field.type != FieldType::rows) {
            if (needed(field) && asked(field, result_.answers) && !rule(field.rule, result_.answers.filled(field.code)))
                problem(field.code, Problem::missing, field.rule);
            return;
        }
        for (int i = 0; i < most_rows; ++i) {
            auto const name = [&](Field const& sub) { return field.code + "." + std::to_string(i) + "." + sub.code; };
            bool started = false;
            for (auto const& sub : field.fields) started |= result_.answers.filled(name(sub));
            for (auto const& sub : field.fields)
                if (started && needed(sub) && !rule(sub.rule, result_.answers.filled(name(sub))))
                    problem(name(sub), Problem::missing, sub.rule);
        }
    }

    Form const& form_;
    Catalogue const& catalogue_;
    Answers const& posted_;
    Instant now_;
    Checked result_;
};

}  // namespace

Checked check(Form const& form, Catalogue const& catalogue, Answers const& posted, Instant now)
{
    return Check(form, catalogue, posted, now).run();
}

}  // namespace abri
