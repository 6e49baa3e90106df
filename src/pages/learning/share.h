// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/assignment.h"
#include "pages/frame/page.h"

namespace abri::pages {

// What was posted from a lesson, and where its learner stands after it.
struct Shared {
    Request const& request;
    Loaded const& loaded;
    Env const& env;
    CourseEntry const& course;
    CourseEdition const& edition;
    Lesson const& lesson;
    CourseAttempt const& after;
    EntryId entry;
};

// The files that a learner has with those who supervise or train her.
void add_sharing_needs(Needs& needs, Request const& request);

// The reflections she ticked, as she wrote them, into the file of her supervision; nothing where she has no supervisor.
void share_reflections(Outcome& out, Shared const& shared);
// That what was given to her is done; her answers only when she hands in and ticked that they are shown.
void tell_trainers(Outcome& out, Shared const& shared, Leaving leaving);

}  // namespace abri::pages
