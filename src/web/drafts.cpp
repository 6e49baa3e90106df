// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/forms/draft_pages.h"
#include "web/node.h"

#include <algorithm>

namespace abri::web {

// Under a key of the slot: the table does not tell which file or form a draft belongs to.
Bytes Node::draft_place(PersonId author, EntryId entry) const
{
    Writer out;
    out.raw(author.bytes);
    out.raw(entry.bytes);
    auto const place = crypto::keyed_hash(crypto::derive(parts_.slot.node_secret, "draft places"), out.bytes());
    return {place.begin(), place.end()};
}

// Sealed to the author's own key, under the epoch key: neither her supervisor nor a borrowed session of another opens
// it.
void Node::seal_draft(PersonId author, actions::Draft const& draft, store::Batch& batch)
{
    auto const key = directory()->key_of(author);
    if (!key) throw std::runtime_error("a draft whose author has no trusted key");
    auto const place = draft_place(author, draft.entry);
    auto plain = encode(draft);
    batch.drafts.push_back({author, place, crypto::seal(parts_.slot.epoch_key, crypto::seal_to(*key, plain), place)});
    crypto::wipe(plain);
}

std::vector<actions::Draft> Node::open_drafts(Keyring const& ring)
{
    std::vector<actions::Draft> drafts;
    for (auto const& row : parts_.store->drafts_of(ring.person)) {
        auto const box = crypto::open(parts_.slot.epoch_key, row.sealed, row.place);
        auto plain = box ? crypto::open_sealed(ring.own, *box) : std::nullopt;
        if (!plain) continue;   // of keys she no longer has
        if (auto draft = actions::decode_draft(*plain);
            draft && (pages::is_of_lesson(*draft) || pages::form_of(*draft, catalogue_)))
            drafts.push_back(std::move(*draft));
        crypto::wipe(*plain);
    }
    std::sort(drafts.begin(), drafts.end(),
              [](auto const& a, auto const& b) { return std::tie(b.saved, b.entry) < std::tie(a.saved, a.entry); });
    return drafts;
}

bool Node::keep_late(std::string_view cookie, pages::Request const& request)
{
    auto const session = Sessions::name_of(cookie);
    auto const owner = session ? parts_.store->session_owner(*session) : std::nullopt;
    auto const people = directory();
    auto const* member = owner ? people->member(owner->person) : nullptr;
    static constexpr std::int64_t late_minutes = Sessions::longest_seconds / 60 + 24 * 60;
    if (!member || !member->active || !member->trusted || utc_minute() - owner->began_minute > late_minutes)
        return false;
    auto const draft = pages::draft_of(request, catalogue_, office_now());
    if (!draft) return false;
    store::Batch batch;
    seal_draft(member->id, *draft, batch);
    batch.audit_lines.push_back(audit_line(member->id, "late_draft_kept", draft->file));
    committer_.append(std::move(batch));
    return true;
}

}  // namespace abri::web
