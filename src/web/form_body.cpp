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

}  // namespace abri::web
