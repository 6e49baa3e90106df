// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/case_tasks.h"

#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

void put_deadlines(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    auto const dues = deadlines(file, env.now, env.policy.due_soon_d);
    if (dues.empty()) return;
    out.add<"<section><h2>{}</h2><ul class=\"tasks\">">(t("case.next_actions"));
    for (auto const& due : dues) {
        if (due.what == "turning_18" && due.lateness == Lateness::later)
            continue;   // years ahead: said when it comes near
        auto const* step = step_of_form(due.form);
        auto const* action = due.about.is_nil() ? nullptr : find_action(file, due.about);
        if (action && is_open(*step, file, env.actor))
            out.add<"<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span> {}</li>">(
                url("/cases/", file.id.text(), "/do/follow_up?action=", due.about.text()), action->action,
                action->responsible, lateness_mark(t, due));
        else if (step && is_open(*step, file, env.actor))
            out.add<"<li><a href=\"{}\">{}</a> {}</li>">(url("/cases/", file.id.text(), "/do/", due.form),
                                                         t("due." + std::string(due.what)), lateness_mark(t, due));
        else out.add<"<li>{} {}</li>">(t("due." + std::string(due.what)), lateness_mark(t, due));
    }
    out.add<"</ul></section>">();
}

// Why somebody is in contact so often: what asks for it, so that nobody makes it rarer by mistake.
void put_rhythm(Html& out, CaseFile const& file, Env const& env)
{
    auto const rhythm = contact_rhythm(file);
    if (rhythm.frequency.empty()) return;
    auto const& t = env.words;
    std::vector<std::string> causes;
    for (auto const cause : rhythm.causes) causes.emplace_back(t("case.rhythm_cause." + std::string(name_of(cause))));
    out.add<"<p class=\"quiet\">{}</p>">(
        t("case.rhythm",
          {std::string(t("list.contact_frequency." + std::string(rhythm.frequency))), join(causes, ", ")}));
}

// What was decided or handed back, in its words, until somebody says what became of it.
void put_decisions(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    Html list;
    for (auto const& decision : file.decisions) {
        if (decision.done) continue;
        auto const* recorded = file.find(decision.entry);
        list.add<"<li>{} <span class=\"quiet\">{} – {}</span></li>">(
            decision.what, t.date(decision.due), recorded ? env.name_of(recorded->author) : std::string_view());
    }
    if (list.empty()) return;
    out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul>">(t("case.to_do"), list);
    if (is_open(*step_of_form("supervision_decision"), file, env.actor))
        out.add<"<p><a href=\"{}\">{}</a></p>">(url("/cases/", file.id.text(), "/do/supervision_decision"),
                                                t("case.to_settle"));
    out.add<"</section>">();
}

void put_steps(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    Html list, rare;
    for (auto const& step : case_steps()) {
        auto const* form = step.form == "identification" ? nullptr : env.catalogue.form(step.form);
        if (step.form == "family_link" || step.form == "attachment") continue;  // has its page, which writes both files
        if (form && is_open(step, file, env.actor))
            (form->seldom ? rare : list)
                .add<"<li><a href=\"{}\">{}</a></li>">(url("/cases/", file.id.text(), "/do/", std::string(step.form)),
                                                       t("form." + std::string(step.form) + ".title"));
    }
    if (list.empty() && rare.empty()) return;
    out.add<"<section><h2>{}</h2><ul class=\"add\">{}</ul>">(t("case.add"), list);
    if (!rare.empty())
        out.add<"<details class=\"more\"><summary>{}</summary><ul class=\"add\">{}</ul></details>">(t("case.add_more"),
                                                                                                    rare);
    out.add<"</section>">();
}

}  // namespace

void put_tasks(Html& out, CaseFile const& file, Env const& env)
{
    put_deadlines(out, file, env);
    put_rhythm(out, file, env);
    put_decisions(out, file, env);
    put_steps(out, file, env);
}

}  // namespace abri::pages
