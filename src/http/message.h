// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace abri::http {

using Fields = std::vector<std::pair<std::string, std::string>>;  // header names in lower case

struct Request {
    std::string method, path;     // path decoded once, without the query
    std::string query;            // as sent
    Fields headers;
    std::string body;
    std::string peer;             // address of the other side

    std::string_view header(std::string_view name) const;
    std::string_view cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    Fields headers;
    std::string body;
};

// "a=1&b=x+y" decoded; false when an escape is broken. Whether a value is text is for its reader to check.
bool parse_urlencoded(std::string_view text, Fields& into);
// %41 → A; false when an escape is broken or hides a NUL.
bool percent_decode(std::string_view text, bool plus_is_space, std::string& into);

std::string_view reason_of(int status);

}  // namespace abri::http
