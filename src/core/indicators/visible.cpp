// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/indicators/visible.h"

#include <array>

namespace abri {

namespace {

// The team of a worker, found by the last byte of the random id: asked once for every card there is.
class Teams {
public:
    explicit Teams(std::vector<StaffMember> const& staff)
    {
        for (auto const& member : staff) by_last_byte_[member.id.bytes.back()].push_back(&member);
    }
    std::string_view of(PersonId worker) const
    {
        for (auto const* member : by_last_byte_[worker.bytes.back()])
            if (member->id == worker) return member->team;
        return {};
    }

private:
    std::array<std::vector<StaffMember const*>, 256> by_last_byte_;
};

}  // namespace

std::vector<Card const*> visible_cards(std::vector<Card> const* cards, Actor const& actor,
                                       std::vector<StaffMember> const& staff, Date today)
{
    std::vector<Card const*> seen;
    if (!cards) return seen;
    seen.reserve(cards->size());
    Teams const teams(staff);
    for (auto const& card : *cards)
        if (allow(actor, card, teams.of(card.key_worker), today)) seen.push_back(&card);
    return seen;
}

}  // namespace abri
