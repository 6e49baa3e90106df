// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/what_stands.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story screened()
{
    auto story = Story().identified().screened();
    story.now = *parse_instant("2026-03-02T18:00");
    return story;
}
static std::vector<std::string> child(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = screened();
    return story.submit("consent", with(Story::child_consent(), changes));
}

TEST_CASE("all four topics are explained before asking [R-043]")
{
    CHECK(contains(child({{"explained_topics", "services_and_options,risks_and_benefits"}}), "topics_missing"));
    CHECK(child({}).empty());
}

TEST_CASE("assent says how it was adapted to the child [R-045]")
{
    CHECK(contains(child({{"assent_method", ""}}), "assent_method_missing"));
    CHECK(contains(child({{"age_band", ""}}), "age_band:missing"));
}

TEST_CASE("even under five it is explained [R-046]")
{
    CHECK(contains(child({{"age_band", "under_5"}, {"explained_topics", ""}}), "topics_missing"));
}

TEST_CASE("the child hears that not answering is allowed [R-053]")
{
    CHECK(contains(child({{"right_not_to_answer", "no"}}), "right_not_to_answer_missing"));
}

TEST_CASE("choosing not to take part is a complete answer: nothing more is asked [R-057]")
{
    auto story = screened();
    CHECK(story.accepts("consent", {{"given_on", "2026-03-02T15:00"},
                                    {"consent_from", "child"},
                                    {"age_band", "from_5_to_11"},
                                    {"child_answer", "chose_not_to_take_part"},
                                    {"duration", "three_months"}}));
}

TEST_CASE("nobody writes down a yes that was not said: a baby, and a child who takes no part, are registered on the "
          "mother's word")
{
    auto const registered_with = [](Fields const& child) {
        auto story = screened();
        REQUIRE(story.accepts("consent", child));
        REQUIRE(story.accepts("consent", Story::guardian_consent()));
        story.now = *parse_instant("2026-03-02T18:00");
        return story.accepts("registration", Story::registration("2026-03-02T17:45"));
    };
    Fields const child = {{"given_on", "2026-03-02T15:00"}, {"consent_from", "child"}};
    CHECK(registered_with(with(child, {{"age_band", "under_5"}, {"child_answer", "too_young"}})));
    CHECK(registered_with(with(child, {{"age_band", "from_5_to_11"}, {"child_answer", "chose_not_to_take_part"}})));
    // A child who can be asked is asked; and a no is a no.
    auto story = screened();
    CHECK_FALSE(story.accepts("consent", with(child, {{"age_band", "from_5_to_11"}, {"child_answer", "too_young"}})));
}

TEST_CASE("what is shared names the information and the way [R-049]")
{
    auto story = screened();
    CHECK(contains(story.submit("consent", with(Story::guardian_consent(), {{"shares.0.information", ""}})),
                   "share_incomplete"));
    CHECK(contains(story.submit("consent", with(Story::guardian_consent(), {{"shares.0.method", ""}})),
                   "share_incomplete"));
}

TEST_CASE("consent lasts for a stated time [R-050]")
{
    CHECK(contains(child({{"duration", ""}}), "field_problem"));
    CHECK(child({{"duration", ""}, {"child_answer", "refused"}, {"refusal_explained", "Écouté"}})
              .empty());   // a no has no end date
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    CHECK(iso(story.file().consents.front().until) == "2026-06-02");
}

TEST_CASE("acting without consent has reasons, goes on offering participation, and a supervisor looks at it [R-048]")
{
    auto story = screened();
    auto const refused =
        with(Story::child_consent(),
             {{"child_answer", "refused"}, {"refusal_explained", "Écouté"}, {"legal_basis_override", "yes"}});
    CHECK(contains(story.submit("consent", refused), "override_reasons:missing"));
    CHECK(contains(story.submit("consent", with(refused, {{"override_reasons", "Danger grave"}})),
                   "continued_participation:missing"));
    REQUIRE(story.accepts("consent", with(refused, {{"override_reasons", "Danger grave"},
                                                    {"continued_participation", "Proposée à chaque rencontre"}})));
    CHECK(story.due("exception_review") == "2026-03-03T18:00");
    Fields const review = {{"reviewed_on", "2026-03-02"}, {"decision", "confirmed"}, {"comment", "Justifié"}};
    CHECK(contains(story.submit("exception_review", review, &story.worker), "not_open_now"));
    CHECK(story.accepts("exception_review", review, &story.supervisor));
    CHECK(story.file().exceptions.empty());
    story.registered();
}

TEST_CASE("each representative is asked for themselves, and one no holds until a legal basis is given [R-041]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", Story::guardian_consent()));
    CHECK(allows_case_management(story.file().consents));
    auto const father =
        with(Story::guardian_consent(), {{"guardian_relation", "father"}, {"guardian_consent", "refused"}});
    REQUIRE(story.accepts("consent", father));
    CHECK_FALSE(allows_case_management(story.file().consents));
    REQUIRE(story.accepts("consent", Story::guardian_consent()));   // the mother's word does not undo the father's
    CHECK_FALSE(allows_case_management(story.file().consents));
    REQUIRE(story.accepts("consent", with(father, {{"guardian_consent", "given"}})));
    CHECK(allows_case_management(story.file().consents));
}

TEST_CASE("what is taken back covers nothing, and running services on it are named [R-049]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", Story::guardian_consent()));
    story.registered();
    REQUIRE(story.accepts("referral", Story::referral("health_provider")));
    Fields const taken_back = {{"given_on", "2026-03-02T17:50"},
                               {"consent_from", "guardian"},
                               {"guardian_relation", "mother"},
                               {"guardian_consent", "withdrawn"}};
    auto other = story;
    REQUIRE(other.accepts("consent", with(taken_back, {{"guardian_relation", "grandparent"}})));
    CHECK_FALSE(other.file().referrals.front().consent_gone);   // not hers to take back
    REQUIRE(story.accepts("consent", taken_back));
    CHECK(story.file().referrals.front().consent_gone);
    CHECK(story.file().exceptions.back().what == "consent_withdrawn");
    CHECK_FALSE(story.due("exception_review").empty());
    CHECK(contains(story.submit("referral", Story::referral("health_provider")), "consent_withdrawn"));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-03-02T17:51"}})));
    CHECK(story.accepts("referral", Story::referral("health_provider")));
}

TEST_CASE("an agreement until the review ends when the review is held [R-050]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"duration", "until_review"}})));
    story.registered().assessed().comprehended().planned();
    auto const on = [&](char const* day) {
        return may_share(story.file().consents, {"health_provider", "health"}, *parse_date(day));
    };
    CHECK(on("2026-04-12") == ShareAnswer::allowed);
    story.now = *parse_instant("2026-04-10T10:00");
    REQUIRE(story.accepts("review", Story::review("2026-04-10", "2026-05-05")));
    CHECK(on("2026-04-12") == ShareAnswer::expired);
}

TEST_CASE("two aunts are two people: the uncle's yes is not the aunt's")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    auto const aunt = with(Story::guardian_consent(), {{"guardian_relation", "other_relative"}});
    REQUIRE(story.accepts("consent", with(aunt, {{"guardian_consent", "refused"}, {"guardian_name", "Tante Salma"}})));
    auto const said_no = story.last_entry().text();
    REQUIRE(story.accepts("consent", with(aunt, {{"another_person", "yes"}, {"guardian_name", "Oncle Idriss"}})));
    CHECK_FALSE(allows_case_management(story.file().consents));
    CHECK(latest_of_each(story.file().consents).size() == 3);
    CHECK_FALSE(story.accepts("consent", with(aunt, {{"person", std::string(32, 'a')}})));
    CHECK_FALSE(story.accepts("consent", with(aunt, {{"guardian_relation", "mother"}, {"person", said_no}})));
    REQUIRE(story.accepts("consent", with(aunt, {{"person", said_no}, {"given_on", "2026-03-02T17:40"}})));
    CHECK(allows_case_management(story.file().consents));
}

TEST_CASE("a legal basis is asked of the supervisor; danger does not wait for her, and one sent back is none [R-048]")
{
    auto const ask = with(Story::child_consent(), {{"child_answer", "refused"},
                                                   {"refusal_explained", "Écouté"},
                                                   {"legal_basis_override", "yes"},
                                                   {"override_reasons", "La loi protège"},
                                                   {"continued_participation", "À chaque rencontre"}});
    Fields const review = {{"reviewed_on", "2026-03-02"}, {"decision", "confirmed"}, {"comment", "Justifié"}};
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::guardian_consent()));
    REQUIRE(story.accepts("consent", ask));
    CHECK_FALSE(allows_case_management(story.file().consents));
    CHECK(story.file().exceptions.back().what == "override_asked");
    CHECK(contains(story.submit("registration", Story::registration("2026-03-02T17:45")), "consent_missing"));
    auto refused = story;
    REQUIRE(story.accepts("exception_review", review, &story.supervisor));
    CHECK(allows_case_management(story.file().consents));
    REQUIRE(refused.accepts("exception_review", with(review, {{"decision", "to_put_right"}}), &refused.supervisor));
    CHECK_FALSE(allows_case_management(refused.file().consents));
    CHECK(refused.file().to_dos.back().what == "Justifié");
    auto danger = screened();
    REQUIRE(danger.accepts("consent", with(ask, {{"override_danger", "yes"}})));
    CHECK(allows_case_management(danger.file().consents));
    REQUIRE(danger.accepts("exception_review", with(review, {{"decision", "to_put_right"}}), &danger.supervisor));
    CHECK_FALSE(allows_case_management(danger.file().consents));
    auto own = screened();
    REQUIRE(own.accepts("consent", ask, &own.supervisor));
    CHECK(allows_case_management(own.file().consents));
}

TEST_CASE("while somebody's latest word is no, nothing is shared without a legal basis [R-041]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", Story::guardian_consent()));
    story.registered();
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(),
                                          {{"guardian_relation", "father"}, {"guardian_consent", "refused"}})));
    CHECK(contains(story.submit("referral", Story::referral("health_provider")), "somebody_refuses"));
    CHECK(story.accepts("referral", with(Story::referral("health_provider"),
                                         {{"life_threatening", "yes"}, {"without_consent_reason", "Saigne"}})));
}

TEST_CASE("one aunt does not lift what another asked to keep back")
{
    auto story = screened();
    auto const aunt = with(Story::guardian_consent(), {{"guardian_relation", "other_relative"}});
    REQUIRE(story.accepts("consent", with(aunt, {{"withhold_from", "son mari"}, {"withhold_reason", "fear_of_harm"}})));
    REQUIRE(story.accepts("consent", with(aunt, {{"another_person", "yes"}, {"withhold_lifted", "yes"}})));
    CHECK(prohibitions(story.file()).size() == 1);
    CHECK(story.file().consents.front().withholds);
}

TEST_CASE("a legal basis of before the file was reopened is none, and the first word of the new cycle is not enough")
{
    auto story = screened();
    auto const by_law = with(Story::child_consent(), {{"child_answer", "refused"},
                                                      {"refusal_explained", "Écouté"},
                                                      {"legal_basis_override", "yes"},
                                                      {"override_danger", "yes"},
                                                      {"override_reasons", "La loi protège"},
                                                      {"continued_participation", "À chaque rencontre"}});
    REQUIRE(story.accepts("consent", by_law));
    REQUIRE(story.accepts("consent", Story::guardian_consent()));
    story.registered().assessed().comprehended().planned();
    REQUIRE(story.accepts("exception_review",
                          {{"reviewed_on", "2026-03-18"}, {"decision", "confirmed"}, {"comment", "Vu"}},
                          &story.supervisor));
    story.followed_up("2026-06-02T10:00").followed_up("2026-06-05T10:00").closure_requested().closed();
    story.now = *parse_instant("2026-11-20T10:00");
    REQUIRE(story.accepts("reopening",
                          {{"reopened_on", "2026-11-20"}, {"reason", "new_concern"}, {"new_information", "Coups"}}));
    CHECK_FALSE(has_legal_basis(story.file().consents));
    REQUIRE(story.accepts("consent", with(Story::child_consent(), {{"given_on", "2026-11-20T09:30"}})));
    CHECK_FALSE(story.due("consent").empty());
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-11-20T09:40"}})));
    CHECK(story.due("consent").empty());
}

TEST_CASE("a no of before the reopening is overtaken by a representative of now, and by nobody else")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", Story::guardian_consent()));
    story.registered().assessed("medium").comprehended().planned();
    story.now = *parse_instant("2026-04-20T10:00");
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-04-20T09:30"},
                                                                      {"guardian_relation", "other_relative"},
                                                                      {"guardian_consent", "refused"}})));
    story.followed_up("2026-06-02T10:00").followed_up("2026-06-05T10:00");
    story.now = *parse_instant("2026-08-28T10:00");
    REQUIRE(story.accepts("closure", with(Story::closure("2026-08-28"),
                                          {{"reason", "cannot_be_contacted"}, {"tried", "Trois visites"}})));
    story.closed();
    story.now = *parse_instant("2026-11-20T10:00");
    REQUIRE(story.accepts("reopening",
                          {{"reopened_on", "2026-11-20"}, {"reason", "new_concern"}, {"new_information", "Coups"}}));
    CHECK(somebody_refuses(story.file().consents));
    REQUIRE(story.accepts("consent", with(Story::child_consent(), {{"given_on", "2026-11-20T09:30"}})));
    CHECK_FALSE(allows_case_management(story.file().consents));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-11-20T09:40"}})));
    CHECK(allows_case_management(story.file().consents));
    CHECK_FALSE(somebody_refuses(story.file().consents));
    CHECK(story.due("consent").empty());
    // Who says no now is heard now.
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-11-20T09:50"},
                                                                      {"guardian_relation", "father"},
                                                                      {"guardian_consent", "refused"}})));
    CHECK_FALSE(allows_case_management(story.file().consents));
}
