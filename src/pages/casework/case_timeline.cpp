// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/case_timeline.h"

#include <algorithm>

namespace abri::pages {

// Who carries the file from then on, and why: no form stands behind it, so all of it is said here.
void put_change_of_hands(Html& out, Recorded const& recorded, Env const& env)
{
    auto const& t = env.words;
    auto const& a = recorded.answers;
    out.add<"{}">(t("fact." + recorded.kind));
    if (auto const worker = PersonId::parse(recorded.shared["key_worker"])) out.add<" : {}">(env.name_of(*worker));
    if (recorded.kind == "team_changed") out.add<" ({})">(a["team"]);
    auto const stand_in = parse_stand_in(recorded.shared["stand_in"]);
    if (stand_in)
        out.add<" <span class=\"badge\">{}</span>">(
            t("case.stand_in",
              {std::string(env.name_of(stand_in->who)), t.date(stand_in->from), t.date(stand_in->until)}));
    else if (recorded.kind == "stand_in_named") out.add<" <span class=\"badge\">{}</span>">(t("case.stand_in_ended"));
    for (auto const said : {a["reason"], a["despite"]})
        if (!said.empty()) out.add<" <q dir=\"auto\">{}</q>">(said);
}

static void put_entry(Html& out, CaseFile const& file, Recorded const& recorded, bool struck, Env const& env)
{
    auto const& t = env.words;
    out.add<"<li><time datetime=\"{}\">{}</time> ">(iso(recorded.at), t.moment(recorded.at));
    if (!struck && day_of(recorded.happened.at) < day_of(recorded.at))
        out.add<"<span class=\"quiet\">{}</span> ">(t("case.of_day", {t.date(day_of(recorded.happened.at))}));
    if (!recorded.readable) out.add<"{}">(t("case.unreadable_entry"));
    else if (recorded.form.empty()) put_change_of_hands(out, recorded, env);
    else {
        auto const to = url("/cases/", file.id.text(), "/entries/", recorded.entry.text());
        auto const title = t("form." + recorded.form + ".title");
        if (struck)
            out.add<"<s><a href=\"{}\">{}</a></s> <span class=\"badge\">{}</span>">(to, title, t("case.struck"));
        else out.add<"<a href=\"{}\">{}</a>">(to, title);
    }
    out.add<" <span class=\"quiet\">{}</span></li>">(env.name_of(recorded.author));
}

void put_timeline(Html& out, CaseFile const& file, Env const& env)
{
    out.add<"<section><h2>{}</h2><ol class=\"timeline\">">(env.words("case.history"));
    std::vector<std::pair<Recorded const*, bool>> all;
    for (auto const& recorded : file.history) all.emplace_back(&recorded, false);
    for (auto const& struck : file.struck) all.emplace_back(&struck.recorded, true);
    if (!file.struck.empty())
        std::stable_sort(all.begin(), all.end(),
                         [](auto const& a, auto const& b) { return a.first->at < b.first->at; });
    for (auto one = all.rbegin(); one != all.rend(); ++one) put_entry(out, file, *one->first, one->second, env);
    out.add<"</ol></section>">();
}

}  // namespace abri::pages
