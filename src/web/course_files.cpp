// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/course_files.h"

#include "base/text.h"
#include "web/closed_process.h"

#include <memory>
#include <stdexcept>
#include <zip.h>

namespace abri::web {

using Upload = pages::Request::Upload;

namespace {

constexpr std::size_t most_tree = 12 * 1024 * 1024, most_paper = 24 * 1024 * 1024;

Upload taken_apart(std::string_view argument, Upload::Kind kind, std::string_view bytes)
{
    auto const told = run_closed({.name = "abri-unpack", .argument = argument, .most_out = most_tree}, bytes);
    auto tree = told ? json::parse(text_of(*told)) : json::parse("");
    if (!tree) return {Upload::Kind::refused, {}, {}};
    return {kind, {}, std::move(*tree)};
}

struct DropZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct DropSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

void put(zip_t* zip, std::string const& name, std::string const& text)
{
    auto* const source = zip_source_buffer(zip, text.data(), text.size(), 0);
    if (!source || zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
        throw std::runtime_error("cannot write " + name);
}

}  // namespace

Upload take_apart(std::string_view bytes)
{
    if (bytes.empty()) return {};
    if (bytes.starts_with("PK\x03\x04")) return taken_apart("zip", Upload::Kind::package, bytes);
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (trim(bytes.substr(0, 200)).starts_with("<?xml") || trim(bytes.substr(0, 200)).starts_with("<quiz"))
        return taken_apart("xml", Upload::Kind::xml, bytes);
    if (!is_valid_utf8(bytes)) return {Upload::Kind::refused, {}, {}};
    return {Upload::Kind::text, std::string(bytes), {}};
}

std::optional<Bytes> paper(json::Value const& document)
{
    return run_closed({.name = "abri-paper", .most_out = most_paper, .seconds = 60}, document.dump());
}

Bytes zip_of(std::vector<std::pair<std::string, std::string>> const& files)
{
    std::unique_ptr<zip_source_t, DropSource> source(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!source) throw std::runtime_error("no memory for a package");
    std::unique_ptr<zip_t, DropZip> zip(zip_open_from_source(source.get(), ZIP_TRUNCATE, nullptr));
    if (!zip) throw std::runtime_error("cannot begin a package");
    zip_source_keep(source.get());   // the package takes one share, this function keeps the other
    for (auto const& [name, text] : files) put(zip.get(), name, text);
    if (zip_close(zip.get()) < 0) throw std::runtime_error("cannot end a package");
    (void)zip.release();
    zip_stat_t about;
    if (zip_source_stat(source.get(), &about) < 0 || zip_source_open(source.get()) < 0)
        throw std::runtime_error("cannot read a package");
    Bytes bytes(about.size);
    auto const got = zip_source_read(source.get(), bytes.data(), bytes.size());
    zip_source_close(source.get());
    if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) throw std::runtime_error("cannot read a package");
    return bytes;
}

}  // namespace abri::web
