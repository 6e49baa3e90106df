// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/closed/closed.h"

#include <seccomp.h>

#include <initializer_list>
#include <unistd.h>

namespace abri::closed {

static bool allow_computing(scmp_filter_ctx filter)
{
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, SCMP_A0(SCMP_CMP_EQ, STDIN_FILENO)) != 0)
        return false;
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO)) != 0)
        return false;
    for (int call : {SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
                     SCMP_SYS(mprotect), SCMP_SYS(futex), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
                     SCMP_SYS(getrandom), SCMP_SYS(newfstatat), SCMP_SYS(fstat), SCMP_SYS(clock_gettime)})
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
    return true;
}

bool limit(decltype(RLIMIT_AS) what, rlim_t most)
{
    rlimit const both{most, most};
    return setrlimit(what, &both) == 0;
}

bool close_in_to_computing()
{
    if (!limit(RLIMIT_AS, 512u << 20) || !limit(RLIMIT_CPU, 10) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_CORE, 0))
        return false;
    auto const filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return false;
    bool const done = allow_computing(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

std::string read_all(std::size_t most)
{
    std::string bytes;
    static char chunk[65536];
    for (ssize_t got = 0; (got = read(STDIN_FILENO, chunk, sizeof chunk)) > 0;) {
        bytes.append(chunk, static_cast<std::size_t>(got));
        if (bytes.size() > most) return {};
    }
    return bytes;
}

bool write_all(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const put = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

}  // namespace abri::closed
