// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/forms/form.h"

#include "base/embedded.h"
#include "base/text.h"

#include <algorithm>
#include <optional>

namespace abri {

Field const* Form::field(std::string_view code) const
{
    for (auto const& section : sections)
        for (auto const& field : section.fields)
            if (field.code == code) return &field;
    return nullptr;
}

Form const* Catalogue::form(std::string_view id) const
{
    auto const found = std::find_if(forms.begin(), forms.end(), [&](Form const& f) { return f.id == id; });
    return found == forms.end() ? nullptr : &*found;
}

bool Catalogue::has_code(std::string_view list, std::string_view code) const
{
    auto const found = lists.find(list);
    return found != lists.end() && std::find(found->second.begin(), found->second.end(), code) != found->second.end();
}

namespace {

template <class Enum>
struct Named {
    char const* name;
    Enum value;
};
constexpr Named<FieldType> types[] = {{"text", FieldType::text},     {"long", FieldType::long_text},
                                      {"date", FieldType::date},     {"datetime", FieldType::datetime},
                                      {"number", FieldType::number}, {"choice", FieldType::choice},
                                      {"multi", FieldType::multi},   {"yesno", FieldType::yesno},
                                      {"rows", FieldType::rows},     {"ref", FieldType::reference}};
constexpr Named<DataClass> classes[] = {{"general", DataClass::general},
                                        {"coded", DataClass::coded},
                                        {"identity", DataClass::identity},
                                        {"strict", DataClass::strict}};
constexpr Named<Need> needs[] = {{"optional", Need::optional}, {"always", Need::always}, {"complete", Need::complete}};

template <class Enum, std::size_t N>
std::optional<Enum> named(Named<Enum> const (&table)[N], std::string_view name)
{
    for (auto const& row : table)
        if (name == row.name) return row.value;
    return std::nullopt;
}

Condition parse_condition(std::string_view text)
{
    Condition when;
    auto const at = text.find_first_of("=!?");
    if (at == text.npos) return when;
    when.field = text.substr(0, at);
    when.kind = text[at] == '='   ? Condition::Kind::one_of
                : text[at] == '!' ? Condition::Kind::not_value
                                  : Condition::Kind::filled;
    for (auto value : split(text.substr(at + 1), '|')) when.values.emplace_back(value);
    return when;
}

RuleId rule_of(std::string_view text)
{
    return static_cast<RuleId>(
        std::max<std::int64_t>(0, parse_count(text.substr(std::min<std::size_t>(2, text.size())))));
}

std::optional<FormFault> parse_field(json::Value const& from, Lists const& lists, Field& into)
{
    into.code = from.string_or("code", "");
    auto const type = named(types, from.string_or("type", ""));
    auto const data_class = named(classes, from.string_or("class", "general"));
    auto const need = named(needs, from.string_or("need", "optional"));
    if (into.code.empty() || !type || !data_class || !need) return FormFault{into.code + ": code, type, class or need"};
    into.type = *type;
    into.data_class = *data_class;
    into.need = *need;
    into.list = into.type == FieldType::yesno ? "yes_no" : std::string(from.string_or("list", ""));
    into.label = from.string_or("label", into.code);
    into.group = from.string_or("group", "");
    into.refers_to = from.string_or("ref", "");
    into.when = parse_condition(from.string_or("when", ""));
    into.may_skip = from["may_skip"].as_bool();
    into.least = static_cast<int>(from["min"].as_int());
    into.most = static_cast<int>(from["max"].as_int());
    into.blank_rows = static_cast<int>(from["rows"].as_int());
    into.rule = rule_of(from.string_or("rule", "R-0"));
    bool const chooses =
        into.type == FieldType::choice || into.type == FieldType::multi || into.type == FieldType::yesno;
    if (chooses && !lists.contains(into.list)) return FormFault{into.code + ": unknown list " + into.list};
    for (auto const& sub : from["fields"].items()) {
        Field field;
        if (auto fault = parse_field(sub, lists, field)) return fault;
        into.fields.push_back(std::move(field));
    }
    return std::nullopt;
}

}  // namespace

Result<Form, FormFault> parse_form(std::string_view text, Lists const& lists)
{
    auto const parsed = json::parse(text);
    if (!parsed) return Fail{FormFault{"line " + std::to_string(parsed.error().line) + ": not JSON"}};
    Form form;
    form.id = parsed->string_or("id", "");
    form.version = static_cast<int>((*parsed)["version"].as_int());
    form.fact = parsed->string_or("fact", "");
    form.step = parsed->string_or("step", "");
    form.book = parsed->string_or("book", "");
    form.seldom = (*parsed)["seldom"].as_bool();
    if (form.id.empty() || form.version < 1 || form.fact.empty())
        return Fail{FormFault{form.id + ": id, version or fact"}};
    for (auto const& from : (*parsed)["guidance"].items()) {
        Guidance guidance{std::string(from.string_or("id", "")), {}};
        for (auto const& rule : from["rules"].items()) guidance.rules.push_back(rule_of(rule.text()));
        if (guidance.id.empty() || guidance.rules.empty() || guidance.rules.size() > 3)
            return Fail{FormFault{form.id + ": guidance " + guidance.id}};
        form.guidance.push_back(std::move(guidance));
    }
    for (auto const& from : (*parsed)["sections"].items()) {
        Section section;
        section.id = from.string_or("id", "");
        for (auto const& item : from["fields"].items()) {
            Field field;
            if (auto fault = parse_field(item, lists, field)) return Fail{FormFault{form.id + "." + fault->where}};
            section.fields.push_back(std::move(field));
        }
        form.sections.push_back(std::move(section));
    }
    return form;
}

Result<Lists, FormFault> parse_lists(std::string_view text)
{
    auto const parsed = json::parse(text);
    if (!parsed) return Fail{FormFault{"lists line " + std::to_string(parsed.error().line)}};
    Lists lists;
    for (auto const& [name, codes] : parsed->members())
        for (auto const& code : codes.items()) lists[name].push_back(code.text());
    return lists;
}

bool is_short_enough(Form const& form)
{
    struct Limit {
        char const* form;
        int answers;
    };
    static constexpr Limit limits[] = {{"registration", 8}, {"initial_assessment", 12}, {"follow_up", 5}};
    int needed = 0;
    for (auto const& section : form.sections)
        for (auto const& field : section.fields)
            needed += field.need == Need::always && field.when.field.empty() && field.type != FieldType::rows;
    for (auto const& limit : limits)
        if (form.id == limit.form) return rule(117_rule, needed <= limit.answers);
    return true;
}

Result<Catalogue, FormFault> load_catalogue()
{
    Catalogue catalogue;
    auto lists = parse_lists(embedded("forms/lists.json"));
    if (!lists) return Fail{lists.error()};
    catalogue.lists = *lists;
    for (auto const& file : embedded_files()) {
        if (!file.name.starts_with("forms/") || file.name == "forms/lists.json") continue;
        auto form = parse_form(file.text, catalogue.lists);
        if (!form) return Fail{form.error()};
        if (!is_short_enough(*form))
            return Fail{FormFault{form->id + ": asks for more answers than a worker can give"}};
        catalogue.forms.push_back(*form);
    }
    return catalogue;
}

}  // namespace abri
