// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/gift_chunks.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

constexpr std::string_view signs = ":#={}~";
constexpr unsigned char first_hidden = 0xF8;

std::string hide_escapes(std::string_view line)
{
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        char const after = line[i] == '\\' && i + 1 < line.size() ? line[i + 1] : ' ';
        auto const sign = signs.find(after);
        if (sign != signs.npos) out += static_cast<char>(first_hidden + sign);
        else if (after == '\\' || after == 'n') out += after == 'n' ? '\n' : '\\';
        else {
            out += line[i];
            continue;
        }
        ++i;
    }
    return out;
}

bool is_comment(std::string_view line) { return line.starts_with("//"); }

// An answer, its feedback, or the end of the answers.
bool goes_on(std::string_view line)
{
    return !line.empty() && std::string_view("=~#}").find(line[0]) != std::string_view::npos;
}

}  // namespace

std::string reveal_escapes(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (auto const byte = static_cast<unsigned char>(c); byte >= first_hidden && byte < first_hidden + signs.size())
            c = signs[byte - first_hidden];
    return out;
}

std::string_view GiftChunks::take_line()
{
    auto const end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    auto const line = text_.substr(at_, end - at_);
    at_ = std::min(end + (text_.substr(end).starts_with("\r\n") ? 2 : 1), text_.size());
    ++line_;
    return trim(line);
}

bool GiftChunks::next(GiftChunk& chunk)
{
    chunk = {};
    bool open = false, gap = false;   // a brace is open; a blank line was passed since
    while (at_ < text_.size()) {
        auto const before = at_;
        auto const line = take_line();
        if (is_comment(line)) continue;
        bool const blank = line.empty() || line.starts_with("$CATEGORY:");
        gap = (gap || blank) && !chunk.text.empty();
        // Blank lines between the answers are forgiven where an answer follows; otherwise the brace was never closed.
        if (gap && !open) return true;
        if (gap && !blank && !goes_on(line)) return at_ = before, --line_, true;
        if (blank) continue;
        gap = false;
        if (chunk.text.empty()) chunk.line = line_;
        auto const hidden = hide_escapes(line);
        if (auto const brace = hidden.find_last_of("{}"); brace != hidden.npos) open = hidden[brace] == '{';
        chunk.text += hidden + '\n';
    }
    return !chunk.text.empty();
}

}  // namespace abri
