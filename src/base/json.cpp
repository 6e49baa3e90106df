// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/json.h"

#include "base/text.h"

#include <algorithm>
#include <optional>

namespace abri::json {

Value Value::of(bool value)
{
    Value v;
    v.kind_ = Kind::boolean;
    v.text_ = value ? "true" : "false";
    return v;
}

Value Value::of(std::int64_t value)
{
    Value v;
    v.kind_ = Kind::number;
    v.text_ = std::to_string(value);
    return v;
}

Value Value::of(std::string_view value)
{
    Value v;
    v.kind_ = Kind::string;
    v.text_ = value;
    return v;
}

Value Value::array()
{
    Value v;
    v.kind_ = Kind::array;
    return v;
}

Value Value::object()
{
    Value v;
    v.kind_ = Kind::object;
    return v;
}

std::int64_t Value::as_int(std::int64_t otherwise) const
{
    if (kind_ != Kind::number) return otherwise;
    bool const negative = text_.starts_with('-');
    auto const value = parse_count(std::string_view(text_).substr(negative ? 1 : 0));
    return value < 0 ? otherwise : negative ? -value : value;
}

Value const& Value::operator[](std::string_view name) const
{
    static Value const none;
    for (auto const& [key, value] : members_)
        if (key == name) return value;
    return none;
}

std::string_view Value::string_or(std::string_view name, std::string_view otherwise) const
{
    auto const& value = (*this)[name];
    return value.is(Kind::string) ? std::string_view(value.text_) : otherwise;
}

Value& Value::push(Value value)
{
    kind_ = Kind::array;
    items_.push_back(std::move(value));
    return *this;
}

Value& Value::set(std::string_view name, Value value) &
{
    kind_ = Kind::object;
    members_.emplace_back(std::string(name), std::move(value));
    return *this;
}

void escape_to(std::string& out, std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (char c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (c == '\r') out += "\\r";
        else if (byte < 0x20) ((out += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
        else out += c;
    }
    out += '"';
}

void Value::dump_to(std::string& out) const
{
    switch (kind_) {
        case Kind::null: out += "null"; return;
        case Kind::boolean:
        case Kind::number: out += text_; return;
        case Kind::string: escape_to(out, text_); return;
        case Kind::array:
            out += '[';
            for (auto const& item : items_) {
                if (&item != items_.data()) out += ',';
                item.dump_to(out);
            }
            out += ']';
            return;
        case Kind::object:
            out += '{';
            for (auto const& member : members_) {
                if (&member != members_.data()) out += ',';
                escape_to(out, member.first);
                out += ':';
                member.second.dump_to(out);
            }
            out += '}';
            return;
    }
}

std::string Value::dump() const
{
    std::string out;
    dump_to(out);
    return out;
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Result<Value, ParseFault> document()
    {
        if (!is_valid_utf8(text_)) return Fail{ParseFault{Fault::not_utf8, 1}};
        Value value = read(0);
        skip_blanks();
        if (!fault_ && at_ != text_.size()) fault_ = Fault::syntax;
        if (!fault_) return value;
        auto const line =
            1 +
            std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, text_.size())), '\n');
        return Fail{ParseFault{*fault_, static_cast<std::size_t>(line)}};
    }

private:
    static constexpr int depth_limit = 32;
    static constexpr int value_limit = 100'000;

    void skip_blanks()
    {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }
    bool eat(char c)
    {
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    Value fail(Fault fault)
    {
        if (!fault_) fault_ = fault;
        return {};
    }

    Value read(int depth)
    {
        if (depth > depth_limit) return fail(Fault::too_deep);
        if (++values_ > value_limit) return fail(Fault::too_many);
        skip_blanks();
        if (at_ >= text_.size()) return fail(Fault::syntax);
        switch (text_[at_]) {
            case '{': return read_object(depth);
            case '[': return read_array(depth);
            case '"': return Value::of(std::string_view(read_string()));
            default: return read_word();
        }
    }

    Value read_object(int depth)
    {
        Value value = Value::object();
        ++at_;
        if (eat('}')) return value;
        while (!fault_) {
            skip_blanks();
            if (at_ >= text_.size() || text_[at_] != '"') return fail(Fault::syntax);
            std::string name = read_string();
            if (!eat(':')) return fail(Fault::syntax);
            for (auto const& member : value.members_)
                if (member.first == name) return fail(Fault::duplicate_member);
            Value member = read(depth + 1);
            value.members_.emplace_back(std::move(name), std::move(member));
            if (eat('}')) return value;
            if (!eat(',')) return fail(Fault::syntax);
        }
        return value;
    }

    Value read_array(int depth)
    {
        Value value = Value::array();
        ++at_;
        if (eat(']')) return value;
        while (!fault_) {
            value.items_.push_back(read(depth + 1));
            if (eat(']')) return value;
            if (!eat(',')) return fail(Fault::syntax);
        }
        return value;
    }

    Value read_word()
    {
        auto const from = at_;
        while (at_ < text_.size() && std::string_view(" \t\r\n,]}").find(text_[at_]) == std::string_view::npos) ++at_;
        auto const word = text_.substr(from, at_ - from);
        Value value;
        if (word == "null") return value;
        if (word == "true" || word == "false") return Value::of(word == "true");
        if (!is_number(word)) return fail(Fault::syntax);
        value.kind_ = Kind::number;
        value.text_ = word;
        return value;
    }

    static bool is_number(std::string_view word)
    {
        if (word.starts_with('-')) word.remove_prefix(1);
        auto const digits = [&] {
            std::size_t n = 0;
            while (n < word.size() && word[n] >= '0' && word[n] <= '9') ++n;
            auto const seen = word.substr(0, n);
            word.remove_prefix(n);
            return seen;
        };
        auto const whole = digits();
        if (whole.empty() || (whole.size() > 1 && whole[0] == '0')) return false;
        if (word.starts_with('.')) {
            word.remove_prefix(1);
            if (digits().empty()) return false;
        }
        if (word.starts_with('e') || word.starts_with('E')) {
            word.remove_prefix(1);
            if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
            if (digits().empty()) return false;
        }
        return word.empty();
    }

    std::string read_string()
    {
        std::string out;
        ++at_;
        while (at_ < text_.size()) {
            char const c = text_[at_++];
            if (c == '"') return out;
            if (static_cast<unsigned char>(c) < 0x20) break;
            if (c != '\\') out += c;
            else if (!read_escape(out)) break;
        }
        fail(Fault::syntax);
        return out;
    }

    bool read_escape(std::string& out)
    {
        if (at_ >= text_.size()) return false;
        static constexpr std::string_view from = "\"\\/bfnrt", to = "\"\\/\b\f\n\r\t";
        char const c = text_[at_++];
        if (auto const i = from.find(c); i != from.npos) {
            out += to[i];
            return true;
        }
        auto point = c == 'u' ? read_hex4() : -1;
        if (point >= 0xD800 && point < 0xDC00 && text_.substr(at_, 2) == "\\u") {
            at_ += 2;
            auto const low = read_hex4();
            if (low < 0xDC00 || low > 0xDFFF) return false;
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        }
        if (point <= 0 || (point >= 0xD800 && point < 0xE000)) return false;
        put_utf8(out, static_cast<std::uint32_t>(point));
        return true;
    }

    std::int32_t read_hex4()
    {
        std::int32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            if (at_ >= text_.size()) return -1;
            char const c = text_[at_++];
            int const digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) return -1;
            value = value * 16 + digit;
        }
        return value;
    }

    static void put_utf8(std::string& out, std::uint32_t point)
    {
        auto const tail = [&](int shift) { out += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
        if (point < 0x80) out += static_cast<char>(point);
        else if (point < 0x800) {
            out += static_cast<char>(0xC0 | (point >> 6));
            tail(0);
        } else if (point < 0x10000) {
            out += static_cast<char>(0xE0 | (point >> 12));
            tail(6);
            tail(0);
        } else {
            out += static_cast<char>(0xF0 | (point >> 18));
            tail(12);
            tail(6);
            tail(0);
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int values_ = 0;
    std::optional<Fault> fault_;
};

Result<Value, ParseFault> parse(std::string_view text) { return Parser(text).document(); }

}  // namespace abri::json
