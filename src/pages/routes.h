// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

#include <span>

namespace abri::pages {

// Every page for somebody signed in: one row serves the browser and, under /api/v1, its JSON twin.
struct Route {
    char const* method;
    char const* pattern;     // "{}" captures one segment
    Page const* page;
    char const* summary;     // for the API description
    bool api;                // has a twin under /api/v1
};
std::span<Route const> routes();

struct Match {
    Route const* route = nullptr;
    std::vector<std::string> captured;
    bool other_method = false;   // the path exists, the method does not
};
Match find_route(std::string_view method, std::string_view path);

// OpenAPI 3.1, made from the table above and the forms.
std::string openapi(Catalogue const& catalogue, Words const& words);

}  // namespace abri::pages
