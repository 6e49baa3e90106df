// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/known_words.h"

#include "core/casework/what_stands.h"
namespace abri {

// Of a free text such as "Tomas, 13 years": the words with a capital.
static void add_capitalised(std::vector<std::string>& into, std::string_view text)
{
    for (auto const& token : tokens_of(text))
        if (token.capital && token.end - token.begin > 3)
            into.emplace_back(text.substr(token.begin, token.end - token.begin));
}

void add_known_words(KnownWords& known, CaseFile const& file)
{
    auto const add = [](std::vector<std::string>& into, std::string_view value) {
        if (!value.empty() && value.front() != '?') into.emplace_back(value);
    };
    for (auto const& recorded : file.history) {
        auto const& a = recorded.answers;
        if (answers_for(recorded, "registration")) {
            add(known.names,
                std::string(a["first_name"]) + (a["last_name"].empty() ? "" : " ") + std::string(a["last_name"]));
            for (auto other : split(a["other_names"], ',')) add(known.names, trim(other));
            add(known.places, a["residence"]);
            add(known.phones, a["safe_contact"]);
        }
        if (recorded.form == "identification") {
            add(known.names, a["child_name"]);
            add_capitalised(known.names, a["siblings_to_check"]);
            add(known.phones, a["reporter_contact"]);
        }
        if (recorded.form == "safe_contact") add(known.phones, a["number"]);
    }
}

}  // namespace abri
