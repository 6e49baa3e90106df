// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"
#include "core/casework/rhythm.h"
#include "core/verdict.h"

#include <span>

namespace abri {

// One thing a person can write into a child's file: when it is open, what decides it, what it changes.
struct CaseStep {
    std::string_view form;
    std::string_view fact;
    bool (*open)(CaseFile const&, Actor const&);
    Decision (*decide)(CaseFile const&, Answers const&, Situation const&);
    void (*evolve)(CaseFile&, Recorded const&);
    std::string_view dated_by = {};   // the field that says when it happened; empty: when it is written
    int version = 1;     // of the fact it writes; a higher one was written by a newer program
};

std::span<CaseStep const> case_steps();
CaseStep const* step_of_form(std::string_view form);
CaseStep const* step_of_fact(std::string_view fact);

// The gates that every step shares: all of the file can be read and holds, and the step is open to this actor. What is
// offered and what is decided ask the same.
bool is_open(CaseStep const& step, CaseFile const& file, Actor const& actor);
// Decides behind those gates.
Decision decide(CaseStep const& step, CaseFile const& file, Answers const& answers, Situation const& situation);

// Registers of deadlines are "due.<what>".
void set_due(Answers& shared, std::string_view what, Instant at);
void clear_due(Answers& shared, std::string_view what);
// The latest day a review may be set for.
Date latest_review(Policy const& policy, std::string_view risk, Date from);

}  // namespace abri
