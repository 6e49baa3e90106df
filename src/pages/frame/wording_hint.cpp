// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/wording_hint.h"

#include "base/text.h"
#include "core/forms/judging_words.h"

#include <algorithm>

namespace abri::pages {

Html hint_on_words(Recorded const& recorded, FileId file, Env const& env)
{
    auto const& t = env.words;
    std::vector<std::string> found;
    for (auto const& [name, value] : recorded.answers.all())
        for (auto& word : judging_words(value, std::string(t("hint.judging_words"))))
            if (std::find(found.begin(), found.end(), word) == found.end()) found.push_back(std::move(word));
    Html out;
    if (found.empty()) return out;
    return out.add<"<div class=\"banner warning\"><p>{} <a href=\"{}\">{}</a></p></div>">(
        t("hint.judging", {join(found, ", ")}), url("/cases/", file.text(), "/do/case_note"),
        t("form.case_note.title"));
}

}  // namespace abri::pages
