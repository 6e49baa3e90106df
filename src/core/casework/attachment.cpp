// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static Decision decide_attachment(CaseFile const&, Answers const& answers, Situation const&)
{
    Verdict verdict;
    verdict.unless(RuleId::none, FileId::parse(answers["attached_file"]).has_value(), Refused::no_picture,
                   "attached_file");
    return std::move(verdict).or_else({"picture_attached", {}});
}

static void evolve_attachment(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    if (auto const attached = FileId::parse(a["attached_file"]))
        file.attachments.push_back(
            {*attached, recorded.entry, a.date("attached_on").value_or(day_of(recorded.at)), std::string(a["kind"])});
}

CaseStep const attachment_step{"attachment", "picture_attached", is_under_way, decide_attachment, evolve_attachment};

}  // namespace abri
