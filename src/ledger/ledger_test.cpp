// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include "ledger/history.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

struct SimpleHasher : ledger::Hasher {
    ledger::Hash hash(ByteView bytes) const override
    {
        ledger::Hash out{};
        std::uint64_t h = 1469598103934665603u;
        for (auto byte : bytes) h = (h ^ byte) * 1099511628211u;
        for (std::size_t i = 0; i < 32; ++i) out[i] = static_cast<std::uint8_t>(h >> (8 * (i % 8)));
        return out;
    }
};
struct SimpleSigner : ledger::Signer {
    PersonId author() const override { return {{5}}; }
    ledger::Signature sign(ByteView message) const override
    {
        ledger::Signature out{};
        auto const hash = SimpleHasher().hash(message);
        std::copy(hash.begin(), hash.end(), out.begin());
        return out;
    }
};
struct SimpleWitness : ledger::Witness {
    bool signed_by(PersonId, ByteView message, ledger::Signature const& signature) const override { return SimpleSigner().sign(message) == signature; }
};
struct NoSealer : ledger::Sealer {
    ledger::KeyId key_id(ledger::Part) const override { return {}; }
    Bytes seal(ledger::Part, ByteView plain, ByteView) const override { return {plain.begin(), plain.end()}; }
    std::optional<Bytes> open(ledger::Part, ByteView sealed, ByteView) const override { return Bytes(sealed.begin(), sealed.end()); }
};

std::vector<ledger::Entry> chain_of(std::uint64_t length)
{
    std::vector<ledger::Entry> chain;
    for (std::uint64_t seq = 1; seq <= length; ++seq) {
        ledger::Header header;
        header.file = FileId{{1}};
        header.entry.bytes[0] = static_cast<std::uint8_t>(seq);
        header.at = {OriginId{{2}}, 1, seq};
        if (!chain.empty()) header.previous = SimpleHasher().hash(ledger::encode(chain.back().header));
        chain.push_back(ledger::seal_entry(header, {Bytes{1, 2, 3}, std::nullopt, std::nullopt}, NoSealer(), SimpleHasher(), SimpleSigner()));
    }
    return chain;
}

}  // namespace

TEST_CASE("a chain tells what was done to it")
{
    std::uint64_t bad = 0;
    auto chain = chain_of(4);
    CHECK(ledger::check_chain(chain, SimpleHasher(), nullptr, bad) == ledger::ChainFault::none);
    auto altered = chain;
    altered[2].parts[0]->front() ^= 1;
    CHECK(ledger::check_chain(altered, SimpleHasher(), nullptr, bad) == ledger::ChainFault::altered_part);
    CHECK(bad == 3);
    auto missing = chain;
    missing.erase(missing.begin() + 1);
    CHECK(ledger::check_chain(missing, SimpleHasher(), nullptr, bad) == ledger::ChainFault::gap);
    auto relinked = chain;
    relinked[1].header.minute = 99;
    CHECK(ledger::check_chain(relinked, SimpleHasher(), nullptr, bad) == ledger::ChainFault::broken_link);
    SimpleWitness const witness;
    auto forged = chain;
    forged[3].signature[0] ^= 1;
    CHECK(ledger::check_chain(forged, SimpleHasher(), &witness, bad) == ledger::ChainFault::bad_signature);
}

TEST_CASE("headers and facts read back byte for byte, and short bytes are refused")
{
    auto const header = chain_of(2).back().header;
    auto const bytes = ledger::encode(header);
    REQUIRE(ledger::decode_header(bytes));
    CHECK(ledger::encode(*ledger::decode_header(bytes)) == bytes);
    CHECK_FALSE(ledger::decode_header(ByteView(bytes).first(bytes.size() - 1)));

    ledger::Fact fact;
    fact.kind = "child_registered";
    fact.stamp = {123456789, 2};
    fact.writes = {{"sex", "girl", false, {}}, {"risk_level", "high", true, {{OriginId{{2}}, 1, 7}}}};
    auto const plain = ledger::encode(fact);
    REQUIRE(ledger::decode_fact(plain));
    CHECK(ledger::encode(*ledger::decode_fact(plain)) == plain);
    for (std::size_t cut = 0; cut < plain.size(); ++cut) CHECK_FALSE(ledger::decode_fact(ByteView(plain).first(cut)));
}

TEST_CASE("a write replaces what it has seen, and two that did not know of one another are both kept")
{
    ledger::Registers registers;
    ledger::Position const a1{OriginId{{1}}, 1, 1}, b1{OriginId{{2}}, 1, 1}, a2{OriginId{{1}}, 1, 2};
    registers.apply(a1, {10, 0}, {"risk_level", "high", true, {}});
    auto const seen = registers.context_for("risk_level");
    registers.apply(a2, {20, 0}, {"risk_level", "medium", true, seen});
    CHECK(registers.value("risk_level") == "medium");
    registers.apply(b1, {15, 0}, {"risk_level", "low", true, seen});
    CHECK(registers.conflict("risk_level") == std::vector<std::string>{"low", "medium"});
    registers.apply({OriginId{{2}}, 1, 2}, {30, 0}, {"risk_level", "medium", true, registers.context_for("risk_level")});
    CHECK(registers.conflict("risk_level").empty());
    registers.apply(a1, {10, 0}, {"risk_level", "high", true, {}});
    CHECK(registers.value("risk_level") == "medium");
}

TEST_CASE("until a conflict about risk is settled, the highest level holds")
{
    CaseFile file;
    resolve_conflict(file, "risk_level", {"low", "high", "medium"});
    CHECK(file.risk == "high");
}
