// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include "ledger/chain.h"
#include "ledger/history.h"

#include <algorithm>
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
    bool signed_by(PersonId, ByteView message, ledger::Signature const& signature) const override
    {
        return SimpleSigner().sign(message) == signature;
    }
};
struct NoSealer : ledger::Sealer {
    ledger::KeyId key_id(ledger::Part) const override { return {{1}}; }
    Bytes seal(ledger::Part, ByteView plain, ByteView) const override { return {plain.begin(), plain.end()}; }
    std::optional<Bytes> open(ledger::Part, ByteView sealed, ByteView) const override
    {
        return Bytes(sealed.begin(), sealed.end());
    }
};

FileId const chain_file{{1}};

std::vector<ledger::Entry> chain_of(std::uint64_t length, std::uint8_t origin = 2, std::uint32_t incarnation = 1)
{
    std::vector<ledger::Entry> chain;
    for (std::uint64_t seq = 1; seq <= length; ++seq) {
        ledger::Header header;
        header.file = chain_file;
        header.entry.bytes[0] = static_cast<std::uint8_t>(seq);
        header.at = {OriginId{{origin}}, incarnation, seq};
        if (!chain.empty()) header.previous = SimpleHasher().hash(ledger::encode(chain.back().header));
        chain.push_back(ledger::seal_entry(header, {Bytes{1, 2, 3}, std::nullopt, std::nullopt}, NoSealer(),
                                           SimpleHasher(), SimpleSigner()));
    }
    return chain;
}

}  // namespace

TEST_CASE("a chain tells what was done to it, and holds up to there")
{
    using Fault = ledger::ChainFault;
    SimpleWitness const witness;
    struct {
        Fault fault;
        std::uint64_t at;
        void (*spoil)(std::vector<ledger::Entry>&);
    } const rows[] = {
        {Fault::none, 0, [](auto&) {}},
        {Fault::altered_part, 3, [](auto& chain) { chain[2].parts[0]->front() ^= 1; }},
        {Fault::gap, 2, [](auto& chain) { chain.erase(chain.begin() + 1); }},
        {Fault::broken_link, 3, [](auto& chain) { chain[1].header.minute = 99, chain[1].signature[1] = 0; }},
        {Fault::bad_signature, 4, [](auto& chain) { chain[3].signature[0] ^= 1; }},
        {Fault::wrong_file, 1, [](auto& chain) { chain[0].header.file = FileId{{77}}; }},
        // Says of itself that it is of the one kind that is written in clear.
        {Fault::wrong_file, 4,
         [](auto& chain) {
             chain[3].header.kind = ledger::FileKind::staff_directory;
             chain[3].header.key_ids[0] = {};
         }},
        {Fault::unreadable, 2, [](auto& chain) { chain[1].header.suite = 0; }},
        // Clear content, a recomputed hash, junk for a signature: what somebody can write who has the database alone.
        {Fault::part_in_clear, 4, [](auto& chain) { chain[3].header.key_ids[0] = {}; }},
    };
    for (auto const& row : rows) {
        auto chain = chain_of(4);
        row.spoil(chain);
        bool const signs = row.fault == Fault::bad_signature;
        auto const checked = ledger::check_chains(chain_file, ledger::FileKind::child, chain, SimpleHasher(),
                                                  signs ? &witness : nullptr);
        CAPTURE(name_of(row.fault));
        CHECK(checked.whole() == (row.fault == Fault::none));
        if (checked.whole()) continue;
        CHECK(checked.findings.front().fault == row.fault);
        CHECK(checked.findings.front().at.seq == row.at);
        for (std::size_t i = 0; i < chain.size(); ++i) CHECK(checked.holds[i] == (i + 1 < row.at));
    }
}

TEST_CASE("a file may have entries of several origins and incarnations: each chain is checked by itself")
{
    auto both = chain_of(3);
    for (auto const& [origin, incarnation] : {std::pair{2, 2}, {9, 1}})
        for (auto entry : chain_of(2, static_cast<std::uint8_t>(origin), static_cast<std::uint32_t>(incarnation)))
            both.push_back(entry);
    auto const whole = ledger::check_chains(chain_file, ledger::FileKind::child, both, SimpleHasher(), nullptr);
    CHECK(whole.whole());
    CHECK(std::count(whole.holds.begin(), whole.holds.end(), true) == 7);
    // A fault in one chain takes nothing of the others.
    both[3].parts[0]->front() ^= 1;
    auto const checked = ledger::check_chains(chain_file, ledger::FileKind::child, both, SimpleHasher(), nullptr);
    CHECK(checked.holds == std::vector<bool>{true, true, true, false, false, true, true});
    CHECK(checked.findings.size() == 1);
    CHECK(checked.findings.front().at.incarnation == 2);
}

TEST_CASE("what was found good before is not asked of the witness again, and proves nothing of another chain")
{
    struct Counting : SimpleWitness {
        bool signed_by(PersonId author, ByteView message, ledger::Signature const& signature) const override
        {
            ++asked;
            return SimpleWitness::signed_by(author, message, signature);
        }
        mutable int asked = 0;
    } const witness;
    auto const chain = chain_of(4);
    auto const first = ledger::check_chains(chain_file, ledger::FileKind::child, {chain.begin(), chain.begin() + 3},
                                            SimpleHasher(), &witness);
    CHECK(witness.asked == 3);
    CHECK(ledger::check_chains(chain_file, ledger::FileKind::child, chain, SimpleHasher(), &witness, first.heads)
              .whole());
    CHECK(witness.asked == 4);
    // Cut shorter than what was known, or written anew from the second entry on: every signature is looked at.
    CHECK(ledger::check_chains(chain_file, ledger::FileKind::child, {chain.begin(), chain.begin() + 2}, SimpleHasher(),
                               &witness, first.heads)
              .whole());
    CHECK(witness.asked == 6);
    auto anew = chain;
    anew[1].header.minute = 7;
    for (std::size_t i = 2; i < anew.size(); ++i)
        anew[i].header.previous = SimpleHasher().hash(ledger::encode(anew[i - 1].header));
    auto const checked =
        ledger::check_chains(chain_file, ledger::FileKind::child, anew, SimpleHasher(), &witness, first.heads);
    REQUIRE_FALSE(checked.whole());
    CHECK(checked.findings.front().fault == ledger::ChainFault::bad_signature);
    CHECK(checked.findings.front().at.seq == 2);
}

TEST_CASE("a head found good speaks for nothing before a break")
{
    SimpleWitness const witness;
    auto const chain = chain_of(4);
    auto const known = ledger::check_chains(chain_file, ledger::FileKind::child, chain, SimpleHasher(), &witness).heads;
    auto forged = chain;
    forged[0].header.minute = 7;  // and linked again, up to where the untouched end begins
    forged[1].header.previous = SimpleHasher().hash(ledger::encode(forged[0].header));
    auto const checked =
        ledger::check_chains(chain_file, ledger::FileKind::child, forged, SimpleHasher(), &witness, known);
    REQUIRE_FALSE(checked.whole());
    CHECK(std::count(checked.holds.begin(), checked.holds.end(), true) == 0);
    CHECK(checked.findings.front().fault == ledger::ChainFault::bad_signature);
}

TEST_CASE("a chain that comes twice is not taken twice")
{
    auto twice = chain_of(2);
    for (auto const& entry : chain_of(1, 9)) twice.push_back(entry);
    for (auto const& entry : chain_of(2)) twice.push_back(entry);
    auto const checked = ledger::check_chains(chain_file, ledger::FileKind::child, twice, SimpleHasher(), nullptr);
    CHECK(checked.holds == std::vector<bool>{true, true, true, false, false});
    CHECK(checked.findings.size() == 1);
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
    registers.apply({OriginId{{2}}, 1, 2}, {30, 0},
                    {"risk_level", "medium", true, registers.context_for("risk_level")});
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
