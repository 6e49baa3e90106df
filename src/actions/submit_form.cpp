// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/submit_form.h"

namespace abri::actions {

using Came = Submitted::Came;

Submitted submit_form(Submission const& submission, SubmitInto const& into, WriteEntries const& write)
{
    if (into.before == SubmitInto::Before::the_same) return {Came::twice};
    if (into.before == SubmitInto::Before::something_else) return {Came::otherwise};
    if (submission.adds_row) return {Came::row};
    if (!submission.entry || (into.begins_a_file && !is_minted(*submission.entry))) return {Came::no_entry};
    if (!into.heads.empty() && submission.heads != into.heads) return {Came::overtaken};
    auto written = write(*submission.entry);
    if (!written) return {Came::rejected, written.error()};
    return {Came::written, {}, std::move(*written)};
}

int Submitted::status() const
{
    if (came == Came::row) return 200;
    return came == Came::otherwise || came == Came::overtaken ? 409 : 422;
}

std::string_view Submitted::notice() const
{
    switch (came) {
        case Came::otherwise: return "form.sent_otherwise";
        case Came::no_entry: return "form.no_entry";
        case Came::overtaken: return "form.changed_since";
        default: return {};
    }
}

std::string_view Submitted::refusal() const
{
    switch (came) {
        case Came::otherwise:
        case Came::overtaken: return "changed_since";
        case Came::no_entry: return "no_entry";
        default:
            return rejected.refusals.empty() ? std::string_view("field_problem")
                                             : name_of(rejected.refusals.front().why);
    }
}

}  // namespace abri::actions
