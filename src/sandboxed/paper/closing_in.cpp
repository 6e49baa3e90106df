// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/closing_in.h"

#include "sandboxed/closed/closed.h"

#include <linux/landlock.h>
#include <seccomp.h>

#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <span>

namespace abri::paper {
namespace {

// What the font libraries say goes nowhere: a warning of theirs may quote the text.
bool silence()
{
    int const nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool const done = nowhere >= 0 && dup2(nowhere, STDERR_FILENO) >= 0;
    if (nowhere > STDERR_FILENO) close(nowhere);
    return done;
}

// Where fonts, their settings and their index lie; a folder that is not there is passed over.
void allow_reading(int rules, char const* folder)
{
    int const at = open(folder, O_PATH | O_CLOEXEC);
    if (at < 0) return;
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    beneath.parent_fd = at;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(at);
}

// Every right of the first version of Landlock is handled, only reading below some folders is given back.
void read_only_fonts()
{
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    int const rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules < 0) return;
    for (char const* folder : {"/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig",
                               "/var/cache/fontconfig", "/usr/share/xml/fontconfig"})
        allow_reading(rules, folder);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

// The network, other processes, the machine. io_uring among them: it does by itself what a filter would see as calls.
constexpr int other_calls[] = {
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(ptrace),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(process_madvise),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo),
    SCMP_SYS(process_mrelease),
    SCMP_SYS(setpriority),
    SCMP_SYS(sched_setaffinity),
    SCMP_SYS(sched_setscheduler),
    SCMP_SYS(ioprio_set),
    SCMP_SYS(semget),
    SCMP_SYS(msgsnd),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(shmget),
    SCMP_SYS(shmat),
    SCMP_SYS(msgget),
    SCMP_SYS(mq_open),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(setuid),
    SCMP_SYS(setgid),
    SCMP_SYS(setresuid),
    SCMP_SYS(setresgid),
    SCMP_SYS(setreuid),
    SCMP_SYS(setregid),
    SCMP_SYS(setgroups),
    SCMP_SYS(capset),
    SCMP_SYS(personality),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
    SCMP_SYS(adjtimex),
    SCMP_SYS(clock_adjtime),
};

// fontconfig tries some of these when its index is old, and goes on without.
constexpr int writing_calls[] = {
    SCMP_SYS(creat),        SCMP_SYS(mkdir),     SCMP_SYS(mkdirat),     SCMP_SYS(rmdir),        SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),     SCMP_SYS(rename),    SCMP_SYS(renameat),    SCMP_SYS(renameat2),    SCMP_SYS(link),
    SCMP_SYS(linkat),       SCMP_SYS(symlink),   SCMP_SYS(symlinkat),   SCMP_SYS(chmod),        SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),     SCMP_SYS(chown),     SCMP_SYS(fchown),      SCMP_SYS(lchown),       SCMP_SYS(fchownat),
    SCMP_SYS(truncate),     SCMP_SYS(ftruncate), SCMP_SYS(fallocate),   SCMP_SYS(mknod),        SCMP_SYS(mknodat),
    SCMP_SYS(utime),        SCMP_SYS(utimes),    SCMP_SYS(utimensat),   SCMP_SYS(futimesat),    SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr),    SCMP_SYS(fsetxattr), SCMP_SYS(removexattr), SCMP_SYS(lremovexattr), SCMP_SYS(fremovexattr),
    SCMP_SYS(memfd_create), SCMP_SYS(ioctl),
};

// glibc asks for these first and falls back to what the filter can look into.
constexpr int opaque_calls[] = {SCMP_SYS(clone3), SCMP_SYS(openat2)};

bool add_all(scmp_filter_ctx filter, std::uint32_t action, std::span<int const> calls)
{
    for (int call : calls)
        if (seccomp_rule_add(filter, action, call, 0) != 0) return false;
    return true;
}

bool forbid_others(scmp_filter_ctx filter)
{
    return add_all(filter, SCMP_ACT_KILL_PROCESS, other_calls) &&
           seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0;
}

bool forbid_writing(scmp_filter_ctx filter)
{
    auto const refused = SCMP_ACT_ERRNO(EACCES);
    for (std::uint64_t const flag : {O_WRONLY + 0u, O_RDWR + 0u, O_CREAT + 0u, O_TRUNC + 0u})
        if (seccomp_rule_add(filter, refused, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag)) != 0 ||
            seccomp_rule_add(filter, refused, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag)) != 0)
            return false;
    return add_all(filter, refused, writing_calls);
}

bool forbid_opaque(scmp_filter_ctx filter) { return add_all(filter, SCMP_ACT_ERRNO(ENOSYS), opaque_calls); }

// The calls of computing differ between versions of the font libraries: everything is allowed but what is named here.
bool filter_calls()
{
    auto const filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter) return false;
    bool const done =
        forbid_others(filter) && forbid_writing(filter) && forbid_opaque(filter) &&
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_NE, 0)) == 0 &&
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(setrlimit), 0) == 0 && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

}  // namespace

bool close_in()
{
    if (!silence() || !closed::limit(RLIMIT_AS, 1u << 30) || !closed::limit(RLIMIT_CPU, 60) ||
        !closed::limit(RLIMIT_FSIZE, 0) || !closed::limit(RLIMIT_CORE, 0))
        return false;
    // Each thread of the font library would otherwise set aside room of its own, until the limit is used up by nothing.
    mallopt(M_ARENA_MAX, 1);
    read_only_fonts();
    return filter_calls();
}

}  // namespace abri::paper
