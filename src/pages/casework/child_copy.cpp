// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/child_copy.h"

#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

Needs need_copy(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.audit = about_case("child_copy_prepared");
    return needs;
}

// Drawn for somebody who does not read: two people talking, a way to a house, many together.
Html pictogram(std::string_view kind)
{
    Html out;
    if (kind == "referral")
        return out.add<"<svg class=\"pictogram\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><path d=\"M4 40h14m4 0h4m4 "
                       "0h4\"/><circle cx=\"10\" cy=\"14\" r=\"4\"/><path d=\"M10 18v12m0-8 7 4M10 30l-4 9m4-9 5 "
                       "9\"/><path d=\"m26 24 9-8 9 8v15H26z\"/><path d=\"M33 39v-8h5v8\"/></svg>">();
    if (kind == "community_programme")
        return out
            .add<"<svg class=\"pictogram\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"14\" "
                 "r=\"4\"/><circle cx=\"24\" cy=\"10\" r=\"4\"/><circle cx=\"36\" cy=\"14\" r=\"4\"/><path d=\"M12 "
                 "18v14m24-14v14M24 14v16m-12-8 12 3 12-3M8 40l4-8 4 8m4 0 4-10 4 10m4 0 4-8 4 8\"/></svg>">();
    return out.add<"<svg class=\"pictogram\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><circle cx=\"13\" cy=\"18\" "
                   "r=\"5\"/><circle cx=\"36\" cy=\"20\" r=\"4\"/><path d=\"M13 23v12m-6 6 6-6 6 6M36 24v10m-5 7 5-7 5 "
                   "7\"/><path d=\"M18 6h14v8H24l-4 4v-4h-2z\"/></svg>">();
}

Html star()
{
    Html out;
    return out.add<"<svg class=\"pictogram\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><path d=\"m24 6 5 12 13 1-10 9 "
                   "3 13-11-7-11 7 3-13-10-9 13-1z\"/></svg>">();
}

Outcome handle_copy(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* plan = loaded.file ? loaded.file->file.active_plan() : nullptr;
    auto const* written = plan ? loaded.file->file.find(plan->entry) : nullptr;
    if (!written) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    Html steps;
    for (auto const& action : written->answers.rows("actions")) {
        if (!action.filled("for_child")) continue;
        auto const day = action.date("due_on");
        steps.add<"<li>{}<p dir=\"auto\">{} <span class=\"quiet\">{}</span></p></li>">(
            pictogram(action["kind"]), action["for_child"],
            day ? t("child_copy.before", {t.date(*day)}) : std::string());
    }
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p>">(url("/cases/", file.id.text()), file.code());
    bool const unsafe = plan->child_copy == "unsafe_to_give";
    if (unsafe) body.add(banner("danger", t("child_copy.unsafe")));
    else if (plan->child_copy == "kept_in_safe_place") body.add(banner("warning", t("child_copy.kept")));
    if (steps.empty() && !written->answers.filled("child_goal")) {
        body.add<"<h1>{}</h1><p>{} <a href=\"{}\">{}</a></p>">(t("child_copy.title"), t("child_copy.no_words"),
                                                               url("/cases/", file.id.text(), "/do/case_plan"),
                                                               t("form.case_plan.title"));
        return show(env, t("child_copy.title"), body);
    }
    body.add<"<div class=\"child-copy{}\"><h1>{}</h1>">(unsafe ? " not-printed" : "", t("child_copy.title"));
    if (written->answers.filled("child_goal"))
        body.add<"<p class=\"goal\" dir=\"auto\">{}{}</p>">(star(), written->answers["child_goal"]);
    body.add<"<ol>{}</ol><p>{}</p><p>{}</p></div>">(steps, t("child_copy.say_no"), t("child_copy.ask"));
    return show(env, t("child_copy.title"), body);
}

}  // namespace

Page const child_copy_page{"child_copy", need_copy, handle_copy};

}  // namespace abri::pages
