// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "http/head.h"

#include "base/text.h"

#include <algorithm>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/empty_body.hpp>

namespace abri::http {

namespace beast = boost::beast::http;

namespace {

// What Beast lets pass or cannot know; looked at on the raw bytes, before anything is interpreted.
int check_raw(std::string_view bytes, Limits const& limits)
{
    auto const line_end = bytes.find("\r\n");
    if (line_end > limits.request_line) return 414;
    if (bytes.size() > limits.head) return 431;
    std::size_t lines = 0;
    for (std::size_t at = 0; at + 2 < bytes.size();) {
        auto const end = bytes.find("\r\n", at);
        if (end == bytes.npos) return 400;
        auto const line = bytes.substr(at, end - at);
        if (line.find_first_of(std::string_view("\r\n\0", 3)) != line.npos) return 400;
        if (++lines > 1) {
            if (line.empty()) break;
            if (line[0] == ' ' || line[0] == '\t') return 400;
            auto const colon = line.find(':');
            if (colon == line.npos || colon == 0 || line[colon - 1] == ' ' || line[colon - 1] == '\t') return 400;
        }
        at = end + 2;
    }
    return lines > limits.fields + 2 ? 431 : 0;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// uri-host [":" port]: letters, digits, dots, hyphens, and the brackets of IPv6.
bool is_host(std::string_view value)
{
    return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':' || c == '[' || c == ']';
    });
}

int check_framing(Head& head, unsigned version)
{
    int hosts = 0, lengths = 0, encodings = 0;
    std::string_view length;
    for (auto const& [name, value] : head.request.headers) {
        if (name == "host" && (++hosts, !is_host(value))) return 400;
        if (name == "content-length") {
            if (++lengths > 1) return 400;
            length = value;
        }
        if (name == "transfer-encoding") {
            if (++encodings > 1) return 400;
            if (lower(value) != "chunked") return 501;
        }
    }
    if (hosts > 1 || (hosts == 0 && version >= 11)) return 400;
    if (lengths && encodings) return 400;
    if (encodings) return version < 11 ? 400 : 411;   // browsers send none; one way of framing is enough
    if (lengths) {
        auto const number = parse_count(length);
        if (number < 0) return 400;
        head.content_length = static_cast<std::size_t>(number);
    }
    auto const connection = lower(head.request.header("connection"));
    head.keep_alive = version >= 11 ? connection != "close" : connection == "keep-alive";
    head.expects_continue = lower(head.request.header("expect")) == "100-continue";
    return 0;
}

bool is_plain_path(std::string_view path)
{
    if (!path.starts_with('/') || path.starts_with("//")) return false;
    for (auto part : split(path, '/'))
        if (part == "." || part == "..") return false;
    return is_valid_utf8(path);
}

}  // namespace

int read_head(std::string_view bytes, Limits const& limits, Head& into)
{
    if (int const status = check_raw(bytes, limits)) return status;
    beast::request_parser<beast::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(limits.head));
    parser.body_limit(boost::none);
    parser.skip(true);
    boost::system::error_code error;
    parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (error && error != beast::error::need_more) return error == beast::error::header_limit ? 431 : 400;
    if (!parser.is_header_done()) return 400;
    auto const& message = parser.get();
    if (message.version() != 11 && message.version() != 10) return 400;
    auto& request = into.request;
    request.method = std::string(message.method_string());
    for (auto const& field : message)
        request.headers.emplace_back(lower(std::string_view(field.name_string().data(), field.name_string().size())),
                                     std::string(field.value()));
    std::string_view target(message.target().data(), message.target().size());
    auto const question = target.find('?');
    if (question != target.npos) request.query = target.substr(question + 1);
    if (!percent_decode(target.substr(0, question), false, request.path) || !is_plain_path(request.path)) return 400;
    return check_framing(into, message.version());
}

}  // namespace abri::http
