// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/open_file.h"

namespace abri::actions {

// An entry to be sealed, signed and appended by the shell.
struct NewEntry {
    FileId file;
    EntryId entry;
    ledger::FileKind kind = ledger::FileKind::child;
    ledger::Fact fact;
    std::vector<ledger::Write> identity, strict;
};

struct Rejected {
    std::vector<FieldProblem> problems;  // what is wrong with single fields
    Refusals refusals;                   // what the rules say against it
};

// What a person does with a form: check it, let the rules decide, and turn it into an entry.
// Each class of data goes to its own part; registers carry the context they were written in.
Result<NewEntry, Rejected> write_form(Form const& form, Catalogue const& catalogue, ledger::History const& history,
                                      CaseFile const& file, Answers const& posted, Situation const& situation);

// An entry of one of the office's own files, of which no child's process hangs: the form alone decides.
Result<NewEntry, Rejected> write_record(Form const& form, Catalogue const& catalogue, ledger::History const& history,
                                        ledger::FileKind kind, Answers const& posted, Situation const& situation);

// A fact of one of the office's own files that no form stands behind.
NewEntry write_fact(std::string_view kind, Answers const& answers, ledger::History const& history,
                    ledger::FileKind file_kind, Situation const& situation);

// One act written into several files: each file's entry id follows from the one minted into the page, which itself is
// kept nowhere, so that nobody sees from ids which entries were written together.
EntryId entry_for(EntryId minted, FileId file, ledger::Hasher const& hasher);

// Whether `entry` of the file is this form with these answers: the same thing posted again, not another text.
bool is_written(Form const& form, Catalogue const& catalogue, CaseFile const& file, EntryId entry,
                Answers const& posted, Instant now);

// The file as it will be once the entry is appended; `file` is what `history` opened to.
CaseFile with_entry(CaseFile const& file, ledger::History const& history, NewEntry const& entry, PersonId author,
                    Zone const& zone);

// What spoke against giving the file to this person, and why it was given all the same; both stay in the entry.
struct Despite {
    std::string against;   // codes joined by commas; empty: nothing did
    std::string_view reason = {};
};
// A change of hands, with its reason; no form of its own.
Result<NewEntry, Rejected> assign_worker(ledger::History const& history, CaseFile const& file, PersonId worker,
                                         std::string_view reason, Despite const& despite, std::string_view profile,
                                         std::optional<StandIn> const& stand_in, Situation const& situation);
// Who carries the file while its key worker is away; nothing ends it. No form of its own.
Result<NewEntry, Rejected> name_stand_in(ledger::History const& history, CaseFile const& file,
                                         std::optional<StandIn> const& stand_in, Situation const& situation);
// A file goes to another team, to be given to one of its people by `to`, who supervises it.
Result<NewEntry, Rejected> change_team(ledger::History const& history, CaseFile const& file, std::string_view team,
                                       PersonId to, std::string_view reason, Situation const& situation);

}  // namespace abri::actions
