// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/worklists/too_much.h"

#include "pages/frame/layout.h"
#include "pages/frame/cards.h"
#include "pages/worklists/due_items.h"

namespace abri::pages {

namespace {

Needs need_too_much(Request const& request, Actor const&)
{
    Needs needs;
    needs.cards = true;
    if (!request.post) return needs;
    needs.audit = {"postponed", actions::Audit::About::each_other};
    needs.others = posted_files(request, "file");
    return needs;
}

bool is_put_off_by_form(std::string_view what) { return what == "follow_up" || what == "post_closure_visit"; }

// As far as the list knows; the file itself decides when it is written (may_wait).
bool may_wait(Card const& card, Deadline const& due)
{
    bool const urgent = std::any_of(card.dues.begin(), card.dues.end(), [](Card::Due const& d) {
        return due_kinds()[d.kind].what == "urgent_action" || due_kinds()[d.kind].what == "death_procedure";
    });
    return is_put_off_by_form(due.what) && card.risk() != "high" && !urgent &&
           card.text(Card::Text::monitoring_frequency) != "daily";
}

struct Today {
    std::vector<DueItem> must, may;
};

Today due_today(Loaded const& loaded, Env const& env)
{
    Today today;
    for (auto const& item : due_items(visible(loaded, env), env)) {
        if (item.due.lateness == Lateness::soon) continue;
        (may_wait(*item.card, item.due) ? today.may : today.must).push_back(item);
    }
    return today;
}

void put_item(Html& out, Env const& env, DueItem const& item)
{
    out.add<"<bdi class=\"code\">{}</bdi> {} {} {}">(
        title_of(env, *item.card), env.words("due." + std::string(item.due.what)),
        risk_mark(env.words, item.card->risk()), lateness_mark(env.words, item.due));
}

Outcome render(Request const& request, Loaded const& loaded, Env const& env, std::string const& message)
{
    auto const& t = env.words;
    auto const today = due_today(loaded, env);
    auto const files = posted_files(request, "file");
    Html must, may, causes;
    for (auto const& item : today.must) {
        must.add<"<li>">();
        put_item(must, env, item);
        if (!item.card->code().empty())
            must.add<" <a href=\"{}\">{}</a>">(url("/cases/", item.card->file.text(), "/before-visit"),
                                               t("too_much.hand_over"));
        must.add<"</li>">();
    }
    for (auto const& item : today.may) {
        auto const id = item.card->file.text();
        bool const ticked = !request.post || std::find(files.begin(), files.end(), item.card->file) != files.end();
        if (ticked)
            may.add<"<li><label class=\"choice\"><input type=\"checkbox\" name=\"file\" value=\"{}\" checked> ">(id);
        else may.add<"<li><label class=\"choice\"><input type=\"checkbox\" name=\"file\" value=\"{}\"> ">(id);
        put_item(may, env, item);
        may.add<"</label><input type=\"hidden\" name=\"what_{}\" value=\"{}\"></li>">(id, item.due.what);
    }
    for (auto const& code : env.catalogue.lists.at("postpone_cause"))
        causes.add<"<option value=\"{}\">{}</option>">(code, t("list.postpone_cause." + code));
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/day"), t("nav.day"), t("too_much.title"), t("too_much.intro"));
    if (!message.empty()) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(message);
    if (!must.empty())
        body.add<"<section><h2>{} <span class=\"count\">{}</span></h2><ul class=\"tasks\">{}</ul></section>">(
            t("too_much.must"), today.must.size(), must);
    if (may.empty()) body.add<"<p>{}</p>">(t("too_much.nothing_may"));
    else
        body.add<
            "<form method=\"post\" action=\"{}\">{}<section><h2>{} <span class=\"count\">{}</span></h2><ul "
            "class=\"tasks\">{}</ul></section>"
            "<div class=\"field\"><label for=\"wait_until\">{}</label><input type=\"date\" id=\"wait_until\" "
            "name=\"wait_until\" value=\"{}\"></div>"
            "<div class=\"field\"><label for=\"cause\">{}</label><select id=\"cause\" name=\"cause\">{}</select></div>"
            "<p>{}</p><button class=\"primary\">{}</button></form>">(
            url("/day/too-much"), hidden_fields(env, ""), t("too_much.may"), today.may.size(), may,
            t("form.postponement.field.wait_until"),
            request.post ? std::string(request.field("wait_until")) : iso(day_of(env.now) + Days{1}),
            t("form.postponement.field.cause"), causes,
            t("too_much.request",
              {std::to_string(today.must.size() + today.may.size()), std::to_string(today.must.size())}),
            t("too_much.send"));
    body.add<"<p><a href=\"{}\">{}</a></p>">(url("/words"), t("hard_words.title"));
    return show(env, t("too_much.title"), body, message.empty() ? 200 : 422);
}

Outcome handle_too_much(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!request.post) return render(request, loaded, env, {});
    auto const minted = EntryId::parse(request.field("entry"));
    if (loaded.others.size() != posted_files(request, "file").size())
        return render(request, loaded, env, std::string(env.words("household.file_gone")));
    if (!minted || loaded.others.empty())
        return render(request, loaded, env, std::string(env.words("too_much.none_chosen")));
    auto out = redirect(url("/day"));
    for (auto const& opened : loaded.others) {
        auto const entry = actions::entry_for(*minted, opened.file.id, *env.hasher);
        if (opened.history.has(entry)) continue;
        Answers answers;
        answers.set("decided_on", iso(day_of(env.now)));
        answers.set("what", request.field("what_" + opened.file.id.text()));
        answers.set("wait_until", request.field("wait_until"));
        answers.set("cause", request.field("cause"));
        auto const written = actions::write_form(*env.catalogue.form("postponement"), env.catalogue, opened.history,
                                                 opened.file, answers, env.situation(entry));
        if (!written) {
            auto const& why = written.error();
            auto const text = why.refusals.empty()
                                  ? std::string(env.words("refusal.field_problem"))
                                  : env.words("refusal." + std::string(name_of(why.refusals.front().why)),
                                              {why.refusals.front().detail});
            return render(request, loaded, env, std::string(opened.file.code()) + " – " + text);
        }
        out.entries.push_back(*written);
    }
    return out;
}

}  // namespace

Page const too_much_page{"too_much", need_too_much, handle_too_much};

}  // namespace abri::pages
