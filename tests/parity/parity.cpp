// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/routes.h"
#include "unit/story.h"

#include <cstdio>
#include <cstdlib>

// Plays 200 random requests, refusals and both languages included, and prints every answer. The native and the
// WebAssembly program must print the same bytes (tests/wasm.sh compares them).
namespace {

using namespace abri;

class Random {
public:
    std::uint32_t below(std::uint32_t most)
    {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(state_ >> 33) % most;
    }

private:
    std::uint64_t state_ = 20260302;
};

pages::Request make_request(Random& random, Catalogue const& catalogue, FileId file)
{
    pages::Request request;
    auto const& form = catalogue.forms[random.below(static_cast<std::uint32_t>(catalogue.forms.size()))];
    static constexpr std::string_view pages[] = {"", "/cover", "/identity", "/do/"};
    auto const which = random.below(4);
    request.path = "/cases/" + file.text() + std::string(pages[which]) + (which == 3 ? form.id : "");
    request.api = random.below(4) == 0;
    if (which != 3) return request;
    request.post = random.below(2) == 0;
    if (!request.post) return request;
    request.form.emplace_back("entry", "0000000000000000000000000000" + std::to_string(1000 + random.below(9000)));
    // Now and then answers that are right, so that entries are written too.
    if (form.id == "follow_up" || form.id == "case_note" || form.id == "consent") {
        auto const good =
            form.id == "follow_up" ? tests::Story::follow_up("2026-03-02T18:00")
            : form.id == "consent"
                ? tests::Story::guardian_consent()
                : tests::Fields{{"noted_on", "2026-03-02T18:00"}, {"contact_type", "none"}, {"facts", "Été"}};
        request.form.insert(request.form.end(), good.begin(), good.end());
        return request;
    }
    for (auto const& section : form.sections)
        for (auto const& field : section.fields) {
            if (random.below(3) == 0 || field.type == FieldType::rows) continue;
            auto const list = catalogue.lists.find(field.list);
            std::string value = field.type == FieldType::date       ? "2026-03-02"
                                : field.type == FieldType::datetime ? "2026-03-02T18:00"
                                                                    : "Été <b>\"'&";
            if (list != catalogue.lists.end())
                value = list->second[random.below(static_cast<std::uint32_t>(list->second.size()))];
            if (random.below(9) == 0) value = "nonsense";
            request.form.emplace_back(field.code, value);
        }
    return request;
}

}  // namespace

int main()
{
    pages::Languages languages;
    if (!languages.load()) return 1;
    Random random;
    std::vector<tests::Story> stories(4);
    stories[1].identified("urgent").screened();
    stories[2].identified().screened().consented().registered().assessed();
    stories[3].identified().screened().consented().registered().assessed().comprehended().planned().followed_up(
        "2026-03-20T10:00");
    std::vector<StaffMember> const staff = {
        {stories[0].worker.id, "claire", "Claire", "nord", Role::caseworker, true, true}};
    for (int i = 0; i < 200; ++i) {
        auto& story = stories[1 + random.below(3)];
        auto request = make_request(random, story.catalogue(), story.file().id);
        auto const match = pages::find_route(request.post ? "POST" : "GET", request.path);
        if (!match.route) continue;
        request.captured = match.captured;
        actions::Loaded loaded;
        loaded.file = actions::OpenedFile{story.history(), story.file()};
        auto const& words = languages.of(random.below(2) == 0 ? "fr" : "en");
        pages::Env const env{actions::Acting{.catalogue = story.catalogue(),
                                             .policy = story.policy,
                                             .now = story.now + Days{7},
                                             .actor = story.worker,
                                             .staff = staff,
                                             .new_entry = EntryId{{8}},
                                             .new_case_code = "CP-26-00001-H"},
                             words, "token", FileId{{8}}};
        auto const outcome = match.route->page->handle(request, loaded, env);
        std::printf("%d %s\n%s\n", outcome.response.status, outcome.response.location.c_str(),
                    outcome.response.body.c_str());
        for (auto const& entry : outcome.entries) std::printf("%s\n", to_hex(ledger::encode(entry.fact)).c_str());
    }
    return 0;
}
