// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace abri::pages {

// A path of this program. Only `url` makes one, so that nothing typed by a person becomes a link.
class Url {
public:
    std::string const& text() const { return text_; }

private:
    template <class... Parts>
    friend Url url(Parts const&... parts);
    friend Url url_of_path(std::string_view path);
    std::string text_;
};

std::string percent_encoded(std::string_view text);
// The path a request came by: each segment percent-encoded.
Url url_of_path(std::string_view path);

// url("/cases/", id.text(), "/cover"): literals as they are, everything else percent-encoded.
template <class... Parts>
Url url(Parts const&... parts)
{
    Url out;
    auto const put = [&]<class Part>(Part const& part) {
        if constexpr (std::is_array_v<Part>) out.text_ += part;
        else out.text_ += percent_encoded(part);
    };
    (put(parts), ...);
    return out;
}

template <std::size_t N>
struct Template {
    char text[N];
    consteval Template(char const (&literal)[N]) { std::copy_n(literal, N, text); }
    consteval std::string_view view() const { return {text, N - 1}; }
};

// Index by index: UBSan's pointer checks keep string_view::find out of constant expressions in g++ 12.
consteval bool holds_at(std::string_view text, std::size_t at, std::string_view wanted)
{
    if (at + wanted.size() > text.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (text[at + i] != wanted[i]) return false;
    return true;
}
consteval std::size_t holes(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) count += holds_at(text, at, "{}");
    return count;
}
consteval bool has_bare_attribute(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at)
        if (holds_at(text, at, "={}")) return true;
    return false;
}
consteval bool wants_url(std::string_view text, std::size_t hole)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!holds_at(text, at, "{}") || hole-- > 0) continue;
        for (std::string_view attribute : {"href=\"", "action=\"", "src=\""})
            if (at >= attribute.size() && holds_at(text, at - attribute.size(), attribute)) return true;
        return false;
    }
    return false;
}

// HTML text. Everything put into a template is escaped, unless it is Html itself; templates are checked when compiled:
// the number of holes, quotes round attributes, and that links are Urls.
class Html {
public:
    template <Template Text, class... Args>
    Html& add(Args const&... args)
    {
        static_assert(holes(Text.view()) == sizeof...(Args), "as many values as {} in the template");
        static_assert(!has_bare_attribute(Text.view()), "attributes need quotes round {}");
        []<std::size_t... I>(std::index_sequence<I...>) {
            static_assert(
                ((wants_url(Text.view(), I) == std::is_same_v<std::tuple_element_t<I, std::tuple<Args...>>, Url>) &&
                 ...),
                "href, src and action take a Url");
        }(std::index_sequence_for<Args...>{});
        std::string_view rest = Text.view();
        (fill(rest, args), ...);
        out_ += rest;
        return *this;
    }
    Html& add(Html const& other)
    {
        out_ += other.out_;
        return *this;
    }
    std::string const& text() const { return out_; }
    bool empty() const { return out_.empty(); }

private:
    template <class Arg>
    void fill(std::string_view& rest, Arg const& arg)
    {
        auto const at = rest.find("{}");
        out_ += rest.substr(0, at);
        rest.remove_prefix(at + 2);
        if constexpr (std::is_same_v<Arg, Html>) out_ += arg.out_;
        else if constexpr (std::is_same_v<Arg, Url>) escape(arg.text());
        else if constexpr (std::integral<Arg>) out_ += std::to_string(arg);
        else escape(arg);
    }
    void escape(std::string_view text);
    std::string out_;
};

}  // namespace abri::pages
