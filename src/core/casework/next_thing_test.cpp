// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/deadlines.h"
#include "core/casework/steps.h"
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

namespace {

std::string next(Story const& story)
{
    auto const due = deadlines(story.file(), story.now, 7);
    return due.empty() ? std::string() : std::string(due.front().what) + " " + iso(due.front().at);
}

bool is_due(Story const& story, std::string_view what)
{
    auto const due = deadlines(story.file(), story.now, 7);
    return std::any_of(due.begin(), due.end(), [&](Deadline const& one) { return one.what == what; });
}

Fields visit(std::string const& on, std::string const& stability, std::string const& reopen)
{
    return {{"visited_on", on},
            {"stability", stability},
            {"services_evaluation", "La famille remercie"},
            {"reopening_needed", reopen}};
}

Story closed_case()
{
    return Story()
        .identified()
        .screened()
        .consented()
        .registered()
        .assessed()
        .comprehended()
        .planned()
        .followed_up("2026-03-20T10:00")
        .followed_up("2026-03-24T10:00")
        .closure_requested()
        .closed();
}

}  // namespace

TEST_CASE("from the first word on a report has a next thing: danger at once, and a report that waits is late")
{
    CHECK(next(Story().identified("none")) == "screening 2026-03-05T09:30");
    CHECK(next(Story().identified("urgent")) == "screening 2026-03-03T09:30");
    auto danger = Story().identified("imminent_danger");
    CHECK(next(danger) == "screening 2026-03-02T09:30");
    danger.now += Days{36};
    CHECK(deadlines(danger.file(), danger.now, 7).front().lateness == Lateness::late);
}

TEST_CASE("what is eligible is registered by a day, what lacks information is asked after, what is not eligible ends")
{
    CHECK(next(Story().identified().screened()) == "registration 2026-03-09T00:00");
    CHECK(next(Story().identified("imminent_danger").screened()) == "registration 2026-03-02T10:00");
    auto asks = Story().identified();
    asks.now += Hours{1};
    REQUIRE(asks.accepts(
        "screening", with(Story::screening(),
                          {{"decision", "needs_information"}, {"criteria", ""}, {"open_questions", "Où vit-il ?"}})));
    CHECK(next(asks) == "information 2026-03-09T00:00");
    REQUIRE(asks.accepts("screening", Story::screening()));
    CHECK(next(asks) == "registration 2026-03-09T00:00");
    auto no = Story().identified();
    no.now += Hours{1};
    REQUIRE(no.accepts("screening", with(Story::screening(), {{"decision", "ineligible"},
                                                              {"ineligible_reason", "outside_criteria"},
                                                              {"redirected_to", "Service social"},
                                                              {"referrer_informed", "yes"}})));
    CHECK(next(no).empty());
    auto registered = Story().identified().screened().consented().registered();
    for (auto const& due : deadlines(registered.file(), registered.now, 7))
        CHECK((due.what != "screening" && due.what != "registration"));
}

TEST_CASE("a worrying visit after closure is a task until the file is reopened, or somebody says why not")
{
    auto story = closed_case();
    story.now = *parse_instant("2026-11-20T10:00");
    REQUIRE(story.accepts("post_closure_visit", visit("2026-11-20", "unsafe", "yes")));
    CHECK(story.due("reopening") == "2026-11-20T00:00");
    CHECK_FALSE(story.due("post_closure_visit").empty());
    story.now += Days{10};
    CHECK(contains(story.submit("post_closure_visit", visit("2026-11-30", "stable", "no")),
                   "not_reopened_without_reason"));
    auto reasoned = story;
    REQUIRE(reasoned.accepts("post_closure_visit", with(visit("2026-11-30", "stable", "no"),
                                                        {{"not_reopened_why", "Le danger est écarté"}})));
    CHECK(reasoned.due("reopening").empty());
    REQUIRE(story.accepts("reopening",
                          {{"reopened_on", "2026-11-30"}, {"reason", "new_concern"}, {"new_information", "Coups"}}));
    CHECK(story.due("reopening").empty());
    // Fragile and asked to reopen says the same.
    auto fragile = closed_case();
    fragile.now = *parse_instant("2026-11-20T10:00");
    REQUIRE(fragile.accepts("post_closure_visit", visit("2026-11-20", "fragile", "yes")));
    CHECK_FALSE(fragile.due("reopening").empty());
}

TEST_CASE("the first visit after closure is due on the day that was agreed")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.followed_up("2026-03-20T10:00").followed_up("2026-03-24T10:00");
    story.now = *parse_instant("2026-08-28T09:00");
    REQUIRE(story.accepts("closure", with(Story::closure("2026-08-28"), {{"first_visit_on", "2026-09-15"}})));
    story.closed();
    CHECK(story.due("post_closure_visit") == "2026-09-15T00:00");
}

TEST_CASE("a new danger suspends a closure that was asked for")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.followed_up("2026-03-20T10:00").followed_up("2026-03-24T10:00").closure_requested();
    auto const before = story.file().cycle.stage_before_closure;
    story.now = *parse_instant("2026-08-29T10:00");
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-29T09:30"),
                                            {{"risk_increased", "yes"}, {"urgent_action", "Mettre à l'abri"}})));
    CHECK(story.file().stage == before);
    CHECK_FALSE(story.file().cycle.closure);
    CHECK(story.due("closure_decision").empty());
    CHECK_FALSE(story.due("urgent_action").empty());
    CHECK_FALSE(
        story.accepts("closure_decision", {{"decided_on", "2026-08-31"}, {"decision", "authorise"}}, &story.manager));
}

TEST_CASE("a file whose child has died closes for that reason only, and is not handed over [R-210]")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-08-27T10:00");
    REQUIRE(story.accepts("child_death", {{"known_on", "2026-08-27"},
                                          {"circumstances", "Accident"},
                                          {"inquiry_done", "no"},
                                          {"other_children", "not_yet_known"}}));
    auto const cannot = with(Story::closure("2026-08-27"), {{"reason", "cannot_be_contacted"}});
    CHECK(contains(story.submit("closure", cannot), "child_has_died"));
    CHECK(contains(story.submit("transfer", Story::transfer("2026-08-27")), "not_open_now"));
    CHECK(contact_rhythm(story.file()).frequency.empty());
    CHECK_FALSE(next(story).empty());
}

TEST_CASE(
    "an answer that hands something back is a task of the asker, with its words, until she says what became of it")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.followed_up("2026-03-20T10:00").followed_up("2026-03-24T10:00").closure_requested();
    REQUIRE(story.accepts("closure_decision",
                          {{"decided_on", "2026-08-28"}, {"decision", "return"}, {"comment", "Manque la visite"}},
                          &story.manager));
    REQUIRE(story.file().to_dos.size() == 1);
    CHECK(story.file().to_dos.front().what == "Manque la visite");
    CHECK(is_due(story, "supervision_decision"));
    REQUIRE(story.accepts("supervision_decision", {{"noted_on", "2026-08-28"},
                                                   {"about", story.file().to_dos.front().entry.text()},
                                                   {"outcome", "done"},
                                                   {"result", "Visite faite"}}));
    CHECK(story.file().to_dos.front().state == ActionState::done);
    CHECK_FALSE(is_due(story, "supervision_decision"));
}

TEST_CASE("each exception is answered by itself, and what is to be put right comes back [R-048]")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    auto const alone = with(Story::follow_up("2026-03-03T10:00"), {{"mode", "unannounced_home_visit"},
                                                                   {"second_person", ""},
                                                                   {"purpose", "Voir"},
                                                                   {"exposure_precautions", "Seul"},
                                                                   {"alone_reason", "Personne de libre"}});
    story.now = *parse_instant("2026-03-03T12:00");
    REQUIRE(story.accepts("follow_up", alone));
    auto const first = story.last_entry();
    REQUIRE(story.accepts("follow_up", alone));
    REQUIRE(story.file().exceptions.size() == 2);
    Fields const review = {{"reviewed_on", "2026-03-03"}, {"decision", "to_put_right"}, {"comment", "Y aller à deux"}};
    CHECK_FALSE(story.accepts("exception_review", review, &story.supervisor));   // which of them?
    REQUIRE(story.accepts("exception_review", with(review, {{"about", first.text()}}), &story.supervisor));
    REQUIRE(story.file().exceptions.size() == 1);
    CHECK_FALSE(story.due("exception_review").empty());
    REQUIRE(story.file().to_dos.size() == 1);
    CHECK(story.file().to_dos.front().what == "Y aller à deux");
    REQUIRE(story.accepts("exception_review", with(review, {{"decision", "confirmed"}}), &story.supervisor));
    CHECK(story.file().exceptions.empty());
    CHECK(story.due("exception_review").empty());
}

TEST_CASE("a no that comes after registration is a task of today, until somebody agrees")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    story.now = *parse_instant("2026-03-06T10:00");
    CHECK(story.due("consent").empty());
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(),
                                          {{"given_on", "2026-03-06T09:00"}, {"guardian_consent", "refused"}})));
    CHECK(story.due("consent") == "2026-03-06T10:00");
    story.now = *parse_instant("2026-03-09T10:00");
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-03-09T09:00"}})));
    CHECK(story.due("consent").empty());
}

TEST_CASE("a file is not kept until a day that is over [R-216]")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.followed_up("2026-03-20T10:00").followed_up("2026-03-24T10:00");
    story.now = *parse_instant("2026-08-28T10:00");
    CHECK(contains(story.submit("closure", with(Story::closure("2026-05-01"), {{"retention_until", "2026-06-01"}})),
                   "retention_missing"));
}

TEST_CASE("a request that nobody has decided can be taken back, and asked for again")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.followed_up("2026-03-20T10:00").followed_up("2026-03-24T10:00").closure_requested();
    auto const before = story.file().cycle.stage_before_closure;
    REQUIRE(story.accepts("request_withdrawal", {{"withdrawn_on", "2026-08-28"}, {"reason", "La famille hésite"}}));
    CHECK(story.file().stage == before);
    CHECK(story.due("closure_decision").empty());
    REQUIRE(story.accepts("closure", Story::closure("2026-08-28")));
    CHECK(story.file().stage == Stage::closure_requested);
}

TEST_CASE("a death takes back what was asked for before: nobody closes over it, nobody hands the file on [R-210]")
{
    Fields const death = {{"known_on", "2026-08-29"},
                          {"circumstances", "Accident"},
                          {"inquiry_done", "no"},
                          {"other_children", "not_yet_known"}};
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.followed_up("2026-03-20T10:00").followed_up("2026-03-24T10:00").closure_requested();
    story.now = *parse_instant("2026-08-29T10:00");
    REQUIRE(story.accepts("child_death", death));
    CHECK(story.file().stage != Stage::closure_requested);
    CHECK_FALSE(
        story.accepts("closure_decision", {{"decided_on", "2026-08-29"}, {"decision", "authorise"}}, &story.manager));
    CHECK_FALSE(story.due("death_procedure").empty());
    auto handed = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    REQUIRE(handed.accepts("transfer", Story::transfer("2026-03-18")));
    handed.now = *parse_instant("2026-08-29T10:00");
    REQUIRE(handed.accepts("child_death", death));
    CHECK_FALSE(handed.file().transfer);
    CHECK(handed.file().is_open());
}

TEST_CASE("what protects the other children after a death is a task of today")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-08-29T10:00");
    Fields const death = {{"known_on", "2026-08-29"},
                          {"circumstances", "Accident"},
                          {"inquiry_done", "no"},
                          {"other_children", "some_at_risk"},
                          {"other_children_action", "Mettre la sœur à l'abri ce soir"}};
    REQUIRE(story.accepts("child_death", death));
    REQUIRE(story.accepts("child_death", with(death, {{"inquiry_done", "yes"}, {"inquiry_result", "Noyade"}})));
    REQUIRE(story.file().to_dos.size() == 1);
    CHECK(story.file().to_dos.front().what == "Mettre la sœur à l'abri ce soir");
    CHECK(iso(story.file().to_dos.front().due) == "2026-08-29");
}

TEST_CASE("a reopened file asks anew: what was agreed before ends, what must not be said stands")
{
    auto story = closed_case();
    story.now = *parse_instant("2026-11-20T10:00");
    REQUIRE(story.accepts("reopening",
                          {{"reopened_on", "2026-11-20"}, {"reason", "new_concern"}, {"new_information", "Coups"}}));
    CHECK_FALSE(story.due("consent").empty());
    CHECK(may_share(story.file().consents, {"health_provider", "health"}, *parse_date("2026-11-20")) ==
          ShareAnswer::expired);
    REQUIRE(story.accepts("consent", with(Story::child_consent(), {{"given_on", "2026-11-20T09:20"}})));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-11-20T09:30"}})));
    CHECK(story.due("consent").empty());
    CHECK(may_share(story.file().consents, {"health_provider", "health"}, *parse_date("2026-11-20")) ==
          ShareAnswer::allowed);
}

TEST_CASE("a family that refuses before registration is let go truthfully")
{
    auto story = Story().identified().screened();
    story.now = *parse_instant("2026-03-05T10:00");
    REQUIRE(story.accepts("screening", with(Story::screening(), {{"decision", "ineligible"},
                                                                 {"ineligible_reason", "help_refused"},
                                                                 {"information_given", "yes"},
                                                                 {"referrer_informed", "yes"}})));
    CHECK_FALSE(story.file().is_open());
    CHECK(story.due("registration").empty());
}

TEST_CASE("a later no outweighs an earlier legal basis, and takes back what the same person agreed to share")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    auto const mother = [](std::string const& on, std::string const& answer) {
        return with(Story::guardian_consent(), {{"given_on", on}, {"guardian_consent", answer}});
    };
    story.now = *parse_instant("2026-03-06T10:00");
    REQUIRE(story.accepts(
        "consent", with(mother("2026-03-06T09:00", "refused"), {{"legal_basis_override", "yes"},
                                                                {"override_danger", "yes"},
                                                                {"override_reasons", "La loi protège"},
                                                                {"continued_participation", "À chaque rencontre"}})));
    CHECK(allows_case_management(story.file().consents));
    story.now = *parse_instant("2026-06-06T10:00");
    REQUIRE(story.accepts("consent", mother("2026-06-06T09:00", "refused")));
    CHECK_FALSE(allows_case_management(story.file().consents));
    CHECK_FALSE(story.due("consent").empty());
    CHECK(may_share(story.file().consents, {"health_provider", "health"}, *parse_date("2026-03-07")) ==
          ShareAnswer::withdrawn);
}

TEST_CASE("a reopened file starts its own tasks, and still knows when the child comes of age")
{
    auto story = closed_case();
    story.now = *parse_instant("2026-11-20T10:00");
    CHECK(story.due("turning_18").empty());
    REQUIRE(story.accepts("reopening",
                          {{"reopened_on", "2026-11-20"}, {"reason", "new_concern"}, {"new_information", "Coups"}}));
    CHECK_FALSE(story.due("turning_18").empty());
    for (auto const& due : deadlines(story.file(), story.now, 7)) CHECK(due.what != "plan_action");
    CHECK_FALSE(has_open_to_dos(story.file()));
}
