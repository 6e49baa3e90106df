// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/message.h"
#include "web/node.h"

namespace abri::web {

// Between HTTP and the pages: cookies, tokens, origin checks, language, headers. Called from many threads.
class Shell {
public:
    enum class Channel : bool { plain_loopback, encrypted };
    Shell(Node& node, Channel channel) : node_(node), channel_(channel) {}
    http::Response operator()(http::Request&& request);

private:
    http::Response route(http::Request const& request);
    http::Response page(http::Request const& request, std::string_view path, bool api);
    http::Response store_failed(http::Request const& request, store::StoreError::Kind kind) const;
    http::Response signed_out(http::Request const& request, pages::Request wanted);
    http::Response sign_in(http::Request const& request);
    http::Response sign_out(http::Request const& request);
    http::Response choose_password(http::Request const& request);
    http::Response recover(http::Request const& request);
    http::Response switch_language(http::Request const& request);
    http::Response leave_quickly(http::Request const& request);
    http::Response static_file(std::string_view path) const;
    http::Response plain(pages::Words const& words, std::string_view title_key, pages::Html const& body,
                         int status = 200) const;
    http::Response to_http(pages::Response response, pages::Words const& words) const;
    http::Response see_other(std::string location) const;

    std::string own_address(http::Request const& request) const;
    std::string printed_address(http::Request const& request) const;
    // Whether a state-changing request comes from our own pages: Origin and Sec-Fetch-Site agree with Host.
    bool is_from_here(http::Request const& request) const;
    pages::Words const& words_for(http::Request const& request) const;
    std::string_view cookie_name() const { return channel_ == Channel::encrypted ? "__Host-sid" : "abri_sid"; }
    std::string session_cookie(std::string_view value) const;

    Node& node_;
    Channel channel_;
};

}  // namespace abri::web
