// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return !file.history.empty() && file.is_open() && is_carrying(file, actor);
}

// Brothers, sisters and children of one household have a file each; the link is written into both.
static Decision decide_link(CaseFile const& file, Answers const& answers, Situation const&)
{
    Verdict verdict;
    auto const other = FileId::parse(answers["other_file"]);
    verdict.unless(RuleId::none, other && *other != file.id, Refused::no_such_file, "other_file");
    bool const there = other && std::any_of(file.family.begin(), file.family.end(),
                                            [&](FamilyLink const& link) { return link.file == *other; });
    verdict.unless(RuleId::none, !there, Refused::already_linked, "other_file");
    return std::move(verdict).or_else({"family_linked", {}});
}

static void evolve_link(CaseFile& file, Recorded const& recorded)
{
    if (auto const other = FileId::parse(recorded.answers["other_file"]))
        file.family.push_back({*other, std::string(recorded.answers["relation"])});
}

CaseStep const family_link_step{"family_link", "family_linked", open, decide_link, evolve_link};

}  // namespace abri
