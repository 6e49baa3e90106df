// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/page_reader.h"

#include <algorithm>
#include <cstdlib>

namespace abri::tests {

namespace {

pages::Languages const& languages()
{
    static pages::Languages const loaded = [] {
        pages::Languages all;
        if (!all.load()) std::abort();
        return all;
    }();
    return loaded;
}

// Enough of a one-way function for a test: every byte counts, and nothing is the same twice.
struct TestHasher : ledger::Hasher {
    ledger::Hash hash(ByteView bytes) const override
    {
        ledger::Hash out{};
        std::uint64_t state = 0xcbf29ce484222325u;
        for (auto byte : bytes) state = (state ^ byte) * 0x100000001b3u;
        for (auto& byte : out) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            byte = static_cast<std::uint8_t>(state >> 56);
        }
        return out;
    }
};

}  // namespace

PageReader::PageReader(Story const& story, Actor who) : actor(std::move(who)), story_(story)
{
    staff = {{story.worker.id, "claire", "Claire", story.worker.team, Role::caseworker},
             {story.supervisor.id, "samuel", "Samuel", story.supervisor.team, Role::supervisor},
             {story.manager.id, "mariam", "Mariam", "", Role::manager}};
    bool const known = std::any_of(staff.begin(), staff.end(), [&](StaffMember const& m) { return m.id == actor.id; });
    if (!known) staff.push_back({actor.id, "reader", "Lectrice", actor.team, actor.role});
    if (!story.history().empty()) loaded.file = actions::OpenedFile{story.history(), story.file()};
}

pages::Env PageReader::env() const
{
    static TestHasher const hasher;
    EntryId minted{{1, 2, 3, 4, 5, 6, 0x70, 1, 0x80}};
    return {actions::Acting{.catalogue = story_.catalogue(),
                            .policy = story_.policy,
                            .now = story_.now,
                            .actor = actor,
                            .staff = staff,
                            .new_entry = minted,
                            .new_case_code = "CP-26-00001-H",
                            .hasher = &hasher},
            languages().of(language), "token", FileId{minted.bytes}};
}

pages::Outcome PageReader::ask(pages::Request request) const
{
    auto const match = pages::find_route(request.post ? "POST" : "GET", request.path);
    auto const reader = env();
    if (!match.route) return pages::not_found(request, reader);
    request.captured = match.captured;
    return match.route->page->handle(request, loaded, reader);
}

pages::Outcome PageReader::get(std::string path, Fields query) const
{
    pages::Request request;
    request.path = std::move(path);
    request.query = std::move(query);
    return ask(std::move(request));
}

pages::Outcome PageReader::post(std::string path, Fields fields) const
{
    pages::Request request;
    request.post = true;
    request.path = std::move(path);
    request.form = std::move(fields);
    bool const has_entry =
        std::any_of(request.form.begin(), request.form.end(), [](auto const& field) { return field.first == "entry"; });
    if (!has_entry) request.form.emplace_back("entry", env().new_entry.text());
    return ask(std::move(request));
}

std::shared_ptr<actions::OpenedOfficeFile const> PageReader::office_file(actions::OfficeFile const& ref,
                                                                         std::vector<Recorded> records)
{
    actions::OpenedOfficeFile opened{ref, {}, std::move(records), false};
    opened.history.file = FileId{{0x42}};
    return std::make_shared<actions::OpenedOfficeFile const>(std::move(opened));
}

std::string PageReader::case_path(std::string_view rest) const
{
    return "/cases/" + story_.file().id.text() + std::string(rest);
}

bool shows(pages::Outcome const& outcome, std::string_view text)
{
    return outcome.response.body.find(text) != std::string::npos;
}

}  // namespace abri::tests
