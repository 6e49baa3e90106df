// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/name_key.h"

#include "base/text.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <unicode/translit.h>
#include <unicode/uclean.h>
#include <unicode/unistr.h>

namespace abri::web {

namespace {

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// ICU takes its memory from the program's heap, which overwrites what is freed (docs/decisions/0009): a name passes
// through.
constexpr std::size_t header = alignof(std::max_align_t);

void* take(void const*, std::size_t size)
{
    auto* const block = static_cast<std::byte*>(::operator new(size + header, std::nothrow));
    if (!block) return nullptr;
    std::memcpy(block, &size, sizeof size);
    return block + header;
}

void give_back(void const*, void* memory)
{
    if (memory) ::operator delete(static_cast<std::byte*>(memory) - header);
}

void* take_more(void const* context, void* memory, std::size_t size)
{
    auto* const larger = take(context, size);
    if (!memory || !larger) return larger;
    std::size_t held = 0;
    std::memcpy(&held, static_cast<std::byte*>(memory) - header, sizeof held);
    std::memcpy(larger, memory, std::min(held, size));
    give_back(context, memory);
    return larger;
}

void use_own_memory()
{
    static bool const done = [] {
        UErrorCode status = U_ZERO_ERROR;
        u_setMemoryFunctions(nullptr, take, take_more, give_back, &status);
        return U_SUCCESS(status);
    }();
    if (!done) throw std::runtime_error("ICU was used before its memory was ours");
}

std::string to_latin(std::string_view name)
{
    use_own_memory();
    // One transliterator a thread: it may not be shared.
    thread_local auto const latin = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
            "Any-Latin; NFD; [:Mn:] Remove; NFC; Latin-ASCII", UTRANS_FORWARD, status));
    }();
    if (!latin) return std::string(name);
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    // Tāʾ marbūṭa ends a name as h does, silently.
    text.findAndReplace(icu::UnicodeString(UChar32(0x629)), icu::UnicodeString(UChar32(0x647)));
    latin->transliterate(text);
    std::string out;
    text.toUTF8String(out);
    return out;
}

struct Spelling {
    std::string_view written, heard;
};

constexpr Spelling spellings[] = {{"tch", "x"}, {"sh", "x"}, {"ch", "x"}, {"kh", "k"}, {"gh", "g"},
                                  {"dh", "d"},  {"th", "t"}, {"ph", "f"}, {"dj", "j"}, {"ou", ""},
                                  {"ck", "k"},  {"q", "k"},  {"c", "k"},  {"z", "s"},  {"v", "w"}};

}  // namespace

std::string name_key(std::string_view name)
{
    auto latin = is_ascii(name) ? std::string(name) : to_latin(name);
    // An apostrophe, or what transliteration makes of ʿayn and hamza, parts no words.
    std::erase_if(latin, [](char c) { return c == '\'' || c == '`'; });
    return fold_latin(latin);
}

std::string sound_of(std::string_view word)
{
    std::string heard;
    for (std::size_t at = 0; at < word.size();) {
        auto const rest = word.substr(at);
        auto const* spelling = std::find_if(std::begin(spellings), std::end(spellings),
                                            [&](Spelling const& s) { return rest.starts_with(s.written); });
        bool const spelled = spelling != std::end(spellings);
        std::string_view const next = spelled ? spelling->heard : rest.substr(0, 1);
        at += spelled ? spelling->written.size() : 1;
        if (next.empty() || std::string_view("aeiouyw").find(next.front()) != std::string_view::npos) continue;
        if (heard.empty() || heard.back() != next.front()) heard += next;
    }
    // A written h at the end is only heard in some spellings (Fatima, Fatimah).
    if (heard.size() > 2 && heard.back() == 'h') heard.pop_back();
    return heard;
}

}  // namespace abri::web
