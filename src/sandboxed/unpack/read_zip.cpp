// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/unpack/read_zip.h"

#include "base/json.h"
#include "base/text.h"
#include "sandboxed/unpack/limits.h"

#include <zip.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace abri::unpack {

namespace {

constexpr std::int64_t most_entries = 2000;
constexpr std::size_t most_file = 1u << 20, most_unpacked = 8u << 20, most_name = 200;

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseZip>;
using File = std::unique_ptr<zip_file_t, CloseZip>;

Archive open_archive(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source) return nullptr;
    Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) zip_source_free(source);
    zip_error_fini(&error);
    return archive;
}

std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::size_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// The names of the directory at the end as they are written there, NUL and all: libzip hands them out cut at the NUL.
std::vector<std::string_view> written_names(std::string_view bytes)
{
    std::vector<std::string_view> names;
    auto const end = bytes.rfind("PK\5\6");
    if (end == bytes.npos || bytes.size() - end < 22) return names;
    static constexpr std::size_t head = 46;
    for (auto at = little_endian(bytes, end + 16, 4);
         at < end && end - at >= head && bytes.substr(at, 4) == "PK\1\2";) {
        auto const name = little_endian(bytes, at + 28, 2),
                   more = little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
        names.push_back(bytes.substr(at + head, name));
        at += head + name + more;
    }
    return names;
}

bool is_name_we_repeat(std::string_view name)
{
    if (name.empty() || name.size() > most_name || !is_valid_utf8(name) || has_direction_controls(name)) return false;
    return name.find("..") == name.npos && name.find('\\') == name.npos && !name.starts_with('/');
}

bool is_named_like_text(std::string_view name)
{
    std::string lower(name.substr(std::min(name.find_last_of("./"), name.size())));
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    auto const ends = {".md", ".json", ".gift", ".txt", ".xml"};
    return std::any_of(ends.begin(), ends.end(), [&](char const* end) { return lower == end; });
}

class ZipReader {
public:
    explicit ZipReader(Archive archive, std::vector<std::string_view> written)
        : archive_(std::move(archive)), written_(std::move(written))
    {
    }

    std::optional<std::string> read()
    {
        auto const entries = zip_get_num_entries(archive_.get(), 0);
        // Two readings of one directory that differ are meant to deceive somebody.
        if (entries < 0 || entries > most_entries || static_cast<std::size_t>(entries) != written_.size())
            return std::nullopt;
        for (std::size_t i = 0; i < written_.size(); ++i)
            if (!entry(i)) return std::nullopt;
        return as_json();
    }

private:
    // False: the whole archive is not one we take.
    bool entry(std::size_t index)
    {
        char const* const given = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
        std::string const name(given ? given : "");
        if (written_[index].find('\0') != std::string_view::npos || !is_name_we_repeat(name)) return skip("?");
        if (!names_.insert(name).second) return false;
        if (name.ends_with('/')) return true;
        if (!is_named_like_text(name) || !is_plain(index)) return skip(name);
        auto text = unpack(index);
        if (!text) return false;
        if (text->size() > most_file || !is_valid_utf8(*text)) return skip(name);
        if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
        texts_[name] = std::move(*text);
        return true;
    }

    bool skip(std::string_view name)
    {
        skipped_.emplace_back(name);
        return true;
    }

    // Neither locked nor packed in a way that only few programs use; a size that is too much already as it is stated.
    bool is_plain(std::size_t index) const
    {
        zip_stat_t stat;
        if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) return false;
        if (!(stat.valid & ZIP_STAT_COMP_METHOD) || !(stat.valid & ZIP_STAT_ENCRYPTION_METHOD) ||
            !(stat.valid & ZIP_STAT_SIZE))
            return false;
        return stat.encryption_method == ZIP_EM_NONE &&
               (stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE) && stat.size <= most_file;
    }

    // What comes out is counted as it comes, here and over all entries: the stated size may be a lie. At most one chunk
    // more than a file may have is returned; nothing when the entry is broken or the archive holds too much.
    std::optional<std::string> unpack(std::size_t index)
    {
        File const file(zip_fopen_index(archive_.get(), index, 0));
        if (!file) return std::nullopt;
        std::string text;
        static char chunk[65536];
        for (;;) {
            auto const got = zip_fread(file.get(), chunk, sizeof chunk);
            if (got < 0) return std::nullopt;
            if (got == 0) return text;
            text.append(chunk, static_cast<std::size_t>(got));
            unpacked_ += static_cast<std::size_t>(got);
            if (unpacked_ > most_unpacked) return std::nullopt;
            if (text.size() > most_file) return text;
        }
    }

    std::optional<std::string> as_json()
    {
        std::string out = "{\"files\":[";
        for (auto const& [name, text] : texts_) {
            if (out.back() != '[') out += ',';
            json::escape_to(out += "{\"name\":", name);
            json::escape_to(out += ",\"text\":", text);
            out += '}';
            if (out.size() > most_output) return std::nullopt;
        }
        out += "],\"skipped\":[";
        std::sort(skipped_.begin(), skipped_.end());
        for (auto const& name : skipped_) {
            if (out.back() != '[') out += ',';
            json::escape_to(out, name);
        }
        return out += "]}";
    }

    Archive archive_;
    std::vector<std::string_view> written_;
    std::set<std::string> names_;
    std::map<std::string, std::string> texts_;
    std::vector<std::string> skipped_;
    std::size_t unpacked_ = 0;
};

}  // namespace

std::optional<std::string> read_zip(std::string_view bytes)
{
    auto archive = open_archive(bytes);
    if (!archive) return std::nullopt;
    return ZipReader(std::move(archive), written_names(bytes)).read();
}

}  // namespace abri::unpack
