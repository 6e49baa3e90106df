// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/message.h"
#include "web/node.h"

namespace abri::web {

// The page under the QR code of a certificate, for anybody: whether this office gave it, for which course and when.
// Nothing is kept for it and no name is in the address; whoever holds the paper types the name that stands on it.
struct CertificateCheck {
    int status = 200;
    pages::Html body;
};
CertificateCheck check_certificate(Node& node, http::Request const& request, pages::Words const& words);

// The key that signs certificates, as JSON (JWK), for programs that check badges.
http::Response certificate_key(Node const& node);

}  // namespace abri::web
