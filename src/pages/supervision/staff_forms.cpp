// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/staff_forms.h"

#include "core/meetings/meeting.h"
#include "core/meetings/record_gate.h"
#include "core/supervision/capacity.h"
#include "core/supervision/session.h"
#include "pages/forms/draft_pages.h"
#include "pages/forms/form_parts.h"
#include "pages/frame/layout.h"
#include "pages/supervision/absence.h"
#include "pages/supervision/staff_checks.h"
#include "pages/supervision/staff_prefill.h"

namespace abri::pages {

namespace {

bool is_of_absence(std::string_view form) { return form == "absence" || form == "back_at_work"; }
bool speaks_of_files(std::string_view form) { return form == "individual_supervision" || form == "file_review"; }

// The files a supervision speaks of: posted in its rows, or asked for by the address.
std::vector<FileId> files_spoken_of(Request const& request)
{
    std::vector<FileId> files;
    auto const add = [&](std::string_view text) {
        auto const id = FileId::parse(text);
        if (id && files.size() < most_others && std::find(files.begin(), files.end(), *id) == files.end())
            files.push_back(*id);
    };
    for (auto const& [name, value] : request.form)
        if (name == "file" || (name.starts_with("cases.") && name.ends_with(".file"))) add(value);
    if (!request.post) add(request.parameter("file"));
    return files;
}

Needs need_staff_form(Request const& request, Actor const& actor)
{
    Needs needs;
    auto const place = staff_place(request.path);
    if (!place) return needs;
    needs.cards = true;
    needs.drafts = !request.post;
    switch (place->form->desk) {
        case StaffDesk::workers:
            needs.office_files = {register_file()};
            // Who carries her files meanwhile stands in each of them.
            if (request.post && actor.role == Role::supervisor && is_of_absence(place->form->form))
                needs.carried_by = place->person;
            break;
        case StaffDesk::supervision: needs.office_files = {supervision_file(place->person), register_file()}; break;
        case StaffDesk::meetings:
            needs.office_files = {team_file(actor.team), register_file()};
            // Only for somebody who may write it, and with something to look at.
            needs.known_words = request.post && !actor.team.empty() &&
                                (place->form->team || actor.role == Role::supervisor) &&
                                EntryId::parse(request.field("entry")) && request.field("_add").empty();
            break;
        case StaffDesk::mine:
            if (auto const entry = EntryId::parse(request.field("entry")))
                needs.office_files = {actions::OwnNote{FileId{entry->bytes}}};
            break;
    }
    if (speaks_of_files(place->form->form)) needs.others = files_spoken_of(request);
    if (!needs.others.empty())
        needs.audit = {request.post ? "staff_record_posted" : "case_viewed", actions::Audit::About::each_other};
    else if (request.post)
        needs.audit = place->form->desk == StaffDesk::mine
                          ? actions::Audit{"staff_record_posted", actions::Audit::About::what_is_written}
                          : about_office_file("staff_record_posted");
    return needs;
}

bool may_write(StaffTask const& task, Env const& env, StaffRegister const& people)
{
    auto const& form = *task.place.form;
    switch (form.desk) {
        case StaffDesk::mine: return true;
        case StaffDesk::meetings:
            return !env.actor.team.empty() && (form.team || (form.lead && env.actor.role == Role::supervisor));
        case StaffDesk::workers: {
            bool const self = task.place.person == env.actor.id;
            return env.member(task.place.person) &&
                   ((form.self && self) ||
                    (form.lead && supervisor_of(env, task.place.person, people) == env.actor.id) ||
                    (form.manager && env.actor.role == Role::manager));
        }
        case StaffDesk::supervision:
            return (form.self && !task.leads && task.subject == env.actor.id) || (form.lead && task.leads);
    }
    return false;
}

Url place_after(StaffTask const& task, Env const& env)
{
    switch (task.place.form->desk) {
        case StaffDesk::workers:
            return task.place.form->form == "visit_leaving"           ? url("/safety")
                   : task.leads && env.actor.role != Role::caseworker ? url("/team")
                                                                      : url("/supervision");
        case StaffDesk::supervision: return url("/supervision/", task.place.person.text());
        case StaffDesk::meetings:
            return task.place.form->form.find("safety") != std::string_view::npos ? url("/safety")
                   : task.place.form->form == "mandala"                           ? url("/mandala")
                                                                                  : url("/meetings");
        case StaffDesk::mine: return url("/mine");
    }
    return url("/");
}

std::string back_title(StaffTask const& task, Env const& env)
{
    switch (task.place.form->desk) {
        case StaffDesk::workers:
            return std::string(task.place.form->form == "visit_leaving"
                                   ? env.words("safety.title")
                                   : env.words(task.leads ? "nav.team" : "supervision_file.title"));
        case StaffDesk::supervision: return env.words("supervision_file.of", {std::string(env.name_of(task.subject))});
        case StaffDesk::meetings: return std::string(env.words("meetings.title"));
        case StaffDesk::mine: return std::string(env.words("mine.title"));
    }
    return {};
}

Outcome render(StaffTask const& task, Env const& env, FieldValues const& shown, FormFrame frame)
{
    auto const& form = *task.place.form;
    frame.title = env.words("form." + std::string(form.form) + ".title");
    if (form.desk == StaffDesk::workers || (form.desk == StaffDesk::supervision && task.leads))
        frame.title +=
            " – " + std::string(env.name_of(form.desk == StaffDesk::workers ? task.place.person : task.subject));
    frame.back = place_after(task, env);
    frame.back_title = back_title(task, env);
    if (form.desk == StaffDesk::meetings) frame.keep = "/meetings/draft/" + std::string(form.form);
    if (form.desk == StaffDesk::supervision)
        frame.keep = "/supervision/" + task.place.person.text() + "/draft/" + std::string(form.form);
    if (task.shows_codes) frame.buttons.add<"<input type=\"hidden\" name=\"_codes\" value=\"yes\">">();
    return show_form(env, frame, shown);
}

// Everything the detector found, with what can be done about it.
Html found_words(std::vector<FoundInField> const& found, Form const& form, Env const& env, bool refused)
{
    auto const& t = env.words;
    Html list, out;
    for (auto const& one : found)
        list.add<"<li><bdi><strong>{}</strong></bdi> – {} <a href=\"#f-{}\">{}</a></li>">(
            one.found.word, t("anonymous.kind." + std::string(name_of(one.found.kind))), one.field,
            label_of(form, t, one.field));
    out.add<"<div class=\"summary\" role=\"alert\" tabindex=\"-1\"><h2>{}</h2><p>{}</p><ul>{}</ul></div>">(
        t(refused ? "anonymous.refused" : "anonymous.look"),
        t(refused ? "anonymous.refused_hint" : "anonymous.look_hint"), list);
    return out;
}

Html replace_button(Env const& env)
{
    Html out;
    out.add<"<button class=\"secondary\" name=\"_step\" value=\"replace\">{}</button> ">(
        env.words("anonymous.replace", {std::string(env.words("anonymous.the_child"))}));
    return out;
}
Html confirm_button(Env const& env)
{
    Html out;
    out.add<"<button class=\"secondary\" name=\"_confirmed\" value=\"yes\">{}</button> ">(
        env.words("anonymous.confirm"));
    return out;
}

// Ten thousand characters of four bytes: what a long field may hold.
constexpr std::size_t longest_answer = 40'000;

class Saving {
public:
    Saving(Request const& request, Loaded const& loaded, Env const& env, StaffTask const& task, Form const& form)
        : request_(request), loaded_(loaded), env_(env), task_(task), form_(form), posted_(posted_answers(request))
    {
    }

    Outcome run()
    {
        if (task_.place.form->desk == StaffDesk::workers)
            posted_.set("about", form_.field("about") ? task_.place.person.text() : std::string_view());
        auto const submission = submission_of(request_);
        actions::SubmitInto into{.begins_a_file = task_.place.form->desk == StaffDesk::mine};
        auto const checked = check(form_, env_.catalogue, posted_, env_.now);
        if (submission.entry) into.compare(task_.book.find(*submission.entry), checked.answers);
        std::optional<Outcome> stopped;   // to be looked at by the writer before the rules are asked
        auto submitted = actions::submit_form(submission, into, [&](EntryId entry) -> Written {
            actions::Rejected rejected{checked.problems, refusals_of(task_, loaded_, checked.answers, env_)};
            refuse_strangers(rejected.refusals, task_, checked.answers, env_);
            if (speaks_of_files(form_.id)) refuse_strange_files(rejected.refusals, checked.answers, loaded_, task_);
            stopped = look_for_names(checked.answers, rejected);
            if (stopped || !rejected.problems.empty() || !rejected.refusals.empty()) return Fail{std::move(rejected)};
            return write(entry, checked.answers);
        });
        if (stopped) return std::move(*stopped);
        if (submitted.is_saved()) {
            auto out = saved(*submission.entry);
            out.entries = std::move(submitted.entries);
            return out;
        }
        if (request_.api) return problem(env_, submitted.status(), submitted.refusal(), submitted.rejected);
        auto const notice = submitted.notice();
        return again(submitted.status(), std::string(notice.empty() ? notice : env_.words(notice)), submitted.rejected,
                     submitted.needs_new_id());
    }

private:
    using Written = Result<std::vector<actions::NewEntry>, actions::Rejected>;

    std::optional<Outcome> look_for_names(Answers const& answers, actions::Rejected& rejected)
    {
        if (task_.place.form->desk != StaffDesk::meetings) return std::nullopt;
        // What is malformed or too long comes back first: the detector looks at answers of bounded length only.
        if (!rejected.problems.empty() && request_.field("_step") != "replace") return std::nullopt;
        IdentifyingWords const detector(loaded_.known);
        if (request_.field("_step") == "replace") {
            auto const typed = posted_;
            for (auto const& [name, value] : typed.all())
                if (is_typed(name) && value.size() <= longest_answer)
                    posted_.set(name, with_replaced(value, detector.find(value), IdentifyingWord::Kind::exact_name,
                                                    env_.words("anonymous.the_child")));
            return again(200, std::string(env_.words("anonymous.replaced")), {});
        }
        auto const found = look_through(answers, detector, task_.shows_codes);
        auto const names = refuse_names(found);
        rejected.refusals.insert(rejected.refusals.end(), names.begin(), names.end());
        bool const confirmed = request_.field("_confirmed") == "yes";
        if (found.empty() || (names.empty() && confirmed)) return std::nullopt;
        if (request_.api)
            return names.empty() ? problem(env_, 422, "may_identify", rejected)
                                 : problem(env_, 422, "name_in_record", rejected);
        above_ = found_words(found, form_, env_, !names.empty());
        buttons_ = names.empty() ? confirm_button(env_) : replace_button(env_);
        return again(422, {}, {rejected.problems, {}});
    }

    Outcome again(int status, std::string notice, actions::Rejected const& rejected, bool new_id = false)
    {
        if (request_.api) return problem(env_, status == 200 ? 422 : status, "field_problem", rejected);
        FieldValues shown;
        offer_choices(shown, task_, loaded_, env_);
        shown.values = posted_;
        offer_open_actions(shown, task_, loaded_, env_);
        shown.extra_rows = extra_rows(request_);
        add_messages(shown, env_, rejected);
        auto const entry = EntryId::parse(request_.field("entry"));
        FormFrame frame{form_,
                        {},
                        url_of_path(request_.path),
                        url("/"),
                        {},
                        entry && !new_id ? *entry : env_.new_entry,
                        actions::heads_text(task_.book.history.heads),
                        {},
                        status,
                        std::move(notice),
                        above_,
                        buttons_,
                        nullptr};
        return render(task_, env_, shown, std::move(frame));
    }

    Outcome saved(EntryId entry)
    {
        auto out = request_.api ? json_answer(json::Value::object().set("entry", entry.text()), 201)
                                : redirect(place_after(task_, env_));
        out.drop_draft = entry;
        return out;
    }

    Written write(EntryId entry, Answers const& answers)
    {
        auto const situation = env_.situation(entry);
        auto history = task_.book.history;
        bool const mine = task_.place.form->desk == StaffDesk::mine;
        if (mine) history.file = FileId{entry.bytes};
        auto const kind = mine ? ledger::FileKind::private_note : task_.book.kind();
        auto const record = actions::write_record(form_, env_.catalogue, history, kind, posted_, situation);
        if (!record) return Fail{record.error()};
        std::vector<actions::NewEntry> entries{*record};
        auto task = task_;
        task.held_on = answers.instant("held_on").value_or(env_.now);
        if (form_.id == "individual_supervision") {
            actions::Rejected rejected;
            if (!decide_in_files(entries, task, loaded_, answers, entry, env_, rejected))
                return Fail{std::move(rejected)};
        }
        if (is_of_absence(form_.id)) name_stand_ins(entries, task_, loaded_, answers, entry, env_);
        if (auto const numbers = counted(task, answers, env_, loaded_.staff_register())) {
            auto const& book = loaded_.office_file(ledger::FileKind::staff_register);
            Situation of_register = situation;
            of_register.entry = actions::entry_for(entry, book.history.file, *env_.hasher);
            entries.push_back(
                actions::write_fact("counted", *numbers, book.history, ledger::FileKind::staff_register, of_register));
        }
        return entries;
    }

    Request const& request_;
    Loaded const& loaded_;
    Env const& env_;
    StaffTask const& task_;
    Form const& form_;
    Answers posted_;
    Html above_, buttons_;
};

// A check of one file is not gone on with where another was asked for.
Draft const* kept_draft(Loaded const& loaded, StaffTask const& task, std::string_view of_file)
{
    auto const file = FileId{task.place.person.bytes};
    for (auto const& draft : loaded.drafts)
        if (draft.form == task.place.form->form && draft.file == file && !task.book.history.has(draft.entry) &&
            (of_file.empty() || draft.values["file"] == of_file))
            return &draft;
    return nullptr;
}

Outcome render_first(Request const& request, Loaded const& loaded, Env const& env, StaffTask const& task,
                     Form const& form)
{
    FieldValues shown;
    offer_choices(shown, task, loaded, env);
    prefill_staff_form(shown, task, form, loaded, env);
    fill_dates(shown, form, env);
    // From the results of a course that counts as this training.
    if (auto const training = request.parameter("training");
        form.id == "training_done" && env.catalogue.has_code("training", training))
        shown.values.set("training", training);
    FormFrame frame{form,
                    {},
                    url_of_path(request.path),
                    url("/"),
                    {},
                    env.new_entry,
                    actions::heads_text(task.book.history.heads),
                    {},
                    200,
                    {},
                    beside_staff_form(task, loaded, env),
                    {},
                    nullptr};
    auto const* draft =
        task.place.form->desk == StaffDesk::mine ? nullptr : kept_draft(loaded, task, request.parameter("file"));
    if (draft) {
        shown.values = draft->values;
        frame.entry = draft->entry;
        frame.resumed = draft;
    }
    offer_open_actions(shown, task, loaded, env);
    return render(task, env, shown, std::move(frame));
}

Outcome handle_staff_form(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const place = staff_place(request.path);
    auto const* form = place ? env.catalogue.form(place->form->form) : nullptr;
    if (!form) return not_found(request, env);
    auto const& people = loaded.staff_register();
    auto const task = task_of(*place, request, loaded, env, people);
    // Not hers to write any more while she typed: her words are kept.
    auto const with_draft = [&](Outcome out) {
        if (request.post && !request.api) out.keep_draft = draft_of(request, env.catalogue, env.now);
        return out;
    };
    if (!may_write(task, env, people)) return with_draft(not_found(request, env));
    if (task.book.closed)
        return with_draft(show(env, env.words("supervision_file.closed"),
                               Html().add<"<h1>{}</h1><p>{}</p>">(env.words("supervision_file.closed"),
                                                                  env.words("supervision_file.closed_hint")),
                               403));
    if (request.post) return Saving(request, loaded, env, task, *form).run();
    return render_first(request, loaded, env, task, *form);
}

}  // namespace

Page const staff_form_page{"staff_form", need_staff_form, handle_staff_form};

}  // namespace abri::pages
