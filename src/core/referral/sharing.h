// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

#include <span>

namespace abri {

// What a category of data means in the file: the answers that go when it is shared, and no others.
struct SharedAnswer {
    std::string_view category, form, field;
};
std::span<SharedAnswer const> shared_answers();

// One category and one recipient on one day: whether it may go, with a referral to the service it was agreed for, and
// the reason (R-049…R-051).
struct SharingLine {
    std::string category;
    ShareAnswer answer = ShareAnswer::not_covered;
    bool goes() const { return answer == ShareAnswer::allowed; }
};
std::vector<SharingLine> sharing_preview(CaseFile const& file, std::string_view recipient,
                                         std::vector<std::string> const& categories, Date day);

}  // namespace abri
