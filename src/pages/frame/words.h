// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace abri::pages {

// Every word people read, in one language. A missing key shows as the key itself; tools/check_locales lets none pass.
class Words {
public:
    std::string_view operator()(std::string_view key) const;
    bool has(std::string_view key) const { return texts_.contains(std::string(key)); }
    // Text with {0}, {1}… filled in; the pieces are plain text, escaped where they are shown.
    std::string operator()(std::string_view key, std::vector<std::string> const& values) const;
    // CLDR plural: "<key>.one" or "<key>.other", {0} is the number.
    std::string count(std::string_view key, long number) const;
    // "3 nov. 2026", "3 nov. 2026 à 18:15"
    std::string date(Date day) const;
    std::string moment(Instant at) const;
    std::string_view language() const { return language_; }
    std::string_view direction() const { return language_ == "ar" ? "rtl" : "ltr"; }

private:
    friend class Languages;
    std::string language_;
    std::unordered_map<std::string, std::string> texts_;
};

// All languages the program carries, French first.
class Languages {
public:
    // False when a catalogue is not readable JSON: the build is broken.
    bool load();
    Words const& of(std::string_view language) const;
    // The best of "Accept-Language", French when none fits.
    std::string_view choose(std::string_view accept_language) const;
    std::vector<Words> const& all() const { return all_; }

private:
    std::vector<Words> all_;
};

}  // namespace abri::pages
