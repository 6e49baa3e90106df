// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/unpack/close_in.h"

#include <seccomp.h>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <initializer_list>

namespace abri::unpack {

namespace {

bool limit(decltype(RLIMIT_AS) what, rlim_t most)
{
    rlimit const both{most, most};
    return setrlimit(what, &both) == 0;
}

bool allow(scmp_filter_ctx filter)
{
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, SCMP_A0(SCMP_CMP_EQ, STDIN_FILENO)) != 0) return false;
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO)) != 0) return false;
    for (int call : {SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(mprotect), SCMP_SYS(futex), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(getrandom), SCMP_SYS(newfstatat), SCMP_SYS(fstat), SCMP_SYS(clock_gettime)})
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
    return true;
}

}  // namespace

bool close_in()
{
    // libzip turns the dates of entries into local time; the C library reads the time zone's file now or never.
    if (setenv("TZ", "UTC0", 1) != 0) return false;
    tzset();
    if (!limit(RLIMIT_AS, 512u << 20) || !limit(RLIMIT_CPU, 10) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_CORE, 0)) return false;
    auto const filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return false;
    bool const done = allow(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

}  // namespace abri::unpack
