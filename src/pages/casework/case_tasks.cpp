// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/case_tasks.h"

#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"
#include "core/casework/what_stands.h"
#include "pages/casework/form_prefill.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

// What was said to be done at once, in its words.
Html what_is_urgent(CaseFile const& file)
{
    Html out;
    // Of this passage: what was urgent before the file was reopened has been dealt with.
    auto const* said = newest_with(file, "follow_up", "urgent_action");
    auto const* reopened = newest_with(file, "reopening", "reopened_on");
    if (said && !(reopened && is_earlier(said->happened, reopened->happened)))
        out.add<" <q dir=\"auto\">{}</q>">(said->answers["urgent_action"]);
    return out;
}

void put_deadlines(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    auto const dues = deadlines(file, env.now, env.policy.due_soon_d);
    if (dues.empty()) return;
    out.add<"<section><h2>{}</h2><ul class=\"tasks\">">(t("case.next_actions"));
    for (auto const& due : dues) {
        if (due.what == "turning_18" && due.lateness == Lateness::later)
            continue;   // years ahead: said when it comes near
        if (due.what == "supervision_decision") continue;   // each in its words, below
        auto const* step = step_of_form(due.form);
        auto const* action = due.about.is_nil() ? nullptr : find_action(file, due.about);
        if (action && is_open(*step, file, env.actor))
            out.add<"<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span> {} <a href=\"{}\">{}</a></li>">(
                url("/cases/", file.id.text(), "/do/follow_up?action=", due.about.text()), action->action,
                action->responsible, lateness_mark(t, due),
                url("/cases/", file.id.text(), "/do/supervision_decision?about=", due.about.text()),
                t("case.told_without_contact"));
        else if (step && is_open(*step, file, env.actor))
            out.add<"<li><a href=\"{}\">{}</a> {}{}</li>">(url("/cases/", file.id.text(), "/do/", due.form),
                                                           t("due." + std::string(due.what)), lateness_mark(t, due),
                                                           due.what == "urgent_action" ? what_is_urgent(file) : Html());
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

// What was decided, agreed or handed back, in its words, until somebody says what became of it.
void put_to_dos(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    bool const settles = is_open(*step_of_form("supervision_decision"), file, env.actor);
    Html list;
    for (auto const& one : file.to_dos) {
        if (one.state != ActionState::open) continue;
        auto const* recorded = file.find(one.entry);
        Html what;
        if (settles)
            what.add<"<a href=\"{}\">{}</a>">(
                url("/cases/", file.id.text(), "/do/supervision_decision?about=", one.id.text()), words_of(one, env));
        else what.add<"{}">(words_of(one, env));
        list.add<"<li>{} <span class=\"quiet\">{} – {}</span></li>">(
            what, t.date(one.due), recorded ? env.name_of(recorded->author) : std::string_view());
    }
    if (!list.empty()) out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("case.to_do"), list);
}

// What the child needs and nobody gives, until a note says that it is closed.
void put_gaps(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    Html list;
    for (auto const& gap : file.gaps)
        if (gap.state != "closed")
            list.add<"<li>{} <span class=\"badge\">{}</span> <span class=\"quiet\">{}</span> {}</li>">(
                t("list.service_type." + gap.service), t("list.gap_state." + gap.state), t.date(gap.since),
                gap.instead);
    if (!list.empty()) out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("case.gaps"), list);
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
    put_to_dos(out, file, env);
    put_gaps(out, file, env);
    put_steps(out, file, env);
}

}  // namespace abri::pages
