// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/open_file.h"

#include "core/casework/strike_out.h"

#include <algorithm>

namespace abri::actions {

void upcast(Recorded& recorded)
{
    if (recorded.kind == "child_identified" && recorded.version == 1) {
        recorded.answers.set("urgency", recorded.answers.is("urgent", "yes") ? "urgent" : "none");
        recorded.answers.set("urgent", "");
        recorded.version = 2;
    }
}

Recorded to_recorded(ledger::Opened const& opened, Zone const& zone)
{
    Recorded recorded;
    recorded.entry = opened.header.entry;
    recorded.author = opened.header.author;
    recorded.readable = opened.readable;
    recorded.kind = opened.fact.kind;
    recorded.version = opened.fact.version;
    recorded.form = opened.fact.form;
    recorded.form_version = opened.fact.form_version;
    recorded.at = zone.local(Instant{std::chrono::milliseconds{opened.fact.stamp.milliseconds}});
    for (auto const& write : opened.fact.writes)
        (write.of_file ? recorded.shared : recorded.answers).set(write.name, write.value);
    for (auto const* part : {&opened.identity, &opened.strict})
        for (auto const& write : *part) recorded.answers.set(write.name, write.value);
    // Not an answer of hers: said by the program when it was written.
    recorded.by_supervisor = recorded.answers.is(author_role, name_of(Role::supervisor));
    recorded.answers.set(author_role, {});
    recorded.identity_hidden = opened.has_identity && opened.identity.empty();
    recorded.strict_hidden = opened.has_strict && opened.strict.empty();
    upcast(recorded);
    return recorded;
}

CaseFile open_file(ledger::History const& history, Zone const& zone)
{
    CaseFile file;
    file.id = history.file;
    std::vector<Recorded> entries;
    entries.reserve(history.entries.size());
    for (auto const& opened : history.entries) entries.push_back(to_recorded(opened, zone));
    evolve_all(file, std::move(entries));
    file.damaged = !history.whole;
    for (auto const& name : history.registers.names_in_conflict())
        resolve_conflict(file, name, history.registers.conflict(name));
    return file;
}

std::string heads_text(ledger::Context const& heads)
{
    std::vector<std::string> parts;
    for (auto const& p : heads)
        parts.push_back(p.origin.text() + "." + std::to_string(p.incarnation) + "." + std::to_string(p.seq));
    std::sort(parts.begin(), parts.end());
    return join(parts, ",");
}

}  // namespace abri::actions
