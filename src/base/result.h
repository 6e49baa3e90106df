// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace abri {

template <class E>
struct Fail {
    E why;
};
template <class E>
Fail(E) -> Fail<E>;

// Holds a value or the reason there is none. Never both, never neither.
template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    template <class F>
    Result(Fail<F> fail) : state_(std::in_place_index<1>, std::move(fail.why))
    {
    }

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*()
    {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    T const& operator*() const
    {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    T* operator->() { return &**this; }
    T const* operator->() const { return &**this; }
    E const& error() const
    {
        assert(!*this);
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, E> state_;
};

}  // namespace abri
