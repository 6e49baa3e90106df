// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/name_search.h"

#include "base/text.h"
#include "web/name_key.h"

#include <algorithm>

namespace abri::web {

namespace {

constexpr std::size_t page_size = 64;
constexpr std::size_t most_asked = 40;         // by one person in
constexpr std::int64_t while_minutes = 60;
using Names = std::vector<std::pair<FileId, std::string>>;

Bytes bound(std::uint32_t number)
{
    Writer out;
    out.text("names page");
    out.u32(number);
    return out.take();
}

Names open_page(crypto::Key const& key, std::uint32_t number, Bytes const& sealed)
{
    Names names;
    auto plain = crypto::open(key, sealed, bound(number));
    if (!plain) return names;
    Reader in(*plain);
    while (in.ok() && !in.at_end()) {
        FileId file;
        file.bytes = in.array<16>();
        names.emplace_back(file, in.text());
    }
    crypto::wipe(*plain);
    return names;
}

// At most one letter changed, missing or too many.
bool nearly(std::string_view a, std::string_view b)
{
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    if (a.size() == b.size()) return a.substr(std::min(i + 1, a.size())) == b.substr(std::min(i + 1, b.size()));
    return a.substr(i) == b.substr(i + 1);
}

// French writes ou what others write u, and doubles letters (Youssouf, Yusuf).
std::string one_spelling(std::string_view word)
{
    std::string out(word);
    for (auto at = out.find("ou"); at != out.npos; at = out.find("ou")) out.erase(at, 1);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

// Words of two consonants sound like too many others.
bool sounds_like(std::string_view a, std::string_view b)
{
    auto const heard = sound_of(a);
    return heard == sound_of(b) && (heard.size() >= 3 || one_spelling(a) == one_spelling(b));
}

bool holds(std::string_view name, std::string_view word)
{
    for (auto part : split(name, ' '))
        if (part == word || (word.size() >= 3 && part.starts_with(word)) || (word.size() >= 4 && nearly(part, word)) ||
            sounds_like(part, word))
            return true;
    return false;
}

}  // namespace

bool names_alike(std::string_view name, std::string_view wanted)
{
    auto const words = split(wanted, ' ');
    return !wanted.empty() &&
           std::all_of(words.begin(), words.end(), [&](std::string_view word) { return holds(name, word); });
}

void NameSearch::add(store::Batch& batch, store::Store& store, crypto::Key const& names, FileId file,
                     std::string_view name)
{
    auto const last = store.last_search_page();
    std::uint32_t number = last ? last->first : 0;
    auto entries = last ? open_page(names, last->first, last->second) : Names();
    if (entries.size() >= page_size) {
        ++number;
        entries.clear();
    }
    entries.emplace_back(file, name_key(name));
    Writer plain;
    for (auto const& [id, folded] : entries) {
        plain.raw(id.bytes);
        plain.text(folded);
    }
    auto bytes = plain.take();
    batch.search_pages.emplace_back(number, crypto::seal(names, bytes, bound(number)));
    crypto::wipe(bytes);
}

bool NameSearch::may_ask(PersonId person, std::int64_t minute)
{
    std::lock_guard const turn(asked_mutex_);
    auto& asked = asked_[person];
    while (!asked.empty() && asked.front() <= minute - while_minutes) asked.pop_front();
    if (asked.size() >= most_asked) return false;
    asked.push_back(minute);
    return true;
}

Names NameSearch::find(store::Store& store, crypto::Key const& names, std::string_view wanted)
{
    auto const key = name_key(wanted);
    Names found;
    if (key.empty()) return found;
    for (auto const& [number, sealed] : store.search_pages())
        for (auto& entry : open_page(names, number, sealed)) {
            // Under several names a file is one answer.
            bool const known =
                std::any_of(found.begin(), found.end(), [&](auto const& other) { return other.first == entry.first; });
            if (!known && names_alike(name_key(entry.second), key)) found.push_back(std::move(entry));
        }
    return found;
}

}  // namespace abri::web
