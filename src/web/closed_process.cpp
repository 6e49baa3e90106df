// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/closed_process.h"

#include <spdlog/spdlog.h>

#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <semaphore>
#include <spawn.h>
#include <string>
#include <thread>
#include <sys/wait.h>
#include <unistd.h>

namespace abri::web {

namespace {

std::string beside_this_program(std::string_view name)
{
    char path[PATH_MAX];
    auto const length = readlink("/proc/self/exe", path, sizeof path);
    std::string self(path, length > 0 ? static_cast<std::size_t>(length) : 0);
    return self.substr(0, self.rfind('/') + 1) + std::string(name);
}

struct Pipe {
    Pipe() { ok = pipe2(ends, O_CLOEXEC) == 0; }
    ~Pipe() { close_end(0), close_end(1); }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    void close_end(int which)
    {
        if (ends[which] >= 0) close(ends[which]);
        ends[which] = -1;
    }
    int ends[2] = {-1, -1};
    bool ok = false;
};

// Feeds one end and drinks from the other until both are done or the time is up.
bool exchange(Pipe& in, Pipe& out, std::string_view bytes, Bytes& result, ClosedProgram const& program)
{
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(program.seconds);
    fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
    for (;;) {
        pollfd wait[2] = {{in.ends[1], POLLOUT, 0}, {out.ends[0], POLLIN, 0}};
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        if (left <= 0) return false;
        auto const ready = poll(wait, 2, static_cast<int>(left));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        if (in.ends[1] >= 0 && wait[0].revents) {
            auto const put = write(in.ends[1], bytes.data(), bytes.size());
            if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
            if (put <= 0 || bytes.empty()) in.close_end(1);   // it may have ended early: what it said counts
        }
        if (!wait[1].revents) continue;
        std::uint8_t chunk[65536];
        auto const got = read(out.ends[0], chunk, sizeof chunk);
        if (got <= 0) return got == 0;
        result.insert(result.end(), chunk, chunk + got);
        if (result.size() > program.most_out) return false;
    }
}

// It has said all it has to say: a second to end by itself, then it is ended.
bool wait_for(pid_t child, bool whole, int& status)
{
    for (int i = 0; whole && i < 100; ++i) {
        auto const ended = waitpid(child, &status, WNOHANG);
        if (ended == child) return true;
        if (ended < 0 && errno != EINTR) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(i < 20 ? 1 : 10));
    }
    kill(child, SIGKILL);
    bool ended = false;
    while (!(ended = waitpid(child, &status, 0) == child) && errno == EINTR) {}
    return ended;
}

}  // namespace

std::optional<Bytes> run_closed(ClosedProgram const& wanted, std::string_view bytes)
{
    static std::counting_semaphore<2> places{2};   // each takes up to half a gigabyte
    if (!places.try_acquire_for(std::chrono::seconds(10))) return std::nullopt;
    auto const free_place = [](std::counting_semaphore<2>* taken) { taken->release(); };
    std::unique_ptr<std::counting_semaphore<2>, decltype(free_place)> const place(&places, free_place);
    Pipe in, out;
    if (!in.ok || !out.ok) return std::nullopt;
    auto const program = beside_this_program(wanted.name);
    std::string const argument(wanted.argument);
    char const* const arguments[] = {program.c_str(), argument.empty() ? nullptr : argument.c_str(), nullptr};
    char* const environment[] = {nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
    pid_t child = -1;
    // It gets its two ends and nothing else that is open here: no connection of anybody.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    int const failed =
        posix_spawn(&child, program.c_str(), &actions, nullptr, const_cast<char* const*>(arguments), environment);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        spdlog::error("{} cannot be started: {}", wanted.name, failed);
        return std::nullopt;
    }
    in.close_end(0), out.close_end(1);
    Bytes result;
    bool const whole = exchange(in, out, bytes, result, wanted);
    int status = 0;
    bool const ended = wait_for(child, whole, status);
    if (!ended || !whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0 || result.empty()) return std::nullopt;
    return result;
}

}  // namespace abri::web
