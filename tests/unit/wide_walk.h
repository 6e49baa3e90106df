// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/protection/key_rules.h"
#include "unit/story.h"

#include <functional>
#include <map>
#include <random>
#include <set>
#include <span>

namespace abri::tests {

// Random people fill every form that a child's file has, in any order: any answer of a list, any date around today, any
// task, action or person that the file knows. Most of it is refused; whatever is accepted is judged by what must hold
// of every file: somebody has a next thing to do in it, nobody sees the child more rarely without having said so, and
// somebody can read it.
class WideWalk {
public:
    explicit WideWalk(unsigned seed) : dice_(seed) {}
    void run(int commands);

    // Faults put in on purpose, to see that they are met.
    std::function<void(actions::NewEntry&, ledger::History const&)> spoil_entry;
    std::function<void(std::vector<KeyChange>&)> spoil_keys;

    // Told of each form that was written, with the story as it was before.
    std::function<void(Story const& before, std::string const& form, Fields const& written, Actor const& by)>
        on_written;

    std::multiset<std::string> accepted;
    std::vector<std::string> faults;  // "<form>: what does not hold", empty when all holds

private:
    int roll(int below) { return std::uniform_int_distribution<int>(0, below - 1)(dice_); }
    std::string value_of(Field const& field);
    void fill(Fields& fields, std::vector<Field> const& asked_for, std::string const& prefix);
    Fields start_of(std::string_view form);  // good answers where a form has many that must fit together
    std::string known_thing(std::string_view kind);  // an id that the file knows, mostly of this kind
    void judge_clocks(std::function<void(std::string const&)> const& fault) const;
    void judge(std::string_view form, CaseFile const& before);
    std::string next_form(std::span<std::string_view const> usual);
    Actor somebody_for(std::string_view form);
    std::string change_hands();  // a step without a form; which, or nothing where it was refused

    Story story_;
    std::mt19937 dice_;
    std::set<std::string> readers_;
};

}  // namespace abri::tests
