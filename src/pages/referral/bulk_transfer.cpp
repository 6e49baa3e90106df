// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/referral/bulk_transfer.h"

#include "core/casework/steps.h"
#include "pages/forms/draft_pages.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"
#include "pages/frame/cards.h"

namespace abri::pages {

namespace {

constexpr std::string_view common[] = {"no_other_way",  "better_service",     "recipient",
                                       "agency",        "information_shared", "explained",
                                       "handover_plan", "handover_on",        "accompanied"};

Needs need_bulk(Request const& request, Actor const&)
{
    Needs needs;
    needs.cards = true;
    if (!request.post) return needs;
    needs.audit = {request.field("_step") == "ask" ? "bulk_transfer_asked" : "bulk_transfer_reviewed",
                   actions::Audit::About::each_other};
    needs.others = posted_files(request, "file");
    return needs;
}

// What each child wishes is asked of each child: a review may look at agreements before that, a request may not.
std::string wish_of(FileId file) { return "wish_" + file.text(); }

Answers answers_for(FileId file, Answers const& posted, bool asks, Env const& env)
{
    Answers answers;
    answers.set("requested_on", iso(day_of(env.now)));
    answers.set("cause", "organisation_leaves");
    auto const wish = posted[wish_of(file)];
    answers.set("wish", wish.empty() && !asks ? "agrees" : wish);
    answers.set("against_wish_why", posted["no_other_way"]);
    for (auto code : common) answers.set(code, posted[code]);
    return answers;
}

// How far each file that is going has come.
Html progress(std::vector<Card const*> const& cards, Env const& env)
{
    auto const& t = env.words;
    long asked = 0, authorised = 0, gone = 0, active = 0;
    for (auto const* card : cards) {
        bool const handing_over = std::any_of(card->dues.begin(), card->dues.end(), [](Card::Due const& d) {
            return due_kinds()[d.kind].what == "handover";
        });
        asked += card->stage == Stage::transfer_requested;
        authorised += handing_over;
        gone += card->stage == Stage::transferred;
        active += !card->is_done();
    }
    Html out;
    return out.add<"<ul class=\"counters\"><li><strong>{}</strong> {}</li><li><strong>{}</strong> "
                   "{}</li><li><strong>{}</strong> {}</li><li><strong>{}</strong> {}</li></ul>">(
        active, t("bulk.active"), asked, t("bulk.asked"), authorised, t("bulk.authorised"), gone, t("bulk.gone"));
}

// Each file as its own consent review found it; null answers mean that it was not reviewed yet.
struct Reviewed {
    FileId file;
    std::string title, why;
    bool covered = false;
};

Html wish_choice(Reviewed const& one, Answers const& posted, Env const& env)
{
    auto const& t = env.words;
    auto const name = wish_of(one.file);
    Html out;
    out.add<" <label for=\"{}\">{}</label> <select id=\"{}\" name=\"{}\"><option value=\"\"></option>">(
        name, t("form.transfer.field.wish"), name, name);
    for (auto const& code : env.catalogue.lists.at("transfer_wish")) {
        if (posted.is(name, code))
            out.add<"<option value=\"{}\" selected>{}</option>">(code, t("list.transfer_wish." + code));
        else out.add<"<option value=\"{}\">{}</option>">(code, t("list.transfer_wish." + code));
    }
    return out.add<"</select>">();
}

Html choice_of(std::vector<Reviewed> const& files, Answers const& posted, Env const& env, bool reviewed)
{
    auto const& t = env.words;
    Html out;
    out.add<"<section><h2>{}</h2><ul class=\"tasks\">">(t(reviewed ? "bulk.reviewed" : "bulk.choose"));
    for (auto const& one : files) {
        bool const wish_only = one.why == t("bulk.wish_missing");
        if (!reviewed || one.covered || wish_only) {
            out.add<"<li><label class=\"choice\"><input type=\"checkbox\" name=\"file\" value=\"{}\" checked> <bdi "
                    "class=\"code\">{}</bdi></label>">(one.file.text(), one.title);
            if (reviewed) out.add(wish_choice(one, posted, env));
            if (wish_only) out.add<" <span class=\"refused\">{}</span>">(one.why);
            out.add<"</li>">();
        } else
            out.add<"<li><bdi class=\"code\">{}</bdi> <span class=\"refused\">{}</span> <a href=\"{}\">{}</a></li>">(
                one.title, one.why, url("/cases/", one.file.text(), "/do/consent"), t("form.consent.title"));
    }
    return out.add<"</ul></section>">();
}

Outcome render(Loaded const& loaded, Env const& env, FieldValues const& shown, std::vector<Reviewed> const& files,
               bool reviewed, std::string_view message)
{
    auto const& t = env.words;
    auto const& form = *env.catalogue.form("transfer");
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>{}">(t("bulk.title"), t("bulk.intro"),
                                                       progress(visible(loaded, env), env));
    if (!message.empty()) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(message);
    if (files.empty())
        return body.add<"<p>{}</p>">(t("bulk.none")), show(env, t("bulk.title"), body, message.empty() ? 200 : 422);
    body.add<"<form method=\"post\" action=\"{}\" class=\"long\" novalidate>{}<section>{}</section>{}<div "
             "class=\"actions\">">(url("/transfers"), hidden_fields(env, ""), some_fields(form, env, shown, common),
                                   choice_of(files, shown.values, env, reviewed));
    body.add<"<button class=\"secondary\" name=\"_step\" value=\"review\">{}</button>">(t("bulk.review"));
    if (reviewed) body.add<" <button class=\"primary\" name=\"_step\" value=\"ask\">{}</button>">(t("bulk.ask"));
    body.add<"</div></form>">();
    return show(env, t("bulk.title"), body, message.empty() ? 200 : 422);
}

bool may_be_handed_over(CaseFile const& file, Actor const& actor)
{
    return is_under_way(file, actor) && file.stage != Stage::closure_requested && !file.transfer;
}

std::vector<Reviewed> active_files(Loaded const& loaded, Env const& env)
{
    std::vector<Reviewed> files;
    for (auto const* card : visible(loaded, env))
        if (!card->is_done() && !card->code().empty() && !waits_for_manager(card->stage) && files.size() < most_others)
            files.push_back({card->file, std::string(card->code()), {}, false});
    return files;
}

std::string why_not(actions::Rejected const& rejected, Env const& env, FieldValues& shown)
{
    for (auto const& p : rejected.problems) {
        if (p.field == "wish") return std::string(env.words("bulk.wish_missing"));
        shown.messages[p.field] = env.words("problem." + std::string(name_of(p.problem)));
    }
    return rejected.refusals.empty() ? std::string()
                                     : env.words("refusal." + std::string(name_of(rejected.refusals.front().why)),
                                                 {rejected.refusals.front().detail});
}

Outcome handle_bulk(Request const& request, Loaded const& loaded, Env const& env)
{
    FieldValues shown;
    if (!request.post) return render(loaded, env, shown, active_files(loaded, env), false, {});
    auto const minted = EntryId::parse(request.field("entry"));
    shown.values = posted_answers(request);
    bool const asks = request.field("_step") == "ask";
    auto out = redirect(url("/transfers"));
    std::vector<Reviewed> reviewed;
    bool all_covered = minted && !loaded.others.empty();
    for (auto const& opened : loaded.others) {
        if (minted && opened.history.has(actions::entry_for(*minted, opened.file.id, *env.hasher)))
            continue;   // posted twice
        Reviewed one{opened.file.id, std::string(opened.file.code()), {}, false};
        if (!may_be_handed_over(opened.file, env.actor)) one.why = env.words("refusal.not_open_now");
        else {
            auto const written = actions::write_form(
                *env.catalogue.form("transfer"), env.catalogue, opened.history, opened.file,
                answers_for(opened.file.id, shown.values, asks, env),
                env.situation(actions::entry_for(minted.value_or(env.new_entry), opened.file.id, *env.hasher)));
            one.covered = bool(written);
            if (written) out.entries.push_back(*written);
            else one.why = why_not(written.error(), env, shown);
        }
        all_covered = all_covered && one.covered;
        reviewed.push_back(std::move(one));
    }
    if (!shown.messages.empty()) return render(loaded, env, shown, reviewed, false, env.words("form.errors_title"));
    if (loaded.others.size() != posted_files(request, "file").size())
        return render(loaded, env, shown, reviewed, false, env.words("household.file_gone"));
    if (loaded.others.empty())
        return render(loaded, env, shown, active_files(loaded, env), false, env.words("bulk.none_chosen"));
    // Asked for only as reviewed: a file whose agreements do not cover it stays.
    if (!asks || !all_covered) return render(loaded, env, shown, reviewed, true, {});
    return out;
}

}  // namespace

Page const bulk_transfer_page{"bulk_transfer", need_bulk, handle_bulk};

}  // namespace abri::pages
