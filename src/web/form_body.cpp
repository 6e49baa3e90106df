// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/form_body.h"

#include "base/json.h"
#include "base/text.h"

namespace abri::web {

static bool put_value(std::string const& name, json::Value const& value, http::Fields& into)
{
    switch (value.kind()) {
        case json::Kind::null: return true;
        case json::Kind::boolean: into.emplace_back(name, value.as_bool() ? "yes" : "no"); return true;
        case json::Kind::number:
        case json::Kind::string: into.emplace_back(name, value.text()); return true;
        case json::Kind::object: return false;
        case json::Kind::array: break;
    }
    int number = 0;
    for (auto const& item : value.items()) {
        if (item.is(json::Kind::string)) into.emplace_back(name, item.text());
        else if (!item.is(json::Kind::object)) return false;
        for (auto const& [sub, inner] : item.members())
            if (!put_value(name + "." + std::to_string(number) + "." + sub, inner, into)) return false;
        ++number;
    }
    return true;
}

static BodyFault read_json(std::string const& body, http::Fields& into)
{
    auto const parsed = json::parse(body);
    if (!parsed || !parsed->is(json::Kind::object)) return BodyFault::malformed;
    for (auto const& [name, value] : parsed->members()) {
        if (name == "fields") {
            for (auto const& [field, inner] : value.members())
                if (!put_value(field, inner, into)) return BodyFault::malformed;
        } else if ((name == "entry" || name == "heads") && value.is(json::Kind::string)) {
            into.emplace_back(name, value.text());
        } else {
            return BodyFault::malformed;
        }
    }
    return BodyFault::none;
}

BodyFault read_form_body(http::Request const& request, bool api, http::Fields& into)
{
    auto const whole = request.header("content-type");
    auto const type = trim(whole.substr(0, whole.find(';')));
    if (api) return type == "application/json" ? read_json(request.body, into) : BodyFault::unsupported;
    if (type != "application/x-www-form-urlencoded" && !request.body.empty()) return BodyFault::unsupported;
    return http::parse_urlencoded(request.body, into) ? BodyFault::none : BodyFault::malformed;
}

bool is_multipart(http::Request const& request)
{
    return request.header("content-type").starts_with("multipart/form-data;");
}

static std::string_view parameter_of(std::string_view header, std::string_view name)
{
    auto const wanted = std::string(name) + "=\"";
    auto const at = header.find(wanted);
    if (at == header.npos || (at > 0 && header[at - 1] != ' ' && header[at - 1] != ';')) return {};
    auto const from = at + wanted.size();
    return header.substr(from, header.find('"', from) - from);
}

BodyFault read_multipart(http::Request const& request, http::Fields& into, UploadedFile& file)
{
    auto const type = request.header("content-type");
    auto const at = type.find("boundary=");
    if (at == type.npos) return BodyFault::malformed;
    auto const boundary = "\r\n--" + std::string(trim(type.substr(at + 9)));
    if (boundary.size() < 5 || boundary.size() > 80) return BodyFault::malformed;
    auto const whole = "\r\n" + request.body;
    std::string_view rest = whole;
    if (!rest.starts_with(boundary)) return BodyFault::malformed;
    rest.remove_prefix(boundary.size());
    for (int parts = 0; !rest.starts_with("--"); ++parts) {
        auto const end = rest.find(boundary), head_end = rest.find("\r\n\r\n");
        if (parts == 200 || !rest.starts_with("\r\n") || end == rest.npos || head_end == rest.npos ||
            head_end + 4 > end)
            return BodyFault::malformed;
        auto const head = rest.substr(2, head_end - 2), value = rest.substr(head_end + 4, end - head_end - 4);
        auto const name = parameter_of(head, "name");
        if (name.empty()) return BodyFault::malformed;
        if (head.find("filename=") == head.npos) into.emplace_back(name, value);
        else if (!file.name.empty()) return BodyFault::malformed;
        else file = {std::string(name), std::string(value)};   // what the file was called on the phone is dropped
        rest.remove_prefix(end + boundary.size());
    }
    return BodyFault::none;
}

}  // namespace abri::web
