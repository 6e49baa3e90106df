// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/write_form.h"

#include <algorithm>

namespace abri::actions {

static Field const* field_of(Form const& form, std::string_view name)
{
    auto const parts = split(name, '.');
    auto const* field = form.field(parts.empty() ? name : parts[0]);
    if (!field || parts.size() < 3) return field;
    for (auto const& sub : field->fields)
        if (sub.code == parts[2]) return &sub;
    return field;
}

static NewEntry new_entry(ledger::History const& history, FileId file, Decided const& decided,
                          Situation const& situation)
{
    NewEntry entry;
    entry.file = file;
    entry.entry = situation.entry;
    entry.fact.kind = decided.kind;
    entry.fact.stamp = ledger::next_stamp(history, (situation.now - situation.utc_offset).time_since_epoch().count());
    entry.fact.seen = history.heads;
    for (auto const& [name, value] : decided.shared.all())
        entry.fact.writes.push_back({name, value, true, history.registers.context_for(name)});
    if (situation.actor.role == Role::supervisor)
        entry.fact.writes.push_back({std::string(author_role), std::string(name_of(Role::supervisor)), false, {}});
    return entry;
}

static void put_answers(NewEntry& entry, Form const& form, Answers const& answers)
{
    entry.fact.form = form.id;
    entry.fact.form_version = static_cast<std::uint16_t>(amount(38_rule, form.version));
    for (auto const& [name, value] : answers.all()) {
        auto const* field = field_of(form, name);
        auto const data_class = field ? field->data_class : DataClass::general;
        // Names live in another part, under another key, in another database; so does what is strictly confidential.
        bool const named = !rule(98_rule, data_class != DataClass::identity),
                   strict = !rule(101_rule, data_class != DataClass::strict);
        auto& part = named ? entry.identity : strict ? entry.strict : entry.fact.writes;
        part.push_back({name, value, false, {}});
    }
}

Result<NewEntry, Rejected> write_form(Form const& form, Catalogue const& catalogue, ledger::History const& history,
                                      CaseFile const& file, Answers const& posted, Situation const& situation)
{
    auto const* step = step_of_form(form.id);
    if (!step) return Fail{Rejected{{}, {{Refused::not_open_now, RuleId::none, {}, {}}}}};
    auto const checked = check(form, catalogue, posted, situation.now);
    auto const decision = decide(*step, file, checked.answers, situation);
    Rejected rejected{checked.problems, decision ? Refusals{} : decision.error()};
    if (!rejected.problems.empty() || !rejected.refusals.empty()) return Fail{std::move(rejected)};

    auto entry = new_entry(history, file.id, *decision, situation);
    entry.fact.version = static_cast<std::uint16_t>(step->version);
    put_answers(entry, form, checked.answers);
    return entry;
}

Result<NewEntry, Rejected> write_record(Form const& form, Catalogue const& catalogue, ledger::History const& history,
                                        ledger::FileKind kind, Answers const& posted, Situation const& situation)
{
    auto const checked = check(form, catalogue, posted, situation.now);
    if (!checked.problems.empty()) return Fail{Rejected{checked.problems, {}}};
    auto entry = new_entry(history, history.file, {form.fact, {}}, situation);
    entry.kind = kind;
    entry.fact.version = 1;
    put_answers(entry, form, checked.answers);
    return entry;
}

NewEntry write_fact(std::string_view kind, Answers const& answers, ledger::History const& history,
                    ledger::FileKind file_kind, Situation const& situation)
{
    auto entry = new_entry(history, history.file, {std::string(kind), {}}, situation);
    entry.kind = file_kind;
    for (auto const& [name, value] : answers.all()) entry.fact.writes.push_back({name, value, false, {}});
    return entry;
}

EntryId entry_for(EntryId minted, FileId file, ledger::Hasher const& hasher)
{
    Bytes both(minted.bytes.begin(), minted.bytes.end());
    both.insert(both.end(), file.bytes.begin(), file.bytes.end());
    auto const hash = hasher.hash(both);
    // A UUID still; its time is right to a minute, as everything that stands in the clear (docs/record_format.md).
    std::copy_n(hash.begin(), 12, minted.bytes.begin() + 4);
    minted.bytes[6] = static_cast<std::uint8_t>((minted.bytes[6] & 0x0f) | 0x70);
    minted.bytes[8] = static_cast<std::uint8_t>((minted.bytes[8] & 0x3f) | 0x80);
    return minted;
}

bool is_written(Form const& form, Catalogue const& catalogue, CaseFile const& file, EntryId entry,
                Answers const& posted, Instant now)
{
    auto const* recorded = file.find(entry);
    if (!recorded || recorded->form != form.id) return false;
    auto const answers = check(form, catalogue, posted, now).answers;
    if (!recorded->identity_hidden && !recorded->strict_hidden) return answers == recorded->answers;
    // Of a part that cannot be opened nothing is compared; everything that can be seen must agree.
    return std::all_of(recorded->answers.all().begin(), recorded->answers.all().end(),
                       [&](auto const& answer) { return answers[answer.first] == answer.second; });
}

CaseFile with_entry(CaseFile const& file, ledger::History const& history, NewEntry const& entry, PersonId author,
                    Zone const& zone)
{
    ledger::Opened opened;
    opened.header.file = entry.file;
    opened.header.entry = entry.entry;
    opened.header.author = author;
    opened.header.at.seq = UINT64_MAX;
    if (!history.heads.empty()) {
        opened.header.at.origin = history.heads.front().origin;
        opened.header.at.incarnation = history.heads.front().incarnation;
    }
    opened.fact = entry.fact;
    opened.identity = entry.identity;
    opened.strict = entry.strict;
    opened.readable = true;
    // Where nothing is in conflict the new entry comes last and is all there is to add; one that strikes another out
    // changes what came before it.
    if (history.registers.names_in_conflict().empty() && entry.fact.kind != "entry_struck_out") {
        auto after = file;
        after.id = entry.file;
        evolve(after, to_recorded(opened, zone));
        return after;
    }
    auto entries = history.entries;
    entries.push_back(std::move(opened));
    auto after = open_file(ledger::fold(std::move(entries)), zone);
    after.id = entry.file;
    return after;
}

// A step that no form stands behind: decided by its rules, with those answers kept that somebody reads again.
static Result<NewEntry, Rejected> write_step(std::string_view step, Answers const& answers,
                                             std::initializer_list<std::string_view> kept,
                                             ledger::History const& history, CaseFile const& file,
                                             Situation const& situation)
{
    auto const decision = decide(*step_of_form(step), file, answers, situation);
    if (!decision) return Fail{Rejected{{}, decision.error()}};
    auto entry = new_entry(history, file.id, *decision, situation);
    for (auto const name : kept)
        if (answers.filled(name))
            entry.fact.writes.push_back({std::string(name), std::string(answers[name]), false, {}});
    return entry;
}

Result<NewEntry, Rejected> assign_worker(ledger::History const& history, CaseFile const& file, PersonId worker,
                                         std::string_view reason, Despite const& despite, std::string_view profile,
                                         std::optional<StandIn> const& stand_in, Situation const& situation)
{
    Answers answers;
    answers.set("worker", worker.text());
    answers.set("reason", reason);
    if (stand_in) answers.set("stand_in", text_of(*stand_in));
    auto decided = write_step("assignment", answers, {"reason"}, history, file, situation);
    if (!decided) return decided;
    auto& entry = *decided;
    if (!despite.against.empty()) {
        entry.fact.writes.push_back({"against", despite.against, false, {}});
        entry.fact.writes.push_back({"despite", std::string(despite.reason), false, {}});
    }
    if (!profile.empty()) entry.fact.writes.push_back({"requested_profile", std::string(profile), false, {}});
    return decided;
}

Result<NewEntry, Rejected> name_stand_in(ledger::History const& history, CaseFile const& file,
                                         std::optional<StandIn> const& stand_in, Situation const& situation)
{
    Answers answers;
    if (stand_in) {
        answers.set("stand_in", stand_in->who.text());
        answers.set("starts_on", iso(stand_in->from));
        answers.set("until", iso(stand_in->until));
    }
    return write_step("stand_in", answers, {"stand_in", "starts_on", "until"}, history, file, situation);
}

Result<NewEntry, Rejected> change_team(ledger::History const& history, CaseFile const& file, std::string_view team,
                                       PersonId to, std::string_view reason, Situation const& situation)
{
    Answers answers;
    answers.set("team", team);
    answers.set("from_team", situation.actor.team);
    answers.set("to", to.text());
    answers.set("reason", reason);
    return write_step("team_change", answers, {"team", "from_team", "to", "reason"}, history, file, situation);
}

}  // namespace abri::actions
