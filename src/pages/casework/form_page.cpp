// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/form_page.h"

#include "core/casework/plan_actions.h"
#include "core/casework/what_stands.h"
#include "pages/forms/draft_pages.h"
#include "pages/casework/form_beside.h"
#include "pages/casework/form_prefill.h"
#include "pages/forms/form_parts.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

// Forms that revise what is there: written against an older state of the file they are shown again first.
bool revises(std::string_view form)
{
    for (std::string_view id :
         {"case_plan", "plan_approval", "child_death", "comprehensive_assessment", "screening", "registration",
          "closure", "closure_decision", "reopening", "transfer", "transfer_decision"})
        if (form == id) return true;
    return false;
}

// What a form page shows beside its fields.
struct Showing {
    EntryId entry;                 // what is posted from this page becomes this entry, however often it arrives
    std::string heads;
    int status = 200;
    std::string_view notice;
    Draft const* resumed = nullptr;
    Html beside;                   // what helps to fill it, such as services that would take this child
    bool possible_match = false;   // the child may have a file already: she says whether it is another child
    std::string sibling;           // whose brother or sister the new file is for
};

Html another_child(Words const& t)
{
    Html out;
    out.add<"<button class=\"secondary\" name=\"_new_child\" value=\"yes\">{}</button> ">(t("search.another_child"));
    return out;
}

Outcome render(Form const& form, Env const& env, CaseFile const* file, FieldValues const& shown, Showing const& showing)
{
    auto const& t = env.words;
    auto const title = std::string(t("form." + form.id + ".title"));
    Html body;
    if (file) {
        body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p>">(
            url("/cases/", file->id.text()), file->registration ? file->code() : t("case.not_registered"));
        if (form.id == "consent" || form.id == "referral") {
            bool withheld = false;
            for (auto const& talk : file->consents) withheld |= talk.withholds;
            if (withheld) body.add(banner("warning", t("case.withheld")));
        }
    }
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>">(title, t("form." + form.id + ".intro"));
    body.add(keep_in_mind(form, t));
    body.add(lesson_beside(form, env));
    body.add(showing.beside);
    if (!showing.notice.empty()) body.add(banner("warning", showing.notice));
    if (showing.resumed) body.add(draft_banner(*showing.resumed, env));
    body.add(error_summary(form, env, shown));
    auto const action = file ? url("/cases/", file->id.text(), "/do/", form.id) : url("/cases/new");
    auto const keep = file ? url("/cases/", file->id.text(), "/draft/", form.id) : url("/cases/new/draft");
    body.add<"<form method=\"post\" action=\"{}\" class=\"long\" novalidate data-draft=\"{}\" data-kept=\"{}\" "
             "data-unsent=\"{}\" data-offline=\"{}\" data-ended=\"{}\" data-stale=\"{}\">{}{}">(
        action, keep.text(), t("drafts.kept"), t("drafts.unsent"), t("drafts.offline"), t("drafts.ended"),
        t("drafts.stale"), hidden_fields(env, showing.heads, showing.entry), fields(form, env, shown));
    if (!showing.sibling.empty()) body.add<"<input type=\"hidden\" name=\"_sibling\" value=\"{}\">">(showing.sibling);
    body.add<"<div class=\"actions\"><button class=\"primary\">{}</button> {}<button class=\"secondary\" "
             "formaction=\"{}\">{}</button> <a class=\"secondary\" href=\"{}\">{}</a></div><p class=\"draft-status\" "
             "role=\"status\"></p></form>">(t("form.save"), showing.possible_match ? another_child(t) : Html(), keep,
                                            t("drafts.keep"), file ? url("/cases/", file->id.text()) : url("/cases"),
                                            t("form.leave"));
    return show(env, (shown.messages.empty() ? "" : std::string(t("form.error_prefix")) + " ") + title, body,
                showing.status);
}

// The newest draft of this form, or the one asked for, that has not become an entry in the meantime.
Draft const* draft_to_resume(Request const& request, Loaded const& loaded, std::string_view form, FileId file,
                             ledger::History const& history)
{
    auto const wanted = EntryId::parse(request.parameter("draft"));
    for (auto const& draft : loaded.drafts)
        if (draft.form == form && draft.file == file && !history.has(draft.entry) &&
            (wanted ? draft.entry == *wanted : !file.is_nil()))
            return &draft;
    return nullptr;
}

// The file from which a new one for a brother or sister was asked for.
std::string sibling_of(Request const& request)
{
    auto const id = FileId::parse(request.post ? request.field("_sibling") : request.parameter("sibling"));
    return id ? id->text() : std::string();
}

Outcome render_first(Request const& request, Loaded const& loaded, Form const& form, Env const& env,
                     CaseFile const* file, ledger::History const& history)
{
    FieldValues shown;
    prefill(shown, form, file ? *file : CaseFile(), env);
    if (form.id == "referral") take_service(shown, request, loaded);
    if (form.id == "follow_up" && file &&
        find_action(*file, EntryId::parse(request.parameter("action")).value_or(EntryId{})))
        shown.values.set("action", request.parameter("action"));
    if (auto const about = request.parameter("about"); form.id == "supervision_decision" || form.id == "strike_out")
        for (auto const& [id, words] : shown.references)
            if (id == about) shown.values.set("about", id);
    // A brother or sister is found where the other child is.
    if (!file && loaded.file)
        for (auto const& recorded : loaded.file->file.history)
            if (recorded.form == "identification") shown.values.set("where_to_find", recorded.answers["where_to_find"]);
    auto const beside = file ? look_beside(form, loaded, *file, env) : Html();
    auto const* draft = draft_to_resume(request, loaded, form.id, file ? file->id : FileId{}, history);
    if (!draft)
        return render(
            form, env, file, shown,
            {env.new_entry, actions::heads_text(history.heads), 200, {}, nullptr, beside, false, sibling_of(request)});
    shown.values = draft->values;
    // What others wrote meanwhile matters to this text only where it is the same form.
    bool const overtaken = file && std::any_of(file->history.begin(), file->history.end(), [&](Recorded const& r) {
                               return r.form == form.id && r.at > draft->saved;
                           });
    return render(form, env, file, shown,
                  {draft->entry,
                   overtaken ? draft->heads : actions::heads_text(history.heads),
                   200,
                   {},
                   draft,
                   beside,
                   false,
                   {}});
}

// Whether a file may be there for this child already. An urgent child does not wait for the answer (G-14).
bool may_be_known(Request const& request, Loaded const& loaded, Answers const& posted)
{
    bool const urgent = posted["urgency"] == "urgent" || posted["urgency"] == "imminent_danger";
    return !loaded.matches.empty() && !urgent && request.field("_new_child") != "yes";
}

struct Target {
    Form const& form;
    CaseFile const& file;
    ledger::History const& history;
    bool opens_file;
};

Outcome answer_saved(Request const& request, FileId file, EntryId entry)
{
    auto out = request.api ? json_answer(json::Value::object().set("file", file.text()).set("entry", entry.text()), 201)
                           : redirect(url("/cases/", file.text(), "?written=", entry.text()));
    out.drop_draft = entry;
    return out;
}

// However it is written: the whole name, or her user name.
bool is_own_name(std::string_view typed, Env const& env)
{
    auto const* self = env.member(env.actor.id);
    auto const folded = fold_latin(trim(typed));
    return self && !folded.empty() && (folded == fold_latin(self->name) || folded == fold_latin(self->username));
}

Result<std::vector<actions::NewEntry>, actions::Rejected> write_entries(Target const& target, Answers const& posted,
                                                                        Env const& env, EntryId entry)
{
    auto written =
        actions::write_form(target.form, env.catalogue, target.history, target.file, posted, env.situation(entry));
    // Keys are taken from whoever is named here: somebody of the staff, and nothing else that has an id.
    if (target.form.id == "conflict_of_interest" &&
        !env.member(PersonId::parse(posted["person"]).value_or(PersonId{}))) {
        auto rejected = written ? actions::Rejected{} : written.error();
        rejected.refusals.push_back({Refused::field_problem, RuleId::none, "person", "missing"});
        return Fail{std::move(rejected)};
    }
    // What the help was worth is asked by somebody else than who gave it, and asks to close.
    if (target.form.id == "closure" && is_own_name(posted["feedback_by"], env)) {
        auto rejected = written ? actions::Rejected{} : written.error();
        rejected.refusals.push_back({Refused::feedback_by_same_person, 73_rule, "feedback_by", ""});
        return Fail{std::move(rejected)};
    }
    if (!written) return Fail{written.error()};
    return std::vector{std::move(*written)};
}

// Where the writer goes from here.
Outcome answer_written(Request const& request, Env const& env, Target const& target, Answers const& posted,
                       EntryId entry)
{
    auto out = answer_saved(request, target.file.id, entry);
    // Found from now on under what is known now; the name that was wrong still leads here.
    if (target.form.id == "registration" || target.form.id == "registration_update")
        for (char const* part : {"first_name", "last_name", "other_names"}) {
            auto const* known = newest_with(target.file, "registration", part);
            auto const name = posted.filled(part) ? posted[part] : known ? known->answers[part] : std::string_view();
            out.search_name += (out.search_name.empty() || name.empty() ? "" : " ") + std::string(name);
        }
    if (request.api) return out;
    // Once decided, the file is closed to the manager again: she goes back to her list.
    if (env.actor.role == Role::manager) out.response = redirect(url("/approvals")).response;
    // Whoever has a link with the family no longer holds the keys to the file (AC-17): there is nothing to go back to.
    if (target.form.id == "conflict_of_interest" && PersonId::parse(posted["person"]) == env.actor.id)
        out.response = redirect(url("/cases")).response;
    // A second tap links the two files: each has its own keys and its own decision.
    if (auto const sibling = target.opens_file ? sibling_of(request) : std::string(); !sibling.empty())
        out.response = redirect(url("/cases/", target.file.id.text(), "/family?with=", sibling)).response;
    return out;
}

// What is done for the other children is a task of today in each of their files, as in this one.
void protect_the_others(Outcome& out, Target const& target, Loaded const& loaded, Answers const& posted, Env const& env,
                        EntryId entry)
{
    if (!posted.filled("other_children_action") || posted.is("other_children", "all_safe")) return;
    Answers task;
    task.set("noted_on", iso(day_of(env.now)));
    // What the file says of one child is not told in another's: only that there is something to read.
    auto const what = std::string(env.words("to_do.protect_after_death"));
    task.set("decision", what);
    task.set("due_on", iso(day_of(env.now)));
    for (auto const& other : loaded.others) {
        auto const known = std::any_of(other.file.to_dos.begin(), other.file.to_dos.end(),
                                       [&](ToDo const& one) { return one.what == posted["other_children_action"]; });
        auto const id = actions::entry_for(entry, other.file.id, *env.hasher);
        if (known || other.file.id == target.file.id) continue;
        if (auto written = actions::write_form(*env.catalogue.form("supervision_decision"), env.catalogue,
                                               other.history, other.file, task, env.situation(id)))
            out.entries.push_back(std::move(*written));
    }
}

Outcome save(Request const& request, Loaded const& loaded, Env const& env, Target const& target)
{
    auto const posted = posted_answers(request);
    auto const heads = actions::heads_text(target.history.heads);
    auto const submission = submission_of(request);
    actions::SubmitInto into{.begins_a_file = target.opens_file, .heads = revises(target.form.id) ? heads : ""};
    if (submission.entry && target.history.has(*submission.entry)) {
        using Before = actions::SubmitInto::Before;
        bool const same =
            actions::is_written(target.form, env.catalogue, target.file, *submission.entry, posted, env.now);
        into.before = same ? Before::the_same : Before::something_else;
    }
    auto submitted = actions::submit_form(submission, into,
                                          [&](EntryId entry) { return write_entries(target, posted, env, entry); });
    auto const again = [&](int status, std::string_view notice, std::string_view refusal) {
        if (request.api) return problem(env, status, refusal, submitted.rejected);
        FieldValues shown;
        prefill(shown, target.form, target.file, env);
        shown.values = posted;
        shown.extra_rows = extra_rows(request);
        add_messages(shown, env, submitted.rejected);
        return render(target.form, env, target.opens_file ? nullptr : &target.file, shown,
                      {submission.entry && !submitted.needs_new_id() ? *submission.entry : env.new_entry, heads, status,
                       notice, nullptr, Html(), refusal == "possible_match", sibling_of(request)});
    };
    if (!submitted.is_saved()) {
        auto const notice = submitted.notice();
        return again(submitted.status(), notice.empty() ? notice : env.words(notice), submitted.refusal());
    }
    auto const entry = *submission.entry;
    if (submitted.came == actions::Submitted::Came::twice) return answer_saved(request, target.file.id, entry);
    if (target.opens_file && may_be_known(request, loaded, posted)) {
        auto out = again(409, env.words("search.before_new_file"), "possible_match");
        for (auto const& match : loaded.matches) out.matched.push_back(match.first);
        return out;
    }
    auto out = answer_written(request, env, target, posted, entry);
    out.entries = std::move(submitted.entries);
    if (target.form.id == "child_death") protect_the_others(out, target, loaded, posted, env, entry);
    return out;
}

Outcome handle_new_case(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& form = *env.catalogue.form("identification");
    // Posted twice: the file is there already.
    if (request.post && loaded.file)
        return save(request, loaded, env, {form, loaded.file->file, loaded.file->history, true});
    CaseFile file;
    ledger::History const history;
    if (!request.post) return render_first(request, loaded, form, env, nullptr, history);
    // The file id follows from the entry id of the form: posted twice, it is the same file.
    file.id = FileId{EntryId::parse(request.field("entry")).value_or(env.new_entry).bytes};
    return save(request, loaded, env, {form, file, history, true});
}

// The form is not for now; what was typed into it is not lost for that.
Outcome not_open_now(Request const& request, Loaded const& loaded, Form const& form, CaseFile const& file,
                     Env const& env)
{
    if (request.api) return problem(env, 409, "not_open_now", {});
    Html body;
    body.add<"<h1>{}</h1>{}<p><a href=\"{}\">{}</a></p>">(
        env.words("form." + form.id + ".title"), banner("warning", env.words("refusal.not_open_now")),
        url("/cases/", file.id.text()), env.words("form.back_to_case"));
    auto const posted = draft_of(request, env.catalogue, env.now);
    auto const* draft = request.post ? (posted ? &*posted : nullptr)
                                     : draft_to_resume(request, loaded, form.id, file.id, loaded.file->history);
    if (draft) body.add<"<p><a href=\"{}\">{}</a></p>">(url("/drafts/", draft->entry.text()), env.words("drafts.read"));
    auto out = show(env, env.words("form." + form.id + ".title"), body, 409);
    if (request.post) out.keep_draft = posted;
    return out;
}

Outcome handle_form(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* form = request.captured.size() > 1 ? env.catalogue.form(request.captured[1]) : nullptr;
    if (!form || form->id == "identification" || !step_of_form(form->id)) return not_found(request, env);
    if (!loaded.file) {
        // Handed over or closed to her while she typed: the file is gone, her words are not.
        auto out = not_found(request, env);
        if (request.post && !request.api) out.keep_draft = draft_of(request, env.catalogue, env.now);
        return out;
    }
    auto const& [history, file] = *loaded.file;
    // A picture comes by its own page only, which makes its file; the API has no pictures.
    if (form->id == "attachment" && request.api) return not_found(request, env);
    if (form->id == "attachment") return redirect(url("/cases/", file.id.text(), "/attachments"));
    if (form->id == "family_link" && !request.api) return redirect(url("/cases/", file.id.text(), "/family"));
    auto const entry = EntryId::parse(request.field("entry"));
    bool const double_post = request.post && entry && history.has(*entry);
    if (!double_post && !is_open(*step_of_form(form->id), file, env.actor))
        return not_open_now(request, loaded, *form, file, env);
    if (request.post) return save(request, loaded, env, {*form, file, history, false});
    return render_first(request, loaded, *form, env, &file, history);
}

Outcome handle_blank(Request const& request, Loaded const&, Env const& env)
{
    auto const* form = request.captured.empty() ? nullptr : env.catalogue.form(request.captured[0]);
    if (!form) return not_found(request, env);
    auto const title = env.words("form." + form->id + ".title");
    Html body;
    body.add<"<h1>{}</h1><p class=\"hint\">{}</p>{}">(title, env.words("form.blank_hint"), blank_fields(*form, env));
    return show(env, title, body);
}

Needs need_file(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.audit = about_case(request.post ? "entry_posted" : "form_opened");
    needs.drafts = !request.post;
    needs.family = request.post && request.captured.size() > 1 && request.captured[1] == "child_death";
    if (!request.post && request.captured.size() > 1 &&
        (request.captured[1] == "registration_update" || request.captured[1] == "file_access")) {
        needs.identity = true;  // what stands is shown, to be corrected or to be held against who asks
        needs.audit = about_case("identity_viewed");
    }
    if (!request.post && request.captured.size() > 1 && request.captured[1] == "screening")
        needs.office_files = {papers_file()};
    if (!request.post && request.captured.size() > 1 && request.captured[1] == "referral")
        needs.office_files = {services_file()};
    return needs;
}
Needs need_new_file(Request const& request, Actor const&)
{
    Needs needs;
    needs.is_about_children = true;  // a draft of it may hold a name
    needs.drafts = !request.post;
    if (auto const sibling = FileId::parse(sibling_of(request)); sibling && !request.post) {
        needs.file = *sibling;
        needs.identity = true;
        needs.audit = about_case("identity_viewed");
    }
    if (!request.post) return needs;
    needs.audit = {"file_opened", actions::Audit::About::what_is_written};
    needs.name = request.field("child_name");
    if (auto const entry = EntryId::parse(request.field("entry"))) needs.file = FileId{entry->bytes};
    return needs;
}

}  // namespace

Page const new_case_page{"new_case", need_new_file, handle_new_case};
Page const form_page{"form", need_file, handle_form};
Page const blank_form_page{"blank_form", need_nothing, handle_blank};

}  // namespace abri::pages
