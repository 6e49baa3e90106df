// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/json.h"
#include "core/policy/rule.h"

#include <map>
#include <string>
#include <vector>

namespace abri {

enum class FieldType : std::uint8_t { text, long_text, date, datetime, number, choice, multi, yesno, rows, reference };
// Who may see it decides which part of the entry it is sealed into. `coded` may also be counted and filtered.
enum class DataClass : std::uint8_t { general, coded, identity, strict };
enum class Need : std::uint8_t { optional, always, complete };

// When a field is asked: "mode=a|b", "declined!yes" or "withhold_from?"; no field name = always.
struct Condition {
    std::string field;
    enum class Kind : std::uint8_t { one_of, not_value, filled } kind = Kind::one_of;
    std::vector<std::string> values;
};

struct Field {
    std::string code;
    FieldType type = FieldType::text;
    DataClass data_class = DataClass::general;
    Need need = Need::optional;
    std::string list;        // code list of a choice
    std::string label;       // key of its words when not its own code
    std::string group;       // words shown before the label, such as an assessment domain
    std::string refers_to;   // form whose entries a reference chooses from
    Condition when;
    RuleId rule = RuleId::none;
    bool may_skip = false;   // offers does not know / refused / not asked
    int least = 0, most = 0;
    int blank_rows = 0;
    std::vector<Field> fields;  // of a row
};

// Words that stand at the head of a form, where only a person can judge; no text speaks for more than three rules.
struct Guidance {
    std::string id;
    std::vector<RuleId> rules;
};

struct Section {
    std::string id;
    std::vector<Field> fields;
};

// A standard form: one definition drives the page, the check, the API and the print.
struct Form {
    std::string id;
    int version = 0;
    std::string fact;   // kind of the fact that a filled form becomes
    std::string step;   // which of the six steps it belongs to
    std::string
        book;   // empty: written into a child's file; else the office's own file it belongs to, such as "services"
    bool seldom = false;   // offered apart from the everyday forms
    std::vector<Guidance> guidance;
    std::vector<Section> sections;

    Field const* field(std::string_view code) const;
};

using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

struct FormFault {
    std::string where;  // "follow_up.mode: unknown list"
};

Result<Form, FormFault> parse_form(std::string_view text, Lists const& lists);
Result<Lists, FormFault> parse_lists(std::string_view text);

// All forms and lists the program carries.
struct Catalogue {
    Lists lists;
    std::vector<Form> forms;
    Form const* form(std::string_view id) const;
    bool has_code(std::string_view list, std::string_view code) const;
};
Result<Catalogue, FormFault> load_catalogue();

// A simple form that workers understand is never replaced by a long list: at most so many answers that must be given.
bool is_short_enough(Form const& form);

}  // namespace abri
