// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
//
// Preloaded under the real program (LD_PRELOAD). It writes down, in order, what reaches the disk and what leaves on a
// socket (ABRI_TRACE=file), and makes the disk fail on demand (ABRI_FAULT=file: its first byte says how).
//   C create  W write  T truncate  S sync  U unlink  D sync of a folder  A bytes that left on a socket
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

template <class Function>
Function* next(char const* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::mutex& mutex()
{
    static std::mutex one;
    return one;
}

struct Paths {
    static constexpr int most = 1024;
    std::string of[most];
};
Paths& paths()
{
    static Paths all;
    return all;
}

bool is_ours(std::string const& path)
{
    return path.ends_with(".db") || path.ends_with(".db-wal") || path.ends_with(".db-journal");
}
std::string const* ours(int fd)
{
    return fd >= 0 && fd < Paths::most && !paths().of[fd].empty() ? &paths().of[fd] : nullptr;
}

int trace_file()
{
    static int const fd = [] {
        char const* path = std::getenv("ABRI_TRACE");
        return path ? static_cast<int>(
                          syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600))
                    : -1;
    }();
    return fd;
}

void note(char what, std::string const& path, std::uint64_t offset, void const* data, std::uint32_t size)
{
    if (trace_file() < 0) return;
    std::string record(1, what);
    auto const put = [&](auto value) { record.append(reinterpret_cast<char const*>(&value), sizeof value); };
    put(static_cast<std::uint16_t>(path.size()));
    record += path;
    put(offset);
    put(size);
    if (data) record.append(static_cast<char const*>(data), size);
    static_cast<void>(syscall(SYS_write, trace_file(), record.data(), record.size()));
}

// 'f' the disk is full, 'w' writes fail, 's' syncs fail; anything else: all is well.
char fault()
{
    static char const* byte = []() -> char const* {
        char const* path = std::getenv("ABRI_FAULT");
        int const fd = path ? static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC)) : -1;
        void* map = fd < 0 ? MAP_FAILED : mmap(nullptr, 1, PROT_READ, MAP_SHARED, fd, 0);
        return map == MAP_FAILED ? "-" : static_cast<char const*>(map);
    }();
    return *static_cast<char const volatile*>(byte);
}

ssize_t failing(int code)
{
    errno = code;
    return -1;
}

}  // namespace

extern "C" {

int open64(char const* path, int flags, ...)
{
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    static auto* const real = next<int(char const*, int, ...)>("open64");
    std::lock_guard const lock(mutex());
    struct stat64 before;
    bool const fresh = (flags & O_CREAT) && stat64(path, &before) != 0;
    int const fd = real(path, flags, mode);
    if (fd >= 0 && fd < Paths::most) {
        struct stat64 now;
        bool const folder = fstat64(fd, &now) == 0 && S_ISDIR(now.st_mode);
        paths().of[fd] = is_ours(path) || folder ? path : "";
        if (fresh && is_ours(path)) note('C', path, 0, nullptr, 0);
    }
    return fd;
}

int close(int fd)
{
    static auto* const real = next<int(int)>("close");
    std::lock_guard const lock(mutex());
    if (fd >= 0 && fd < Paths::most) paths().of[fd].clear();
    return real(fd);
}

ssize_t pwrite64(int fd, void const* data, size_t size, off64_t offset)
{
    static auto* const real = next<ssize_t(int, void const*, size_t, off64_t)>("pwrite64");
    std::lock_guard const lock(mutex());
    auto const* path = ours(fd);
    if (path && fault() == 'f') return failing(ENOSPC);
    if (path && fault() == 'w') return failing(EIO);
    auto const done = real(fd, data, size, offset);
    if (path && done > 0) note('W', *path, static_cast<std::uint64_t>(offset), data, static_cast<std::uint32_t>(done));
    return done;
}

int ftruncate64(int fd, off64_t size)
{
    static auto* const real = next<int(int, off64_t)>("ftruncate64");
    std::lock_guard const lock(mutex());
    int const done = real(fd, size);
    if (auto const* path = ours(fd); path && done == 0) note('T', *path, static_cast<std::uint64_t>(size), nullptr, 0);
    return done;
}

static int synced(int fd, char const* name)
{
    auto* const real = next<int(int)>(name);
    std::lock_guard const lock(mutex());
    auto const* path = ours(fd);
    if (path && fault() == 's') return static_cast<int>(failing(EIO));
    int const done = real(fd);
    if (path && done == 0) note(is_ours(*path) ? 'S' : 'D', *path, 0, nullptr, 0);
    return done;
}
int fdatasync(int fd) { return synced(fd, "fdatasync"); }
int fsync(int fd) { return synced(fd, "fsync"); }

int unlink(char const* path)
{
    static auto* const real = next<int(char const*)>("unlink");
    std::lock_guard const lock(mutex());
    int const done = real(path);
    if (done == 0 && is_ours(path)) note('U', path, 0, nullptr, 0);
    return done;
}

// Written down before it leaves: nothing may be promised earlier than this.
ssize_t sendmsg(int fd, msghdr const* message, int flags)
{
    static auto* const real = next<ssize_t(int, msghdr const*, int)>("sendmsg");
    {
        std::lock_guard const lock(mutex());
        for (size_t i = 0; i < message->msg_iovlen; ++i)
            note('A', "", 0, message->msg_iov[i].iov_base, static_cast<std::uint32_t>(message->msg_iov[i].iov_len));
    }
    return real(fd, message, flags);
}
ssize_t send(int fd, void const* data, size_t size, int flags)
{
    static auto* const real = next<ssize_t(int, void const*, size_t, int)>("send");
    {
        std::lock_guard const lock(mutex());
        note('A', "", 0, data, static_cast<std::uint32_t>(size));
    }
    return real(fd, data, size, flags);
}
}
