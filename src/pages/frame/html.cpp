// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/html.h"

#include "base/text.h"

namespace abri::pages {

void Html::escape(std::string_view text)
{
    for (char c : text) {
        switch (c) {
            case '&': out_ += "&amp;"; break;
            case '<': out_ += "&lt;"; break;
            case '>': out_ += "&gt;"; break;
            case '"': out_ += "&quot;"; break;
            case '\'': out_ += "&#39;"; break;
            default: out_ += c;
        }
    }
}

Url url_of_path(std::string_view path)
{
    Url out;
    for (auto segment : split(path, '/'))
        if (!segment.empty()) out.text_ += "/" + percent_encoded(segment);
    if (out.text_.empty()) out.text_ = "/";
    return out;
}

std::string percent_encoded(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (char c : text) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.';
        auto const byte = static_cast<unsigned char>(c);
        if (plain) out += c;
        else ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return out;
}

}  // namespace abri::pages
