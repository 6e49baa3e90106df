// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace abri::json {

enum class Kind : unsigned char { null, boolean, number, string, array, object };

// A JSON value, strict: UTF-8 checked, depth at most 32, duplicate members refused, numbers kept as their text.
// One codec for the whole program, core included (docs/decisions/0003).
class Value {
public:
    Value() = default;
    static Value of(bool value);
    static Value of(std::int64_t value);
    static Value of(std::string_view value);
    static Value array();
    static Value object();

    Kind kind() const { return kind_; }
    bool is(Kind kind) const { return kind_ == kind; }
    bool as_bool() const { return text_ == "true"; }
    std::string const& text() const { return text_; }  // of a string, or a number as it was written
    std::int64_t as_int(std::int64_t otherwise = 0) const;

    std::vector<Value> const& items() const { return items_; }
    std::vector<std::pair<std::string, Value>> const& members() const { return members_; }
    // Member `name`, or a null value.
    Value const& operator[](std::string_view name) const;
    std::string_view string_or(std::string_view name, std::string_view otherwise) const;

    Value& push(Value value);
    // A chain of sets on a temporary stays one: what it ends in is moved, not copied.
    Value& set(std::string_view name, Value value) &;
    Value&& set(std::string_view name, Value value) && { return std::move(set(name, std::move(value))); }
    Value& set(std::string_view name, std::string_view value) & { return set(name, of(value)); }
    Value&& set(std::string_view name, std::string_view value) && { return std::move(set(name, of(value))); }
    Value& set(std::string_view name, char const* value) & { return set(name, of(std::string_view(value))); }
    Value&& set(std::string_view name, char const* value) &&
    {
        return std::move(set(name, of(std::string_view(value))));
    }

    std::string dump() const;

private:
    friend class Parser;
    void dump_to(std::string& out) const;
    Kind kind_ = Kind::null;
    std::string text_;
    std::vector<Value> items_;
    std::vector<std::pair<std::string, Value>> members_;
};

enum class Fault : unsigned char { syntax, too_deep, duplicate_member, not_utf8, too_many };
struct ParseFault {
    Fault fault;
    std::size_t line;  // from 1
};

Result<Value, ParseFault> parse(std::string_view text);
void escape_to(std::string& out, std::string_view text);

}  // namespace abri::json
