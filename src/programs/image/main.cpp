// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// abri-image: one picture in on standard input, a clean one out. Pictures come from anywhere and their readers have faults, so
// this runs as a process of its own that may do nothing but compute, read and write what it already holds.
// Exit codes: 0 written, 1 not a picture we take, 2 could not close itself in.
#include <gd.h>
#include <libexif/exif-data.h>
#include <seccomp.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

namespace {

constexpr std::size_t most_bytes = 12 * 1024 * 1024;
constexpr int most_pixels = 1600, wanted_bytes = 150 * 1024;

struct FreeImage {
    void operator()(gdImagePtr image) const { gdImageDestroy(image); }
};
using Image = std::unique_ptr<gdImage, FreeImage>;

bool limit(decltype(RLIMIT_AS) what, rlim_t most)
{
    rlimit const both{most, most};
    return setrlimit(what, &both) == 0;
}

// Memory, time, files and system calls: what is not needed is gone before the first byte of the picture is looked at.
bool close_in()
{
    if (!limit(RLIMIT_AS, 512u << 20) || !limit(RLIMIT_CPU, 10) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_CORE, 0)) return false;
    auto const filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return false;
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, SCMP_A0(SCMP_CMP_EQ, STDIN_FILENO)) != 0 || seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO)) != 0) return false;
    for (int call : {SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(mprotect), SCMP_SYS(futex), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(getrandom), SCMP_SYS(newfstatat), SCMP_SYS(fstat), SCMP_SYS(clock_gettime)})
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
    bool const done = seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

std::vector<unsigned char> read_all()
{
    std::vector<unsigned char> bytes;
    unsigned char chunk[65536];
    for (ssize_t got = 0; (got = read(STDIN_FILENO, chunk, sizeof chunk)) > 0;) {
        bytes.insert(bytes.end(), chunk, chunk + got);
        if (bytes.size() > most_bytes) return {};
    }
    return bytes;
}

// 1 to 8 as cameras write it: how the picture was held. Read before everything of the kind is dropped.
int orientation_of(std::vector<unsigned char> const& bytes)
{
    int orientation = 1;
    if (auto* data = exif_data_new_from_data(bytes.data(), static_cast<unsigned>(bytes.size()))) {
        if (auto* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION)) orientation = exif_get_short(entry->data, exif_data_get_byte_order(data));
        exif_data_unref(data);
    }
    return orientation;
}

Image decode(std::vector<unsigned char>& bytes)
{
    auto const size = static_cast<int>(bytes.size());
    auto const starts = [&](std::initializer_list<unsigned char> magic) { return bytes.size() > magic.size() && std::equal(magic.begin(), magic.end(), bytes.begin()); };
    if (starts({0xff, 0xd8, 0xff})) return Image(gdImageCreateFromJpegPtr(size, bytes.data()));
    if (starts({0x89, 'P', 'N', 'G'})) return Image(gdImageCreateFromPngPtr(size, bytes.data()));
    if (starts({'R', 'I', 'F', 'F'})) return Image(gdImageCreateFromWebpPtr(size, bytes.data()));
    return nullptr;
}

Image upright(Image image, int orientation)
{
    int const quarter_turns = orientation == 3 || orientation == 4 ? 2 : orientation == 5 || orientation == 8 ? 1
                                                                     : orientation == 6 || orientation == 7   ? 3
                                                                                                              : 0;
    if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) gdImageFlipHorizontal(image.get());
    return quarter_turns ? Image(gdImageRotateInterpolated(image.get(), static_cast<float>(90 * quarter_turns), 0xffffff)) : std::move(image);
}

Image smaller(Image image)
{
    int const longest = std::max(gdImageSX(image.get()), gdImageSY(image.get()));
    if (longest <= most_pixels) return image;
    auto const width = static_cast<unsigned>(std::max(1, gdImageSX(image.get()) * most_pixels / longest)), height = static_cast<unsigned>(std::max(1, gdImageSY(image.get()) * most_pixels / longest));
    gdImageSetInterpolationMethod(image.get(), GD_BILINEAR_FIXED);
    return Image(gdImageScale(image.get(), width, height));
}

// White paper under what was transparent; the JPEG written here holds pixels and nothing else.
Image on_white(Image image)
{
    Image page(gdImageCreateTrueColor(gdImageSX(image.get()), gdImageSY(image.get())));
    if (!page) return nullptr;
    gdImageFilledRectangle(page.get(), 0, 0, gdImageSX(page.get()), gdImageSY(page.get()), gdTrueColor(255, 255, 255));
    gdImageCopy(page.get(), image.get(), 0, 0, 0, 0, gdImageSX(image.get()), gdImageSY(image.get()));
    return page;
}

bool write_all(unsigned char const* bytes, std::size_t size)
{
    while (size > 0) {
        auto const put = write(STDOUT_FILENO, bytes, size);
        if (put <= 0) return false;
        bytes += put, size -= static_cast<std::size_t>(put);
    }
    return true;
}

}  // namespace

int main()
{
    if (!close_in()) return 2;
    gdSetErrorMethod([](int, char const*, va_list) {});   // nothing of a picture goes into a log
    auto bytes = read_all();
    if (bytes.empty()) return 1;
    auto const orientation = orientation_of(bytes);
    auto image = decode(bytes);
    if (image) image = upright(std::move(image), orientation);
    if (image) image = smaller(std::move(image));
    if (image) image = on_white(std::move(image));
    if (!image) return 1;
    int size = 0;
    void* out = nullptr;
    for (int quality : {82, 65, 45, 30}) {
        if (out) gdFree(out);
        out = gdImageJpegPtr(image.get(), &size, quality);
        if (!out || size <= wanted_bytes) break;
    }
    return out && write_all(static_cast<unsigned char*>(out), static_cast<std::size_t>(size)) ? 0 : 1;
}
