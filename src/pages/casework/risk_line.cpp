// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/risk_line.h"

#include "pages/frame/layout.h"

namespace abri::pages {

static int height_of(std::string_view level)
{
    return level == "high" ? 14 : level == "medium" ? 44 : level == "low" ? 74 : 92;
}

Html risk_line(CaseFile const& file, Env const& env)
{
    Html out;
    auto const changes = risk_changes(file);
    if (changes.size() < 2) return out;
    auto const& t = env.words;
    auto const first = changes.front().at, last = std::max(env.now, changes.back().at);
    auto const width = std::max<std::int64_t>(1, (last - first).count());
    auto const x_of = [&](Instant at) { return 4 + static_cast<int>((at - first).count() * 292 / width); };
    std::string path;
    Html rows;
    for (auto const& change : changes) {
        auto const x = std::to_string(x_of(change.at)), y = std::to_string(height_of(change.level));
        path += path.empty() ? "M" + x + " " + y : "H" + x + "V" + y;
        rows.add<"<li>{} {}</li>">(t.date(day_of(change.at)), risk_mark(t, change.level));
    }
    path += "H296";
    auto const told = t("risk_line.told", {std::string(t("list.risk_level." + changes.front().level)),
                                           std::string(t("list.risk_level." + changes.back().level)),
                                           std::to_string(changes.size() - 1)});
    out.add<"<section><h2>{}</h2><svg class=\"risk-line\" viewBox=\"0 0 300 100\" role=\"img\" aria-label=\"{}\"><path "
            "class=\"grid\" d=\"M0 14H300M0 44H300M0 74H300\"/><path d=\"{}\"/></svg><ul "
            "class=\"risk-steps\">{}</ul></section>">(t("risk_line.title"), told, path, rows);
    return out;
}

}  // namespace abri::pages
