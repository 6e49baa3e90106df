// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// abri-image: one picture in on standard input, a clean one out. Pictures come from anywhere and their readers have
// faults, so this runs as a process of its own that may do nothing but compute, read and write what it already holds.
// Exit codes: 0 written, 1 not a picture we take, 2 could not close itself in.
#include "sandboxed/closed/closed.h"

#include <gd.h>
#include <libexif/exif-data.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

constexpr std::size_t most_bytes = 12 * 1024 * 1024;
constexpr int most_pixels = 1600, wanted_bytes = 150 * 1024;

struct FreeImage {
    void operator()(gdImagePtr image) const { gdImageDestroy(image); }
};
using Image = std::unique_ptr<gdImage, FreeImage>;

// 1 to 8 as cameras write it: how the picture was held. Read before everything of the kind is dropped.
int orientation_of(std::string const& bytes)
{
    int orientation = 1;
    if (auto* data = exif_data_new_from_data(reinterpret_cast<unsigned char const*>(bytes.data()),
                                             static_cast<unsigned>(bytes.size()))) {
        if (auto* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION))
            orientation = exif_get_short(entry->data, exif_data_get_byte_order(data));
        exif_data_unref(data);
    }
    return orientation;
}

Image decode(std::string& bytes)
{
    auto const size = static_cast<int>(bytes.size());
    auto const starts = [&](std::string_view magic) { return bytes.size() > magic.size() && bytes.starts_with(magic); };
    if (starts("\xff\xd8\xff")) return Image(gdImageCreateFromJpegPtr(size, bytes.data()));
    if (starts("\x89PNG")) return Image(gdImageCreateFromPngPtr(size, bytes.data()));
    if (starts("RIFF")) return Image(gdImageCreateFromWebpPtr(size, bytes.data()));
    return nullptr;
}

Image upright(Image image, int orientation)
{
    int const quarter_turns = orientation == 3 || orientation == 4   ? 2
                              : orientation == 5 || orientation == 8 ? 1
                              : orientation == 6 || orientation == 7 ? 3
                                                                     : 0;
    if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7)
        gdImageFlipHorizontal(image.get());
    return quarter_turns
               ? Image(gdImageRotateInterpolated(image.get(), static_cast<float>(90 * quarter_turns), 0xffffff))
               : std::move(image);
}

Image smaller(Image image)
{
    int const longest = std::max(gdImageSX(image.get()), gdImageSY(image.get()));
    if (longest <= most_pixels) return image;
    auto const width = static_cast<unsigned>(std::max(1, gdImageSX(image.get()) * most_pixels / longest)),
               height = static_cast<unsigned>(std::max(1, gdImageSY(image.get()) * most_pixels / longest));
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

}  // namespace

int main()
{
    if (!abri::closed::close_in_to_computing()) return 2;
    gdSetErrorMethod([](int, char const*, va_list) {});   // nothing of a picture goes into a log
    auto bytes = abri::closed::read_all(most_bytes);
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
    return out && abri::closed::write_all({static_cast<char const*>(out), static_cast<std::size_t>(size)}) ? 0 : 1;
}
