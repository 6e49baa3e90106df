// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/staffing.h"

#include "pages/forms/office_form.h"
#include "pages/supervision/care.h"
#include "pages/frame/layout.h"
#include "pages/supervision/staff_record.h"
#include "pages/supervision/staff_view.h"

namespace abri::pages {

namespace {

Needs need_papers(Request const& request, Actor const&)
{
    Needs needs;
    needs.cards = true;
    needs.office_files = {papers_file(), register_file()};
    if (request.post) needs.audit = about_office_file("staff_record_posted");
    return needs;
}

// What a plan comes to, with the ratios behind it said in words.
Html sums(Answers const& plan, Env const& env)
{
    auto const& t = env.words;
    auto const need = headcount(plan.number("expected_children"), plan.number("files_each"), env.policy);
    std::size_t workers = 0, supervisors = 0;
    for (auto const& member : env.staff) {
        workers += member.active && member.role == Role::caseworker;
        supervisors += member.active && member.role == Role::supervisor;
    }
    Html out;
    out.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\"><table><thead><tr><th></th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>">(
        t("staffing.title"), t("staffing.needed"), t("staffing.there"), t("staffing.how"));
    out.add<"<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>">(
        t("role.caseworker"), need.workers, workers,
        t("staffing.how_workers", {std::string(plan["expected_children"]), std::string(plan["files_each"]),
                                   std::to_string(env.policy.caseload_max)}));
    out.add<"<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr></tbody></table></div>">(
        t("role.supervisor"), need.supervisors, supervisors,
        t("staffing.how_supervisors", {std::to_string(env.policy.team_least), std::to_string(env.policy.team_most)}));
    if (need.too_many_files)
        out.add(banner("warning", t("staffing.too_many", {std::to_string(env.policy.caseload_max)})));
    auto const months = std::int64_t{plan.number("months")};
    if (months <= 0) return out;
    auto const line = [&](char const* cost, int people) {
        return std::max(0, plan.number(cost)) * std::int64_t{people} * months;
    };
    std::int64_t total = line("worker_cost", need.workers) + line("supervisor_cost", need.supervisors);
    out.add<"<h2>{}</h2><ul class=\"tasks\"><li>{} <strong>{}</strong></li><li>{} <strong>{}</strong></li>">(
        t("staffing.costs"), t("role.caseworker"), line("worker_cost", need.workers), t("role.supervisor"),
        line("supervisor_cost", need.supervisors));
    for (auto const& row : plan.rows("other_costs")) {
        total += std::max(0, row.number("amount"));
        out.add<"<li dir=\"auto\">{} <strong>{}</strong></li>">(row["what"], row["amount"]);
    }
    return out.add<"<li>{} <strong>{}</strong></li></ul>">(t("staffing.total"), total);
}

Outcome handle_staffing(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const* last = last_of(loaded.office_file(ledger::FileKind::programme_papers), "staffing_planned");
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/team"), t("nav.team"), t("staffing.title"), t("staffing.intro"));
    if (last)
        body.add<"{}<section><h2>{}</h2>{}</section>">(sums(last->answers, env), t("form.staffing_plan.title"),
                                                       staff_record(*last, loaded, env));
    body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p>">(
        url("/staffing/plan"), t(last ? "staffing.revise" : "staffing.plan"));
    return show(env, t("staffing.title"), body);
}

Outcome handle_plan(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& book = loaded.office_file(ledger::FileKind::programme_papers);
    FieldValues shown;
    if (auto const* last = last_of(book, "staffing_planned")) shown.values = last->answers;
    if (!shown.values.filled("files_each")) shown.values.set("files_each", std::to_string(env.policy.caseload_max));
    shown.values.set("planned_day", iso(day_of(env.now)));
    return write_office_form(request, env,
                             {*env.catalogue.form("staffing_plan"),
                              book,
                              url("/staffing/plan"),
                              url("/staffing"),
                              env.words("staffing.title"),
                              true,
                              {}},
                             std::move(shown));
}

}  // namespace

Page const staffing_page{"staffing", need_papers, handle_staffing};
Page const staffing_form_page{"staffing_form", need_papers, handle_plan};

}  // namespace abri::pages
