// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

#include <span>

namespace abri::pages {

// A set of roles. A row that names none is closed to everybody.
class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(Role role) : bits_(static_cast<std::uint8_t>(1u << static_cast<unsigned>(role))) {}
    constexpr bool has(Role role) const { return (bits_ >> static_cast<unsigned>(role) & 1u) != 0; }
    friend constexpr Roles operator|(Roles a, Roles b)
    {
        Roles both;
        both.bits_ = static_cast<std::uint8_t>(a.bits_ | b.bits_);
        return both;
    }

private:
    std::uint8_t bits_ = 0;
};

// Which file a form of the row takes; nothing is looked at of what comes elsewhere.
enum class Takes : std::uint8_t { none, picture, course_file };

// Every page for somebody signed in: one row serves the browser and, under /api/v1, its JSON twin.
struct Route {
    char const* method;
    char const* pattern;     // "{}" captures one segment
    Roles roles;  // who may ask at all; everybody else gets "not found", and files are closed by their keys besides
    Page const* page;
    char const* summary;  // for the API description
    bool api;  // has a twin under /api/v1
    Takes takes = Takes::none;
};
std::span<Route const> routes();

struct Match {
    Route const* route = nullptr;
    std::vector<std::string> captured;
    bool other_method = false;  // the path exists, the method does not
};
Match find_route(std::string_view method, std::string_view path);

// OpenAPI 3.1, made from the table above and the forms.
std::string openapi(Catalogue const& catalogue, Words const& words);

}  // namespace abri::pages
