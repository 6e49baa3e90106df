// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/meeting.h"

#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

namespace {

Story const& story()
{
    static Story const one;
    return one;
}

Fields const full = {{"held_on", "2026-03-10T09:00"},
                     {"minutes", "60"},
                     {"secluded", "yes"},
                     {"present_count", "7"},
                     {"agenda_approved", "yes"},
                     {"agreements", "Rien ne sort de la pièce"},
                     {"reflections", "Semaine lourde"},
                     {"questions", "Carburant"},
                     {"successes", "Un retour à l'école"},
                     {"challenges", "Longues distances"},
                     {"open_count", "60"},
                     {"high_count", "8"},
                     {"stalled_count", "3"},
                     {"learning_offers", "Écoute active"},
                     {"mandala_progress", "Pause de midi tenue"},
                     {"summary", "Deux actions"},
                     {"next_week", "Visites mardi"},
                     {"next_on", "2026-03-17T09:00"},
                     {"supervisor_actions.0.what", "Appeler le partenaire santé"},
                     {"supervisor_actions.0.due_on", "2026-03-17"},
                     {"no_worker_action", "yes"}};

Answers filled(Fields const& changes)
{
    Answers answers;
    for (auto const& [code, value] : full) answers.set(code, value);
    for (auto const& [code, value] : changes) answers.set(code, value);
    return answers;
}

std::vector<std::string> refusals(Fields const& changes, MeetingBefore const& before = {}, Role role = Role::supervisor)
{
    std::vector<std::string> out;
    for (auto const& r : check_meeting(filled(changes), before, {{}, role, "nord"}, story().policy))
        out.emplace_back(name_of(r.why));
    return out;
}

std::vector<std::string> missing(char const* form, Fields const& changes)
{
    Answers answers;
    if (std::string_view(form) == "cm_meeting") answers = filled({});
    for (auto const& [code, value] : changes) answers.set(code, value);
    std::vector<std::string> out;
    for (auto const& p :
         check(*story().catalogue().form(form), story().catalogue(), answers, *parse_instant("2026-03-11T10:00"))
             .problems)
        out.push_back(p.field);
    return out;
}

bool asks(char const* field) { return contains(missing("cm_meeting", {{field, ""}}), field); }

ActionItem const left_open{EntryId{{7}}, "supervisor_actions.0", "cm_meeting", true, {}, "Demander des vélos", {}, {}};

}  // namespace

TEST_CASE("a whole record of a meeting is accepted")
{
    CHECK(missing("cm_meeting", {}).empty());
    CHECK(refusals({}).empty());
}
TEST_CASE("held in a secluded place [R-278]") { CHECK(asks("secluded")); }
TEST_CASE("the team reviews and approves the agenda [R-284]") { CHECK(asks("agenda_approved")); }
TEST_CASE("agreements are set or reviewed, on sharing information above all [R-285]") { CHECK(asks("agreements")); }
TEST_CASE("a round of successes and challenges [R-286]")
{
    CHECK(asks("successes"));
    CHECK(asks("challenges"));
}
TEST_CASE("the supervisor shares reflections on the week [R-287]") { CHECK(asks("reflections")); }
TEST_CASE("workers raise questions and difficulties [R-288]") { CHECK(asks("questions")); }
TEST_CASE("the number of open cases [R-289]") { CHECK(asks("open_count")); }
TEST_CASE("high-risk cases and those that stand still [R-290]")
{
    CHECK(asks("high_count"));
    CHECK(asks("stalled_count"));
}
TEST_CASE("workers name learning opportunities and what they can teach [R-292]") { CHECK(asks("learning_offers")); }
TEST_CASE("the Mandala: progress to the goals and whether they are still right [R-293]")
{
    CHECK(asks("mandala_progress"));
}
TEST_CASE("closing: summary, timeline and the schedule of next week [R-295]")
{
    CHECK(asks("summary"));
    CHECK(asks("next_week"));
    CHECK(asks("supervisor_actions.0.due_on"));
}

TEST_CASE("two lists of actions, the supervisor's and the workers' [R-296]")
{
    CHECK(contains(refusals({{"supervisor_actions.0.what", ""}, {"supervisor_actions.0.due_on", ""}}), "list_missing"));
    CHECK(contains(refusals({{"no_worker_action", ""}}), "list_missing"));
    CHECK(refusals(
              {{"supervisor_actions.0.what", ""}, {"supervisor_actions.0.due_on", ""}, {"no_supervisor_action", "yes"}})
              .empty());
}

TEST_CASE("at least one hour, or it says why not [R-272]")
{
    CHECK(contains(refusals({{"minutes", "59"}}), "too_short"));
    CHECK(refusals({{"minutes", "45"}, {"short_reason", "Coupure de courant"}}).empty());
}

TEST_CASE("always at the same time, or it says why not [R-271]")
{
    auto const after = [](char const* last, Fields const& changes = {}) {
        return refusals(changes, {parse_instant(last), {}});
    };
    CHECK(after("2026-03-03T09:00").empty());
    CHECK(after("2026-03-03T09:25").empty());
    CHECK(contains(after("2026-03-03T14:00"), "other_time"));
    CHECK(contains(after("2026-03-04T09:00"), "other_time"));
    CHECK(after("2026-03-04T09:00", {{"other_time_reason", "Jour férié"}}).empty());
}

TEST_CASE("the record follows what was agreed the last time [R-268]")
{
    MeetingBefore const before{std::nullopt, {left_open}};
    CHECK(contains(refusals({}, before), "action_unanswered"));
    CHECK(contains(refusals({{"carried.0.what", "Autre chose"},
                             {"carried.0.state", "done"},
                             {"carried.0.source", left_open.source.text()}},
                            before),
                   "action_unanswered"));
    CHECK(refusals({{"carried.0.what", "Demander des vélos"},
                    {"carried.0.state", "carried_over"},
                    {"carried.0.source", left_open.source.text()}},
                   before)
              .empty());
}

TEST_CASE("supervisors plan and organise the meetings [R-275]")
{
    CHECK(contains(refusals({}, {}, Role::caseworker), "not_yours_to_do"));
    CHECK(refusals({}, {}, Role::manager).empty());
}

TEST_CASE("a longer session is an hour longer, half a day at most [R-273]")
{
    auto const extra = [](char const* minutes) {
        Answers answers;
        answers.set("state", "held");
        answers.set("extra_minutes", minutes);
        return check_extended(answers, story().policy).empty();
    };
    CHECK_FALSE(extra("59"));
    CHECK(extra("60"));
    CHECK(extra("240"));
    CHECK_FALSE(extra("241"));
    CHECK(check_extended({}, story().policy).empty());
}

TEST_CASE("a theme is chosen from needs or asked for by the team [R-281]")
{
    Fields const session = {{"month_of", "2026-03-10"},    {"state", "held"},
                            {"type", "thematic"},          {"focus", "skills"},
                            {"extra_minutes", "90"},       {"present_count", "6"},
                            {"topic", "Écouter un petit"}, {"learning", "Se taire d'abord"}};
    CHECK(missing("extended_session", with(session, {{"topic_source", "asked_by_workers"}})).empty());
    CHECK(contains(missing("extended_session", session), "topic_source"));
}

TEST_CASE("a case discussion follows the guide [R-282]")
{
    Fields const session = {
        {"month_of", "2026-03-10"}, {"state", "held"},      {"type", "case_discussion"},       {"focus", "skills"},
        {"extra_minutes", "90"},    {"present_count", "6"}, {"learning", "Voir l'enfant seul"}};
    for (char const* field : {"situation", "question", "ideas"})
        CHECK(contains(missing("extended_session", session), field));
    CHECK(missing("extended_session",
                  with(session, {{"situation", "Un enfant"}, {"question", "Comment"}, {"ideas", "Dessiner"}}))
              .empty());
}

TEST_CASE("a month without a longer session says why, and a guest is reminded of confidentiality")
{
    CHECK(contains(missing("extended_session", {{"month_of", "2026-03-10"}, {"state", "skipped"}}), "skip_reason"));
    CHECK(missing("extended_session", {{"month_of", "2026-03-10"}, {"state", "skipped"}, {"skip_reason", "emergency"}})
              .empty());
    Fields const guest = {{"month_of", "2026-03-10"}, {"state", "held"},         {"type", "guest_speaker"},
                          {"focus", "skills"},        {"extra_minutes", "90"},   {"present_count", "6"},
                          {"guest_kind", "legal"},    {"learning", "Les délais"}};
    CHECK(contains(missing("extended_session", guest), "guest_reminded"));
}

TEST_CASE("the agenda counts, and shows no code unless it was switched on [R-280]")
{
    auto const made = Story().identified().screened().consented().registered().assessed("high");
    auto card = make_card(made.file(), made.now);
    std::vector<Card const*> const team{&card};
    auto const agenda = propose_agenda(team, false, made.now + Days{60});
    CHECK(agenda.open == 1);
    CHECK(agenda.high == 1);
    CHECK(agenda.stalled == 1);
    CHECK(agenda.codes.empty());
    CHECK(propose_agenda(team, true, made.now + Days{60}).codes == std::vector<std::string>{std::string(card.code())});
    card.stage = Stage::closed;
    CHECK(propose_agenda(team, true, made.now).open == 0);
}

static Recorded recorded(std::uint8_t id, Fields const& fields, char const* kind = "meeting_held")
{
    Recorded r;
    r.entry = EntryId{{id}};
    r.kind = kind;
    r.form = "cm_meeting";
    r.author = PersonId{{9}};
    r.at = *parse_instant("2026-03-10T10:00");
    for (auto const& [code, value] : fields) r.answers.set(code, value);
    return r;
}

TEST_CASE("minutes build a file of problems and measures: what was agreed stays until it is done [R-269]")
{
    auto const first = recorded(1, {{"supervisor_actions.0.what", "Vélos"},
                                    {"supervisor_actions.0.due_on", "2026-03-20"},
                                    {"worker_actions.2.what", "Fiches"}});
    auto const open = open_actions({first});
    REQUIRE(open.size() == 2);
    CHECK(open[0].supervisors);
    CHECK(open[1].row == "worker_actions.2");
    auto const source = EntryId{{1}}.text();
    auto const second = recorded(2, {{"carried.0.what", "Vélos"},
                                     {"carried.0.source", source},
                                     {"carried.0.state", "carried_over"},
                                     {"carried.1.what", "Fiches"},
                                     {"carried.1.source", source},
                                     {"carried.1.state", "done"}});
    auto const left = open_actions({first, second});
    REQUIRE(left.size() == 1);
    CHECK(left[0].what == "Vélos");
    CHECK(left[0].carried_over);
    auto const seen = open_actions({recorded(4, {{"follow_up_on", "2026-04-01"}}, "practice_observed")});
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].what.empty());
    CHECK(seen[0].due == parse_date("2026-04-01"));
    auto const settled =
        recorded(3, {{"source", source}, {"row", "supervisor_actions.0"}, {"state", "done"}}, "action_settled");
    CHECK(open_actions({first, second, settled}).empty());
}

TEST_CASE("an action is ended by whose it is or the supervisor; what is ended stays readable, and is taken up again")
{
    PersonId const claire{{1}}, bruno{{2}}, samuel{{3}};
    auto const meeting = recorded(1,
                                  {{"worker_actions.0.what", "Appeler le centre"},
                                   {"worker_actions.0.who", claire.text()},
                                   {"worker_actions.1.what", "Ranger l'armoire"},
                                   {"supervisor_actions.0.what", "Demander des vélos"}},
                                  "cm_meeting_held");
    auto const open = open_actions({meeting});
    REQUIRE(open.size() == 3);
    auto const find = [&](std::string_view what) {
        return *std::find_if(open.begin(), open.end(), [&](ActionItem const& item) { return item.what == what; });
    };
    Actor const hers{claire, Role::caseworker, "nord"}, other{bruno, Role::caseworker, "nord"},
        leads{samuel, Role::supervisor, "nord"};
    CHECK(may_settle(find("Appeler le centre"), hers, false));
    CHECK_FALSE(may_settle(find("Appeler le centre"), other, false));
    CHECK_FALSE(may_settle(find("Ranger l'armoire"), hers, false));   // nobody's: the supervisor follows it
    CHECK(may_settle(find("Ranger l'armoire"), hers, true));          // in a book of two it is hers
    CHECK_FALSE(may_settle(find("Demander des vélos"), hers, true));
    for (auto const& item : open) CHECK(may_settle(item, leads, false));
    auto const told = [&](std::uint8_t n, std::string const& state, std::string const& due) {
        return recorded(
            n, {{"source", meeting.entry.text()}, {"row", "worker_actions.0"}, {"state", state}, {"due_on", due}},
            "action_settled");
    };
    auto const put_off = told(2, "carried_over", "2026-05-04"), done = told(3, "done", ""),
               again = told(4, "reopened", "");
    auto const seen = all_actions({meeting, put_off, done});
    auto const first =
        *std::find_if(seen.begin(), seen.end(), [](auto const& i) { return i.row == "worker_actions.0"; });
    CHECK(first.ended == "done");
    CHECK(first.ended_by == done.author);
    CHECK(first.due == parse_date("2026-05-04"));
    CHECK(open_actions({meeting, put_off, done}).size() == 2);
    CHECK(open_actions({meeting, put_off, done, again}).size() == 3);
}
