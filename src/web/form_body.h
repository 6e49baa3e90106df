// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/message.h"

namespace abri::web {

enum class BodyFault : unsigned char { none, unsupported, malformed };

// The fields of a posted form: urlencoded from a page, JSON from a program. In JSON, {"entry","heads","fields":{…}};
// lists become codes joined by commas, rows become "actions.0.need".
BodyFault read_form_body(http::Request const& request, bool api, http::Fields& into);

// A file that came with a form; a form carries one at most.
struct UploadedFile {
    std::string name;      // of its field
    std::string bytes;
};
// multipart/form-data, strictly: text fields into `into`, one file into `file` (empty when none was chosen).
BodyFault read_multipart(http::Request const& request, http::Fields& into, UploadedFile& file);
bool is_multipart(http::Request const& request);

}  // namespace abri::web
