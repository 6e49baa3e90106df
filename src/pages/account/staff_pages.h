// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const users_page;       // the administrator: people and roles, no case
extern Page const
    add_person_page; // the administrator adds somebody; a supervisor then opens the office's lists to her
extern Page const reset_page; // new keys for somebody who lost her password
extern Page const give_back_page; // a supervisor re-opens a worker's files to her new keys

// Shown before sign-in.
Html sign_in_body(Words const& words, std::string_view message, std::string_view username);
// After the first sign-in: the recovery code, once.
Html recovery_body(Words const& words, std::string_view code);
// A first or forgotten password: choose a new one.
Html new_password_body(Words const& words, std::string_view message, std::string_view csrf);
Html recover_body(Words const& words, std::string_view message);
Html away_body(Words const& words);
// Not saved, or not known to be: everything that was posted stands in this page and can be sent again.
Html try_again_body(Words const& t, std::string_view title, std::string_view why, std::string_view path,
                    std::vector<std::pair<std::string, std::string>> const& fields);
// An activation password for somebody added or reset, shown once.
Html activation_body(Env const& env, StaffMember const& person, std::string_view password);

} // namespace abri::pages
