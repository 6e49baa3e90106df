// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/card.h"

#include "base/bytes.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

// A card as a program of columns 2 or 3 wrote it: everything by its place.
std::vector<std::uint8_t> ordered(std::uint8_t version, std::uint8_t stage, std::uint8_t due, int columns)
{
    Writer out;
    out.u8(version);
    out.raw(FileId{{1}}.bytes);
    out.raw(PersonId{{2}}.bytes);
    out.u64(0);
    out.u64(0);
    out.u8(stage);
    out.u8(12);
    out.u8(1);
    out.u8(0);
    std::string texts;
    for (int i = 0; i < columns; ++i) texts += "t" + std::to_string(i) + "\n";
    out.text(texts);
    out.count(1);
    out.u8(due);
    out.u64(1000);
    return out.take();
}

}  // namespace

TEST_CASE("a card comes back as it was, its columns and deadlines by name")
{
    auto const story = Story().identified().screened().consented().registered().assessed();
    auto const card = make_card(story.file(), story.now);
    auto const bytes = encode(card);
    auto const back = decode_card(bytes);
    REQUIRE(back);
    CHECK(encode(*back) == bytes);
    CHECK(back->texts == card.texts);
    CHECK(back->dues.size() == card.dues.size());
    CHECK(back->first_due == card.first_due);
    CHECK(back->age == card.age);
    auto const text = std::string(bytes.begin(), bytes.end());
    for (auto name : Card::text_names) CHECK(text.find(name) != text.npos);
    for (auto const& due : card.dues) CHECK(text.find(due_kinds()[due.kind].what) != text.npos);
}

TEST_CASE("cards of earlier versions open; what is no card, or tells what this program does not know, does not")
{
    struct {
        std::vector<std::uint8_t> bytes;
        bool opens;
    } rows[] = {
        {ordered(3, 4, 0, 12), true},
        {ordered(2, 4, 0, 11), true},
        {ordered(3, 4, 0, 11), false},
        {ordered(3, 99, 0, 12), false},
        {ordered(3, 4, 200, 12), false},
        {ordered(9, 4, 0, 12), false},
        {{}, false},
    };
    for (auto const& row : rows) CHECK(decode_card(row.bytes).has_value() == row.opens);
    auto const old = decode_card(rows[1].bytes);
    CHECK(old->text(Card::Text::risk) == "t1");
    CHECK(old->text(Card::Text::ineligible_reason).empty());
    // Every shorter beginning of a card is refused, and read without looking past its end.
    auto const whole = encode(*decode_card(rows[0].bytes));
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(decode_card(std::span(whole).first(length)));
}

TEST_CASE("a column that a newer program added is passed over, one that this program has and the card has not is empty")
{
    Card card;
    for (std::size_t i = 0; i < Card::text_count; ++i) card.texts += '\n';
    auto bytes = encode(card);
    std::string text(bytes.begin(), bytes.end());
    auto const at = text.find("area");
    text.replace(at, 4, "camp");   // as if it were called otherwise
    bytes.assign(text.begin(), text.end());
    auto const back = decode_card(bytes);
    REQUIRE(back);
    CHECK(back->text(Card::Text::area).empty());
    CHECK(back->texts == card.texts);
}
