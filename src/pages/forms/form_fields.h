// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

#include <span>

namespace abri::pages {

// What the fields of a form show: values, messages beside them, and choices that depend on the file.
struct FieldValues {
    Answers values;
    std::map<std::string, std::string> messages;                      // field name → what is wrong
    std::vector<std::pair<std::string, std::string>> references;      // of reference fields: value, words
    std::map<std::string, std::vector<std::pair<std::string, std::string>>, std::less<>>
        references_to;   // of one kind where a form has several
    std::vector<std::string> needs;                                   // suggested words for "need" fields
    std::map<std::string, int> extra_rows;                            // rows asked for with "add a row"
    std::string prefix; // before each name, where one page holds a form several times
};

Html fields(Form const& form, Env const& env, FieldValues const& values);
// Some of its fields only, in the order given; no repeating blocks.
Html some_fields(Form const& form, Env const& env, FieldValues const& values, std::span<std::string_view const> codes);
// The same form filled, for reading and printing; hidden parts are counted, not shown.
Html filled_fields(Form const& form, Env const& env, Recorded const& recorded);
// Empty lines to fill by hand.
Html blank_fields(Form const& form, Env const& env);

std::string label_of(Form const& form, Words const& words, Field const& field, Field const* row = nullptr);
std::string label_of(Form const& form, Words const& words, std::string_view posted_name);
// A posted value in words: codes of lists translated, dates written out, anything else as typed.
std::string words_of(Form const& form, Env const& env, std::string_view posted_name, std::string_view value);
// One answer in words.
std::string words_of(Field const& field, Env const& env, std::string_view value);

} // namespace abri::pages
