// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "http/session.h"

#include <algorithm>
#include <string.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace abri::http {

namespace asio = boost::asio;

namespace {

std::string serialise(Response const& response, bool keep_alive, bool with_body)
{
    std::string out =
        "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(reason_of(response.status)) + "\r\n";
    for (auto const& [name, value] : response.headers) ((out += name) += ": ") += value + "\r\n";
    out += "Content-Length: " + std::to_string(response.body.size()) +
           "\r\nConnection: " + (keep_alive ? "keep-alive" : "close") + "\r\n\r\n";
    if (with_body) out += response.body;
    return out;
}

Response refusal(int status)
{
    return {status,
            {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
            std::string(reason_of(status)) + "\n"};
}

// Runs the handler on a worker and comes back to the connection's thread.
asio::awaitable<Response> run_handler(Handler const& handler, Request* request)
{
    try {
        co_return handler(std::move(*request));
    } catch (...) {
        // The handler has logged it; nothing about it leaves.
    }
    co_return refusal(500);
}

asio::awaitable<Response> answer(Handler const& handler, Request* request, asio::thread_pool& workers)
{
    co_return co_await asio::co_spawn(workers, run_handler(handler, request), asio::use_awaitable);
}

class Session {
public:
    Session(Transport& transport, Handler const& handler, Limits const& limits, asio::thread_pool& workers)
        : transport_(transport), handler_(handler), limits_(limits), workers_(workers)
    {
    }

    asio::awaitable<void> run()
    {
        for (bool first = true;; first = false) {
            Head head;
            int status = co_await read_head_bytes(head, first);
            if (status < 0) co_return;
            if (status == 0) status = co_await read_body(head);
            if (status < 0) co_return;
            bool const keep_alive = status == 0 && head.keep_alive;
            head.request.peer = transport_.peer();
            bool const with_body = head.request.method != "HEAD";
            // Not a ?: with co_await in it: g++ 12 destroys such temporaries twice.
            Response response = refusal(status);
            transport_.deadline(std::chrono::seconds(limits_.answer_seconds));
            if (status == 0) {
                Response answered = co_await answer(handler_, &head.request, workers_);
                response = std::move(answered);
            }
            transport_.deadline(std::chrono::seconds(limits_.body_seconds));
            auto const bytes = serialise(response, keep_alive, with_body);
            bool const written = co_await transport_.write(asio::buffer(bytes));
            if (!written || !keep_alive) co_return;
        }
    }

private:
    // 0 when a head was read, a status to refuse with, or -1 when the connection is gone.
    asio::awaitable<int> read_head_bytes(Head& head, bool first)
    {
        transport_.deadline(
            std::chrono::seconds(first || !buffer_.empty() ? limits_.head_seconds : limits_.idle_seconds));
        for (bool started = !buffer_.empty();;) {
            auto const end = buffer_.find("\r\n\r\n");
            if (end != buffer_.npos) {
                int const status = read_head(std::string_view(buffer_).substr(0, end + 4), limits_, head);
                consume(end + 4);
                co_return status;
            }
            if (buffer_.size() > limits_.head) co_return buffer_.find("\r\n") == buffer_.npos ? 414 : 431;
            if (buffer_.find("\n\n") != buffer_.npos) co_return 400;
            bool const got = co_await more();
            if (!got) co_return -1;
            if (!started) {
                started = true;  // from the first byte the whole head has one deadline: no slow drip
                transport_.deadline(std::chrono::seconds(limits_.head_seconds));
            }
        }
    }

    asio::awaitable<int> read_body(Head& head)
    {
        auto const most =
            head.request.header("content-type").starts_with("multipart/form-data;") ? limits_.upload : limits_.body;
        if (head.content_length > most) co_return 413;
        if (head.content_length == 0) co_return 0;
        auto const by_size = 10 + static_cast<int>(head.content_length / 1024);
        transport_.deadline(std::chrono::seconds(std::min(by_size, limits_.body_seconds)));
        if (head.expects_continue) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            bool const written = co_await transport_.write(asio::buffer(go_on));
            if (!written) co_return -1;
        }
        while (buffer_.size() < head.content_length) {
            bool const got = co_await more();
            if (!got) co_return -1;
        }
        head.request.body = buffer_.substr(0, head.content_length);
        consume(head.content_length);
        co_return 0;
    }

    // What was read is freed, and so wiped, rather than left behind the end of the string.
    void consume(std::size_t count)
    {
        std::string rest(buffer_, count);
        buffer_.swap(rest);
    }

    asio::awaitable<bool> more()
    {
        char bytes[16 * 1024];
        auto const got = co_await transport_.read_some(asio::buffer(bytes));
        buffer_.append(bytes, got);
        explicit_bzero(bytes, got);   // frames of coroutines are used again, not freed
        co_return got > 0;
    }

    Transport& transport_;
    Handler const& handler_;
    Limits const& limits_;
    asio::thread_pool& workers_;
    std::string buffer_;
};

}  // namespace

asio::awaitable<void> serve(Transport& transport, Handler const& handler, Limits const& limits,
                            asio::thread_pool& workers)
{
    Session session(transport, handler, limits, workers);
    co_await session.run();
}

}  // namespace abri::http
