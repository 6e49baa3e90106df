// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
//
// fill_cards DATA SLOT COUNT: puts COUNT cards without files into a throw-away office, to measure how a node starts
// with them.
#include "crypto/keys.h"
#include "crypto/slot.h"
#include "core/protection/posts.h"
#include "web/card_index.h"
#include "web/founding.h"

#include <cstdio>
#include <cstdlib>

using namespace abri;

int main(int count, char** values)
{
    if (count != 4 || !crypto::start()) return 2;
    auto const slot = crypto::read_slot(values[2]);
    if (!slot) return 1;
    std::string const data = values[1];
    auto const hasher = web::audit_hasher(*slot);
    auto const store = web::open_office_store(data + "/main.db", data + "/vault.db", *slot, hasher);
    web::TrustedDirectory people;
    people.load(store->entries(web::TrustedDirectory::file_id(), store::Store::Identity::leave), slot->installation);
    auto const index = people.key_of(post_id("office index"));
    std::vector<PersonId> workers;
    for (auto const& member : people.staff())
        if (member.role == Role::caseworker) workers.push_back(member.id);
    if (!index || workers.empty()) return 1;

    web::CardIndex cards;
    auto const wanted = std::atol(values[3]);
    store::Batch batch;
    for (long i = 0; i < wanted; ++i) {
        Card card;
        card.file = FileId{crypto::new_entry_id(1'760'000'000'000 + i).bytes};
        card.key_worker = workers[static_cast<std::size_t>(i) % workers.size()];
        card.stage = Stage::implementing;
        card.identified_on = Instant{std::chrono::hours{24 * 20'000 + i % 5000}};
        card.age = static_cast<std::int8_t>(i % 18);
        card.dues = {{6, card.identified_on + Days{90}}, {11, card.identified_on + Days{i % 60}}};
        card.first_due = card.dues[1].at;
        card.texts = "CP-26-" + std::to_string(10'000 + i) +
                     "-A\nmedium\n2\ngirl\nzone_a\nnone\nneglect,separated\neligible\n\nin_time\nonce_a_week\n\n\n";
        cards.seal_into(batch, card, "", *index, *store);
        if (batch.cards.size() == 20'000 || i + 1 == wanted) store->commit({std::exchange(batch, {})});
    }
    std::printf("%ld cards\n", wanted);
    return 0;
}
