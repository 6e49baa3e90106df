// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/charts.h"

#include "pages/forms/form_fields.h"

#include <algorithm>

namespace abri::pages {

Html week_dots(std::vector<bool> const& weeks, Env const& env)
{
    auto const held = std::count(weeks.begin(), weeks.end(), true);
    auto const told = env.words("pictures.weeks", {std::to_string(held), std::to_string(weeks.size())});
    Html out, dots;
    int x = 8;
    for (bool const week : weeks) {
        // A full disc for a week with its hour, a ring for a week without.
        dots.add<"<circle class=\"{}\" cx=\"{}\" cy=\"8\" r=\"5\"/>">(week ? "held" : "empty", x);
        x += 14;
    }
    out.add<"<svg class=\"dots\" viewBox=\"0 0 {} 16\" role=\"img\" aria-label=\"{}\">{}</svg> <span "
            "class=\"quiet\">{}/{}</span>">(x - 6, told, dots, held, weeks.size());
    return out;
}

Html load_bar(Workload const& load, Env const& env)
{
    int const cap = cap_of(load, env.policy);
    Html out;
    out.add<"<meter min=\"0\" max=\"{}\" value=\"{}\" high=\"{}\" aria-label=\"{}\">{}/{}</meter> {}/{}">(
        cap, std::min(load.open, cap), cap, env.words("cases.caseload"), load.open, cap, load.open, cap);
    return out;
}

Html balance_picture(std::vector<FunctionBalance> const& sessions, Env const& env)
{
    Html out;
    if (sessions.empty()) return out;
    auto const& t = env.words;
    static constexpr std::pair<char const*, int FunctionBalance::*> parts[] = {
        {"administration", &FunctionBalance::administration},
        {"development", &FunctionBalance::development},
        {"support", &FunctionBalance::support}};
    Html bars, rows;
    int y = 0, sums[3] = {0, 0, 0};
    for (auto const& session : sessions) {
        int const all = std::max(1, session.administration + session.development + session.support);
        int x = 0;
        rows.add<"<tr><th scope=\"row\">{}</th>">(t.date(session.on));
        for (std::size_t i = 0; i < 3; ++i) {
            int const share = session.*parts[i].second, width = share * 300 / all;
            if (width > 0)
                bars.add<"<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"14\"/>">(parts[i].first, x, y,
                                                                                              width);
            x += width;
            sums[i] += share * 100 / all;
            rows.add<"<td>{} %</td>">(share * 100 / all);
        }
        rows.add<"</tr>">();
        y += 18;
    }
    auto const count = static_cast<int>(sessions.size());
    auto const told = t("pictures.balance_told", {std::to_string(sums[0] / count), std::to_string(sums[1] / count),
                                                  std::to_string(sums[2] / count)});
    out.add<"<section><h2>{}</h2><p>{}</p><svg class=\"balance\" viewBox=\"0 0 300 {}\" role=\"img\" "
            "aria-label=\"{}\">{}</svg><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\"><table><thead><tr><th>{}</th>">(t("pictures.balance"), told, y, told, bars,
                                                               t("pictures.balance"), t("pictures.session"));
    for (auto const& part : parts)
        out.add<"<th><span class=\"key {}\"></span> {}</th>">(
            part.first, t("supervision_file.function." + std::string(part.first)));
    return out.add<"</tr></thead><tbody>{}</tbody></table></div></section>">(rows);
}

Html before_after_picture(std::vector<BeforeAfter> const& pairs, Form const& form, Env const& env)
{
    Html out;
    if (pairs.empty()) return out;
    auto const& t = env.words;
    static constexpr std::string_view levels[] = {"not_yet", "partly", "met"};
    auto const word = [&](int level) {
        return level < 0 ? t("list.rating.not_seen")
                         : t("list.rating." + std::string(levels[static_cast<std::size_t>(level)]));
    };
    Html marks, rows;
    int y = 30, better = 0;
    for (int level = 0; level < 3; ++level)
        marks.add<"<text class=\"axis {}\" x=\"{}\" y=\"12\">{}</text>">(level == 0   ? "start"
                                                                         : level == 1 ? "middle"
                                                                                      : "end",
                                                                         level * 150, word(level));
    for (auto const& pair : pairs) {
        better += pair.after > pair.before && pair.before >= 0;
        auto const x_of = [](int level) { return 20 + level * 130; };
        if (pair.before >= 0 && pair.after >= 0)
            marks.add<"<path class=\"grid\" d=\"M{} {}H{}\"/>">(std::min(x_of(pair.before), x_of(pair.after)), y,
                                                                std::max(x_of(pair.before), x_of(pair.after)));
        if (pair.before >= 0) marks.add<"<circle class=\"empty\" cx=\"{}\" cy=\"{}\" r=\"5\"/>">(x_of(pair.before), y);
        if (pair.after >= 0) marks.add<"<circle class=\"held\" cx=\"{}\" cy=\"{}\" r=\"4\"/>">(x_of(pair.after), y);
        auto const* field = form.field(pair.item);
        rows.add<"<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>">(
            field ? label_of(form, t, *field) : pair.item, word(pair.before), word(pair.after));
        y += 18;
    }
    auto const told = t("pictures.before_after_told", {std::to_string(better), std::to_string(pairs.size())});
    out.add<"<section><h2>{}</h2><p>{}</p><svg class=\"before-after\" viewBox=\"0 0 300 {}\" role=\"img\" "
            "aria-label=\"{}\">{}</svg><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\"><table><thead><tr><th>{}</th><th>○ {}</th><th>● "
            "{}</th></tr></thead><tbody>{}</tbody></table></div></section>">(
        t("pictures.before_after"), told, y, told, marks, t("pictures.before_after"), t("pictures.item"),
        t("pictures.before"), t("pictures.after"), rows);
    return out;
}

std::vector<MandalaGoal> mandala_goals(Answers const& answers)
{
    std::vector<MandalaGoal> goals;
    for (auto const& row : answers.rows("goals"))
        goals.push_back({std::string(row["area"]), std::string(row["goal"]), std::string(row["relevance"]),
                         std::clamp(row.number("progress"), 0, 5)});
    return goals;
}

// A point at `radius` in one of six directions, to a tenth, without floating point: the drawing is the same everywhere.
static std::string point(int direction, int radius)
{
    static constexpr int cosines[] = {0, 866, 866, 0, -866, -866}, sines[] = {-1000, -500, 500, 1000, 500, -500};
    auto const place = static_cast<std::size_t>(direction % 6);
    return std::to_string(100 + cosines[place] * radius / 1000) + " " +
           std::to_string(100 + sines[place] * radius / 1000);
}

Html mandala_wheel(std::vector<MandalaGoal> const& goals, Env const& env)
{
    auto const& t = env.words;
    auto const& areas = env.catalogue.lists.at("mandala_area");
    Html out, shapes, rows;
    int reached = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        int sum = 0, count = 0;
        for (auto const& goal : goals)
            if (goal.area == areas[i]) sum += goal.progress, ++count, reached += goal.progress == 5;
        auto const place = static_cast<int>(i);
        shapes.add<"<path class=\"grid\" d=\"M100 100L{}L{}Z\"/>">(point(place, 90), point(place + 1, 90));
        if (count > 0)
            shapes.add<"<path class=\"sector\" d=\"M100 100L{}L{}Z\"/>">(point(place, 10 + 80 * sum / (5 * count)),
                                                                         point(place + 1, 10 + 80 * sum / (5 * count)));
        static constexpr std::pair<int, int> middles[] = {{128, 58}, {148, 104}, {128, 150},
                                                          {64, 150}, {44, 104},  {64, 58}};
        shapes.add<"<text x=\"{}\" y=\"{}\">{}</text>">(middles[i % 6].first, middles[i % 6].second, i + 1);
    }
    for (auto const& goal : goals) {
        auto const number = std::find(areas.begin(), areas.end(), goal.area) - areas.begin() + 1;
        rows.add<"<tr><th scope=\"row\">{}. {}</th><td dir=\"auto\">{}</td><td>{}/5</td><td>{}</td></tr>">(
            number, t("list.mandala_area." + goal.area), goal.goal, goal.progress,
            goal.relevance.empty() ? std::string_view("") : t("list.relevance." + goal.relevance));
    }
    auto const told = t("pictures.mandala_told", {std::to_string(goals.size()), std::to_string(reached)});
    out.add<"<p>{}</p><svg class=\"mandala\" viewBox=\"0 0 200 200\" role=\"img\" aria-label=\"{}\">{}</svg>">(
        told, told, shapes);
    if (goals.empty()) return out;
    out.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</"
            "tbody></table></div>">(t("mandala.title"), t("form.mandala.field.goals_area"),
                                    t("form.mandala.field.goals_goal"), t("form.mandala.field.goals_progress"),
                                    t("form.mandala.field.goals_relevance"), rows);
    return out;
}

}  // namespace abri::pages
