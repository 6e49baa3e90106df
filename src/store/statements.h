// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

// Every statement of the store: the same text on every engine.
namespace abri::store::sql {

inline constexpr auto insert_entry =
    "insert into entries(agency, file, origin, incarnation, seq, entry, kind, header, signature, content, strict) "
    "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
inline constexpr auto entries_of_file = "select header, signature, content, strict from entries where agency = $1 and "
                                        "file = $2 order by origin, incarnation, seq";
inline constexpr auto entry_known = "select 1 from entries where agency = $1 and entry = $2";
inline constexpr auto files_of_kind = "select distinct file from entries where agency = $1 and kind = $2 and seq = 1";
inline constexpr auto delete_wraps = "delete from wraps where agency = $1 and file = $2 and recipient = $3";
inline constexpr auto delete_part_wraps =
    "delete from wraps where agency = $1 and file = $2 and recipient = $3 and kind <= 2";
inline constexpr auto delete_wrap =
    "delete from wraps where agency = $1 and file = $2 and recipient = $3 and kind = $4";
inline constexpr auto insert_wrap =
    "insert into wraps(agency, file, recipient, kind, expires_minute, sealed) values($1, $2, $3, $4, $5, $6)";
inline constexpr auto wraps_of_file =
    "select file, recipient, kind, expires_minute, sealed from wraps where agency = $1 and file = $2";
inline constexpr auto wraps_of_recipient =
    "select file, recipient, kind, expires_minute, sealed from wraps where agency = $1 and recipient = $2";
inline constexpr auto delete_card = "delete from cards where agency = $1 and file = $2";
inline constexpr auto insert_card =
    "insert into cards(agency, file, key_number, heads, sealed) values($1, $2, $3, $4, $5)";
inline constexpr auto all_cards = "select file, key_number, heads, sealed from cards where agency = $1";
inline constexpr auto insert_card_key = "insert into card_keys(agency, number, sealed) values($1, $2, $3)";
inline constexpr auto all_card_keys = "select number, sealed from card_keys where agency = $1";
inline constexpr auto delete_login = "delete from logins where agency = $1 and person = $2";
inline constexpr auto insert_login = "insert into logins(agency, person, username, lock) values($1, $2, $3, $4)";
inline constexpr auto all_logins = "select person, username, lock from logins where agency = $1";
inline constexpr auto delete_setting = "delete from settings where agency = $1 and name = $2";
inline constexpr auto insert_setting = "insert into settings(agency, name, value) values($1, $2, $3)";
inline constexpr auto one_setting = "select value from settings where agency = $1 and name = $2";
inline constexpr auto one_lease = "select number, holder from leases where agency = $1";
// Waits for whoever is taking it over, and keeps others from doing so until the transaction ends.
inline constexpr auto held_lease = "select number, holder from leases where agency = $1 for share";
inline constexpr auto take_lease =
    "update leases set number = $4, holder = $5 where agency = $1 and number = $2 and holder = $3";
inline constexpr auto first_lease = "insert into leases(agency, number, holder) values($1, $2, $3)";
inline constexpr auto insert_audit = "insert into audit(agency, seq, line, hash) values($1, $2, $3, $4)";
inline constexpr auto last_audit = "select seq, hash from audit where agency = $1 order by seq desc limit 1";
inline constexpr auto audit_from = "select seq, line, hash from audit where agency = $1 and seq >= $2 order by seq";
inline constexpr auto delete_place = "delete from identity_parts where agency = $1 and place = $2";
inline constexpr auto insert_place = "insert into identity_parts(agency, place, sealed) values($1, $2, $3)";
inline constexpr auto one_place = "select sealed from identity_parts where agency = $1 and place = $2";
inline constexpr auto delete_page = "delete from search_pages where agency = $1 and number = $2";
inline constexpr auto insert_page = "insert into search_pages(agency, number, sealed) values($1, $2, $3)";
inline constexpr auto last_page =
    "select number, sealed from search_pages where agency = $1 order by number desc limit 1";
inline constexpr auto all_pages = "select number, sealed from search_pages where agency = $1";
inline constexpr auto delete_draft = "delete from drafts where agency = $1 and author = $2 and place = $3";
inline constexpr auto insert_draft = "insert into drafts(agency, author, place, sealed) values($1, $2, $3, $4)";
inline constexpr auto drafts_of_author = "select author, place, sealed from drafts where agency = $1 and author = $2";
inline constexpr auto insert_owner =
    "insert into session_owners(agency, session, person, began_minute) values($1, $2, $3, $4)";
inline constexpr auto delete_owner = "delete from session_owners where agency = $1 and session = $2";
inline constexpr auto delete_owners_of = "delete from session_owners where agency = $1 and person = $2";
inline constexpr auto delete_old_owners = "delete from session_owners where agency = $1 and began_minute < $2";
inline constexpr auto one_owner =
    "select session, person, began_minute from session_owners where agency = $1 and session = $2";

}  // namespace abri::store::sql
