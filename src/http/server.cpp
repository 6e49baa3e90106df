// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "http/server.h"

#include "http/session.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace abri::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

class TcpTransport : public Transport {
public:
    explicit TcpTransport(tcp::socket socket)
        : socket_(std::make_shared<tcp::socket>(std::move(socket))), timer_(socket_->get_executor())
    {
        boost::system::error_code ignored;
        socket_->set_option(tcp::no_delay(true), ignored);
        auto const end = socket_->remote_endpoint(ignored);
        peer_ = ignored ? "" : end.address().to_string();
    }
    void deadline(std::chrono::seconds from_now) override
    {
        timer_.expires_after(from_now);
        // The socket is shared with the timer: it may fire while the connection is being taken down.
        timer_.async_wait([socket = socket_](boost::system::error_code error) {
            boost::system::error_code ignored;
            if (!error) socket->close(ignored);
        });
    }
    asio::awaitable<std::size_t> read_some(asio::mutable_buffer into) override
    {
        boost::system::error_code error;
        auto const got = co_await socket_->async_read_some(into, asio::redirect_error(asio::use_awaitable, error));
        co_return error ? 0 : got;
    }
    asio::awaitable<bool> write(asio::const_buffer bytes) override
    {
        boost::system::error_code error;
        co_await asio::async_write(*socket_, bytes, asio::redirect_error(asio::use_awaitable, error));
        co_return !error;
    }
    std::string peer() const override { return peer_; }

private:
    std::shared_ptr<tcp::socket> socket_;
    asio::steady_timer timer_;
    std::string peer_;
};

}  // namespace

struct Server::Impl {
    Impl(Settings s, Handler h)
        : settings(std::move(s)), handler(std::move(h)), acceptor(context),
          workers(static_cast<std::size_t>(settings.workers))
    {
        tcp::endpoint const where(asio::ip::make_address(settings.address), settings.port);
        acceptor.open(where.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(where);
        acceptor.listen();
    }

    asio::awaitable<void> accept()
    {
        while (acceptor.is_open()) {
            boost::system::error_code error;
            auto socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (error || open >= settings.limits.connections) continue;
            ++open;
            asio::co_spawn(context, one(std::move(socket)), asio::detached);
        }
    }
    asio::awaitable<void> one(tcp::socket socket)
    {
        struct Count {
            std::size_t& open;
            ~Count() { --open; }
        } const count{open};
        TcpTransport transport(std::move(socket));
        co_await serve(transport, handler, settings.limits, workers);
    }

    Settings settings;
    Handler handler;
    asio::io_context context{1};
    tcp::acceptor acceptor;
    asio::thread_pool workers;
    std::size_t open = 0;
};

Server::Server(Settings settings, Handler handler)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(handler)))
{
}
Server::~Server() = default;

unsigned short Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::run()
{
    asio::co_spawn(impl_->context, impl_->accept(), asio::detached);
    impl_->context.run();
    impl_->workers.stop();
    impl_->workers.join();
}

void Server::stop() { impl_->context.stop(); }

}  // namespace abri::http
