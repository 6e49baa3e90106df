// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// The frame of every page for somebody signed in: banner of invented data, navigation by role, language, quick exit.
Html layout(Env const& env, std::string_view title, Html const& body);
// The frame before sign-in.
Html plain_layout(Words const& words, std::string_view title, Html const& body, bool demo);

// Hidden fields every state-changing form carries: token, entry id, head vector it was rendered from.
Html hidden_fields(Env const& env, std::string_view heads);
Html hidden_fields(Env const& env, std::string_view heads, EntryId entry);

Html risk_mark(Words const& words, std::string_view risk);      // a word and a shape, never colour alone
Html lateness_mark(Words const& words, Deadline const& deadline);
Html banner(std::string_view kind, std::string_view text);

// Address of a static file, with its content hash.
Url asset(std::string_view name);

}  // namespace abri::pages
