// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>

#include <chrono>

namespace abri::http {

// One connection, encrypted or not. A read or write that misses the deadline ends with 0 or false and a closed
// connection.
class Transport {
public:
    virtual ~Transport() = default;
    virtual void deadline(std::chrono::seconds from_now) = 0;
    virtual boost::asio::awaitable<std::size_t> read_some(boost::asio::mutable_buffer into) = 0;
    virtual boost::asio::awaitable<bool> write(boost::asio::const_buffer bytes) = 0;
    virtual std::string peer() const = 0;
};

}  // namespace abri::http
