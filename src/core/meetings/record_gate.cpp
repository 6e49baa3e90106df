// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/record_gate.h"

#include "core/supervision/gate.h"

namespace abri {

using Kind = IdentifyingWord::Kind;

bool is_typed(std::string_view field) { return !field.ends_with(".source") && !field.ends_with(".row"); }

std::vector<FoundInField> look_through(Answers const& answers, IdentifyingWords const& detector, bool codes_allowed)
{
    std::vector<FoundInField> all;
    for (auto const& [field, value] : answers.all())
        if (is_typed(field))
            for (auto& found : detector.find(value))
                if (found.kind != Kind::code || !codes_allowed) all.push_back({field, std::move(found)});
    return all;
}

Refusals refuse_names(std::vector<FoundInField> const& found)
{
    Gate gate;
    for (auto const& one : found)
        gate.unless(197_rule, one.found.kind != Kind::exact_name, Refused::name_in_record, one.field, one.found.word);
    return std::move(gate).refusals();
}

}  // namespace abri
