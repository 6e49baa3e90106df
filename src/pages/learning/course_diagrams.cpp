// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/course_diagrams.h"

#include <array>
#include <span>

namespace abri::pages {

namespace {

struct Place {
    int x, y;
};
// From a numbered place to another; back is drawn dashed, as a return. Places are counted from 0.
struct Way {
    int from, to;
    bool back = false;
};
struct Drawing {
    std::string_view id;
    int height;
    std::span<Place const> places;
    std::span<Way const> ways;
};

// The six steps go round, and a review may lead back to the assessment or the plan.
constexpr Place step_places[] = {{150, 24}, {240, 72}, {240, 148}, {150, 196}, {60, 148}, {60, 72}};
constexpr Way step_ways[] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {4, 1, true}, {4, 2, true}};
// Outside on the left, inside on the right, one decision from both.
constexpr Place analysis_places[] = {{75, 28}, {75, 100}, {225, 28}, {225, 100}, {150, 172}};
constexpr Way analysis_ways[] = {{0, 1}, {2, 3}, {1, 4}, {3, 4}};
// The way of a file in two rows; a review leads back, a closed file may open again.
constexpr Place flow_places[] = {{30, 40},   {90, 40},   {150, 40},  {210, 40}, {270, 40},
                                 {270, 140}, {210, 140}, {150, 140}, {90, 140}, {30, 140}};
constexpr Way flow_ways[] = {{0, 1}, {1, 2}, {2, 3}, {3, 4},       {4, 5},       {5, 6},
                             {6, 7}, {7, 8}, {8, 9}, {7, 3, true}, {7, 4, true}, {9, 1, true}};
// Needs round the child, each with the help that may answer it.
constexpr Place service_places[] = {{150, 24}, {240, 72}, {240, 148}, {150, 196}, {60, 148}, {60, 72}, {150, 110}};
constexpr Way service_ways[] = {{6, 0}, {6, 1}, {6, 2}, {6, 3}, {6, 4}, {6, 5}};

constexpr Drawing drawings[] = {{"steps", 220, step_places, step_ways},
                                {"analysis", 200, analysis_places, analysis_ways},
                                {"flow", 180, flow_places, flow_ways},
                                {"services", 220, service_places, service_ways}};

// Where a way touches the rim of the place it goes to: so far from its middle, in whole numbers.
constexpr int rim = 18;

int root(int square)
{
    int guess = 0;
    while ((guess + 1) * (guess + 1) <= square) ++guess;
    return guess;
}

Place towards(Place from, Place to, int distance)
{
    int const dx = to.x - from.x, dy = to.y - from.y, length = std::max(1, root(dx * dx + dy * dy));
    return {from.x + dx * distance / length, from.y + dy * distance / length};
}

void put_way(Html& out, Place from, Place to, bool back)
{
    auto const start = towards(from, to, rim), end = towards(to, from, rim + 4), left = towards(to, from, rim + 12);
    // The head of the arrow: two short strokes to both sides of the way.
    int const dx = (end.y - left.y) / 2, dy = (left.x - end.x) / 2;
    out.add<"<path class=\"{}\" d=\"M{} {}L{} {}\"/><path class=\"way\" d=\"M{} {}L{} {}L{} {}\"/>">(
        back ? "way back" : "way", start.x, start.y, end.x, end.y, left.x + dx, left.y + dy, end.x, end.y, left.x - dx,
        left.y - dy);
}

}  // namespace

Html course_diagram(std::string_view id, std::vector<std::string> const& titles, Words const& t)
{
    Html out;
    for (auto const& drawing : drawings) {
        bool const with_middle = drawing.places.size() == titles.size() + 1;
        if (drawing.id != id || (!with_middle && drawing.places.size() != titles.size())) continue;
        Html ways, places;
        for (auto const& way : drawing.ways)
            put_way(ways, drawing.places[static_cast<std::size_t>(way.from)],
                    drawing.places[static_cast<std::size_t>(way.to)], way.back);
        for (std::size_t i = 0; i < drawing.places.size(); ++i) {
            auto const& place = drawing.places[i];
            places.add<"<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>">(place.x, place.y, rim);
            if (i < titles.size()) places.add<"<text x=\"{}\" y=\"{}\">{}</text>">(place.x, place.y + 5, i + 1);
            else
                places.add<"<path class=\"child\" d=\"M{} {}v12m-7 -7h14m-7 7l-6 8m6 -8l6 8\"/>">(place.x, place.y - 5);
        }
        out.add<"<svg class=\"drawing\" viewBox=\"0 0 300 {}\" role=\"img\" aria-label=\"{}\">{}{}</svg>">(
            drawing.height, t("learn.drawing", {join(titles, ", ")}), ways, places);
    }
    return out;
}

}  // namespace abri::pages
