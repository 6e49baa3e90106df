// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <utility>

namespace abri {

// A value that must not be printed, logged or compared by accident. `reveal()` is the only way in, and easy to grep.
template <class T>
class Sensitive {
public:
    Sensitive() = default;
    explicit Sensitive(T value) : value_(std::move(value)) {}
    T const& reveal() const { return value_; }
    T& reveal() { return value_; }

private:
    T value_{};
};

}  // namespace abri
