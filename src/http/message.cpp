// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "http/message.h"

#include "base/text.h"

namespace abri::http {

std::string_view Request::header(std::string_view name) const
{
    for (auto const& [key, value] : headers)
        if (key == name) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const
{
    for (auto part : split(header("cookie"), ';')) {
        part = trim(part);
        if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=')
            return part.substr(name.size() + 1);
    }
    return {};
}

bool percent_decode(std::string_view text, bool plus_is_space, std::string& into)
{
    into.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) into += ' ';
        else if (text[i] != '%') into += text[i];
        else {
            auto const digit = [&](std::size_t at) {
                if (at >= text.size()) return -1;
                char const c = text[at];
                return c >= '0' && c <= '9'   ? c - '0'
                       : c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                              : -1;
            };
            int const high = digit(i + 1), low = digit(i + 2);
            if (high < 0 || low < 0 || (high == 0 && low == 0)) return false;
            into += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return true;
}

bool parse_urlencoded(std::string_view text, Fields& into)
{
    for (auto pair : split(text, '&')) {
        if (pair.empty()) continue;
        auto const equals = pair.find('=');
        std::string name, value;
        if (!percent_decode(pair.substr(0, equals), true, name)) return false;
        if (equals != pair.npos && !percent_decode(pair.substr(equals + 1), true, value)) return false;
        into.emplace_back(std::move(name), std::move(value));
    }
    return true;
}

std::string_view reason_of(int status)
{
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 411: return "Length Required";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return status < 500 ? "Error" : "Internal Server Error";
    }
}

}  // namespace abri::http
