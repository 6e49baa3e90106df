// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "unit/wide_walk.h"

namespace abri::tests {

// Where an answer is seen again once its form is saved. Each choice of a form that was written on a walk is changed to
// the others of its list and written again into the same file: does any page where the work is (the file, what to know
// before a visit, the next contact, the review, the closure) look different, or is it refused or asked about? An answer
// that changes nothing anywhere is read in its own entry alone (found.md A8).
class AnswerTrace {
public:
    // To be hung into a walk.
    void look(Story const& before, std::string const& form, Fields const& written, Actor const& by);

    // "form.field" of every choice that was met, and of those whose answers were seen to matter.
    std::set<std::string> met, seen;
    // Those that were tried in enough files, each as it came, and changed nothing in any of them.
    std::vector<std::string> unseen() const;

private:
    // One form written into one file.
    struct Sighting {
        Story const& before;
        std::string const& form;
        Fields const& written;
        Actor const& by;
        std::string as_it_was;  // what was seen afterwards; empty until it is asked for
    };
    void try_others(Sighting& sighting, Field const& field, std::string const& name);
    std::map<std::string, int> times_;
};

}  // namespace abri::tests
