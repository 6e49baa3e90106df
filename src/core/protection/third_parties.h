// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace abri {

// Names of other people, so that a file can be shown to the child without exposing them.
class ThirdParties {
public:
    // Every word of `text` that is written like a name: at least three letters, the first a capital.
    void know(std::string_view text);
    // A name of the child's own is not somebody else's.
    void spare(std::string_view text);
    // `text` with every known name covered, however it is accented or capitalised.
    std::string cover(std::string_view text) const;

private:
    std::set<std::string> names_;   // folded
};

}  // namespace abri
