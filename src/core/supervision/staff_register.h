// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/recorded.h"

#include <map>

namespace abri {

// Times and numbers of a person's work that the programme may know: never what was said, never a score (G-21).
struct StaffRecord {
    PersonId person;
    std::string sex, languages, areas, experience, qualification, trained_in, factors;
    bool described = false, regulated = false;
    int cap = 0;                           // of her own; 0 = the policy's
    std::string last_decision;             // of her workload reviews
    struct Review {
        Date on{};
        std::string decision;
        int open = 0, cap = 0;             // cap: the new one, 0 where it stayed
    };
    std::vector<Review> reviews;           // of her workload, oldest first
    struct Absence {
        Date from{}, until{};
        PersonId delegate;
    };
    std::vector<Absence> absences;
    struct Training {
        std::string code;
        Date on{};
        std::optional<Date> until;         // none: it does not run out
        bool by_herself = false;           // logged by the person it is about
    };
    std::vector<Training> trainings;       // logged with evidence
    struct Session {
        Date on{};
        int minutes = 0;
        bool is_meeting = false;           // of the team: does not stand for one of two people
    };
    std::vector<Session> sessions;         // oldest first
    int missed = 0;
    std::optional<Date> planned_on;        // of the record that set the next one
    std::optional<Instant> next_session;
    std::optional<Date> observed, reviewed, assessed, recheck;
    struct Agreement {
        PersonId supervisor;
        Date from{};
        std::optional<Date> until;
        bool external = false;
    };
    std::vector<Agreement> agreements;     // oldest first
    struct Out {
        EntryId entry;
        Instant since{}, expected{};
        std::string area;
        PersonId with;
    };
    std::optional<Out> out;                // on a visit now

    Absence const* absence_on(Date day) const;
    // The one that runs on that day or begins within so many; the nearest.
    Absence const* absence_near(Date day, int days) const;
    // Whether a training is behind her: named in her profile, or logged and still good on that day.
    Training const* training_by(std::string_view training, Date day) const;   // the latest logged by then
    bool is_trained(std::string_view training, Date day) const;
    Agreement const* agreement_on(Date day) const; // the latest in force; otherwise the team's supervisor supervises
};

struct TeamRecord {
    struct Meeting {
        Instant at{};
        int minutes = 0;
    };
    std::vector<Meeting> meetings; // oldest first
    std::optional<Instant> next_meeting;
    std::vector<Date> extended; // held or left out with a reason: a day of that month
};

struct StaffRegister {
    std::map<PersonId, StaffRecord> people;
    std::map<std::string, TeamRecord, std::less<>> teams;
    StaffRecord const& of(PersonId person) const;
    TeamRecord const& of_team(std::string_view team) const;
};

StaffRegister fold_register(std::vector<Recorded> const& records);

} // namespace abri
