// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/text.h"
#include "crypto/password.h"
#include "crypto/seal.h"
#include "crypto/slot.h"
#include "ledger/fact.h"

#include <doctest/doctest.h>

#include <filesystem>

using namespace abri;

namespace {
crypto::PasswordCost const cheap{1, 8};  // only for tests: the shipped floor is 64 MiB
bool const started = crypto::start();
}  // namespace

TEST_CASE("sealed bytes open only with their key, in their place, unaltered")
{
    REQUIRE(started);
    auto const key = crypto::Key::random();
    auto const sealed = crypto::seal(key, view_of("Kela"), view_of("place"));
    CHECK(text_of(*crypto::open(key, sealed, view_of("place"))) == "Kela");
    CHECK_FALSE(crypto::open(key, sealed, view_of("elsewhere")));
    CHECK_FALSE(crypto::open(crypto::Key::random(), sealed, view_of("place")));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto altered = sealed;
        altered[i] ^= 1;
        CHECK_FALSE(crypto::open(key, altered, view_of("place")));
    }
    CHECK_FALSE(crypto::open(key, Bytes{1, 2, 3}, {}));
}

TEST_CASE("sizes tell little: short texts of any length look the same")
{
    auto const key = crypto::Key::random();
    CHECK(crypto::seal(key, view_of(""), {}).size() == crypto::seal(key, view_of(std::string(63, 'x')), {}).size());
    CHECK(crypto::seal(key, view_of(std::string(64, 'x')), {}).size() >
          crypto::seal(key, view_of(std::string(63, 'x')), {}).size());
    for (std::size_t size : {0u, 1u, 63u, 64u, 255u, 256u, 1023u, 1024u, 5000u, 9000u}) {
        std::string const text(size, '\0');
        CHECK(text_of(*crypto::open(key, crypto::seal(key, view_of(text), {}), {})) == text);
    }
}

TEST_CASE("a password opens its lock; a wrong one, another person or another slot does not")
{
    auto const keys = crypto::new_people_keys();
    auto const slot = crypto::Key::random();
    PersonId const who{{1}};
    Sensitive<std::string> const password("quatre mots sans lien"), wrong("quatre mots sans liens");
    auto lock = crypto::close(keys, password, who, slot, cheap);
    auto const again = crypto::decode_lock(crypto::encode(lock));
    REQUIRE(again);
    CHECK(crypto::unlock(*again, password, who, slot)->open_half() == keys.open_half());
    CHECK_FALSE(crypto::unlock(lock, wrong, who, slot));
    CHECK_FALSE(crypto::unlock(lock, password, PersonId{{2}}, slot));
    CHECK_FALSE(crypto::unlock(lock, password, who, crypto::Key::random()));

    auto const code = crypto::new_recovery_code();
    crypto::add_recovery(lock, keys, code, who, slot);
    std::string typed = code.reveal();
    for (auto& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(crypto::recover_keys(lock, Sensitive(typed), who, slot)->open_half() == keys.open_half());
    CHECK_FALSE(crypto::recover_keys(lock, Sensitive<std::string>("AAAA-BBBB"), who, slot));
}

TEST_CASE("any two of three custodians recover a key, one alone does not")
{
    std::array<crypto::SecretKeys, 3> const c{crypto::new_people_keys(), crypto::new_people_keys(),
                                              crypto::new_people_keys()};
    auto const secret = crypto::Key::random();
    auto const shared = crypto::escrow(
        secret, {crypto::TrustedKey::of_own(c[0]), crypto::TrustedKey::of_own(c[1]), crypto::TrustedKey::of_own(c[2])});
    for (auto const& [a, b] : {std::pair{0, 1}, {1, 0}, {0, 2}, {2, 1}})
        CHECK(crypto::recover(shared, a, c[static_cast<std::size_t>(a)], b, c[static_cast<std::size_t>(b)])->reveal() ==
              secret.reveal());
    CHECK_FALSE(crypto::recover(shared, 0, c[0], 1, c[0]));
    CHECK_FALSE(crypto::recover(shared, 0, c[0], 0, c[0]));
}

TEST_CASE("the slot is written once, read whole, and refused when damaged")
{
    std::string const path =
        std::filesystem::temp_directory_path() / ("abri-slot-" + to_hex(crypto::random_id<EntryId>().bytes));
    auto const made = crypto::create_slot(path, {1, 2, 3});
    CHECK_THROWS(crypto::create_slot(path, {}));
    auto const read = crypto::read_slot(path);
    REQUIRE(read);
    CHECK(read->epoch_key.reveal() == made.epoch_key.reveal());
    CHECK(read->installation == made.installation);
    std::filesystem::resize_file(path, 100);
    CHECK_FALSE(crypto::read_slot(path));
    std::filesystem::remove(path);
    CHECK_FALSE(crypto::read_slot(path));
}

// These bytes must open for ever: written on 2026-11-22 with suite 1 (docs/record_format.md). Never regenerate them.
TEST_CASE("golden: an entry of suite 1 opens with its key")
{
    crypto::Key const key(std::array<std::uint8_t, 32>{7});
    static constexpr std::string_view header_hex =
#include "golden_header.inc"
        ;
    static constexpr std::string_view sealed_hex =
#include "golden_sealed.inc"
        ;
    Bytes header_bytes(header_hex.size() / 2), sealed(sealed_hex.size() / 2);
    REQUIRE(from_hex(header_hex, header_bytes));
    REQUIRE(from_hex(sealed_hex, sealed));
    auto const header = ledger::decode_header(header_bytes);
    REQUIRE(header);
    ledger::Entry entry{*header, {}, {sealed, std::nullopt, std::nullopt}};
    crypto::FileKeys keys;
    keys.parts[0] = key;
    auto const plain =
        ledger::open_part(entry, ledger::Part::content, crypto::FileSealer(keys), crypto::Blake2Hasher());
    REQUIRE(plain);
    auto const fact = ledger::decode_fact(*plain);
    REQUIRE(fact);
    CHECK(fact->kind == "child_identified");
    CHECK(fact->version == 1);
    CHECK(fact->writes.front().value == "yes");
}
