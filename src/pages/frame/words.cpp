// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/words.h"

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"

namespace abri::pages {

std::string_view Words::operator()(std::string_view key) const
{
    auto const found = texts_.find(std::string(key));
    return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Words::operator()(std::string_view key, std::vector<std::string> const& values) const
{
    std::string out;
    auto text = (*this)(key);
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{')) {
        out += text.substr(0, at);
        auto const end = text.find('}', at);
        if (end == text.npos) break;
        auto const index = parse_count(text.substr(at + 1, end - at - 1));
        if (index >= 0 && static_cast<std::size_t>(index) < values.size())
            out += values[static_cast<std::size_t>(index)];
        text.remove_prefix(end + 1);
    }
    return out += text;
}

std::string Words::count(std::string_view key, long number) const
{
    bool const one = language_ == "fr" ? number == 0 || number == 1 : number == 1;
    return (*this)(std::string(key) + (one ? ".one" : ".other"), {std::to_string(number)});
}

std::string Words::date(Date day) const
{
    auto const [year, month, number] = parts_of(day);
    auto const name = (*this)("month." + std::to_string(month));
    return std::to_string(number) + "\u00a0" + std::string(name) + " " + std::to_string(year);
}

std::string Words::moment(Instant at) const
{
    auto const clock = iso(at).substr(11);
    return clock == "00:00" ? date(day_of(at)) : (*this)("date.at", {date(day_of(at)), clock});
}

// French wants narrow no-break spaces before ; : ! ? and inside « »: translators type ordinary ones.
static std::string with_french_spaces(std::string text)
{
    static constexpr std::pair<std::string_view, std::string_view> pairs[] = {{" :", "\u00a0:"}, {" ;", "\u202f;"},
                                                                              {" !", "\u202f!"}, {" ?", "\u202f?"},
                                                                              {"« ", "«\u00a0"}, {" »", "\u00a0»"}};
    for (auto const& [from, to] : pairs)
        for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

static void flatten(json::Value const& value, std::string const& prefix, bool french,
                    std::unordered_map<std::string, std::string>& into)
{
    if (value.is(json::Kind::string)) into[prefix] = french ? with_french_spaces(value.text()) : value.text();
    for (auto const& [name, child] : value.members())
        flatten(child, prefix.empty() ? name : prefix + "." + name, french, into);
}

bool Languages::load()
{
    for (std::string_view language : {"fr", "en"}) {
        Words words;
        words.language_ = language;
        for (auto const* file : {"locales/", "locales/forms."}) {
            auto const parsed = json::parse(embedded(std::string(file) + std::string(language) + ".json"));
            if (!parsed) return false;
            flatten(*parsed, "", language == "fr", words.texts_);
        }
        all_.push_back(std::move(words));
    }
    return true;
}

Words const& Languages::of(std::string_view language) const
{
    for (auto const& words : all_)
        if (words.language() == language) return words;
    return all_.front();
}

std::string_view Languages::choose(std::string_view accept_language) const
{
    for (auto part : split(accept_language, ',')) {
        auto const tag = trim(part).substr(0, 2);
        for (auto const& words : all_)
            if (words.language() == tag) return words.language();
    }
    return all_.front().language();
}

}  // namespace abri::pages
