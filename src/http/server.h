// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/head.h"

#include <functional>
#include <memory>

namespace abri::http {

// Called on a worker thread, several at once; may block. Throwing answers 500 with nothing in it.
using Handler = std::function<Response(Request&&)>;

struct Settings {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;       // 0: any free one
    int workers = 16;                 // handlers wait for the disk: more of them than cores
    Limits limits;
};

// An HTTP/1.1 server on one address. One thread moves bytes, workers answer.
class Server {
public:
    Server(Settings settings, Handler handler);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    unsigned short port() const;
    void run();    // until stop(); throws std::system_error when the address cannot be had
    void stop();   // from any thread

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace abri::http
