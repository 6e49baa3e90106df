// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
//
// power_cut BEFORE SLOT TRACE IMAGES: BEFORE is a copy of the data folder from before the trace began. Proves from the
// trace that no answer 2xx left before a sync covered its entry, then cuts the power IMAGES times and opens what could
// be left.
#include "base/text.h"
#include "crypto/keys.h"
#include "crypto/slot.h"
#include "faults/disk.h"
#include "store/audit_chain.h"
#include "web/founding.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace abri;
namespace files = std::filesystem;

namespace {

struct Acknowledged {
    std::size_t step;     // of the trace
    FileId file;
    EntryId entry;
};

std::optional<std::string> after(std::string const& text, std::string const& mark)
{
    auto const at = text.find(mark);
    return at == text.npos ? std::nullopt : std::optional(text.substr(at + mark.size(), 32));
}

// Answers "201 … {"file":"…","entry":"…"}" that left.
std::vector<Acknowledged> acknowledged(std::vector<faults::Step> const& trace)
{
    std::vector<Acknowledged> all;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace[i].what != 'A' || !trace[i].data.starts_with("HTTP/1.1 201")) continue;
        auto const file = after(trace[i].data, "\"file\":\""), entry = after(trace[i].data, "\"entry\":\"");
        if (file && entry)
            all.push_back({i, FileId::parse(*file).value_or(FileId{}), EntryId::parse(*entry).value_or(EntryId{})});
    }
    return all;
}

// How many answers left although no sync stood between the write that holds their entry and them.
std::size_t promised_too_early(std::vector<faults::Step> const& trace, std::vector<Acknowledged> const& answers)
{
    std::size_t early = 0;
    for (auto const& answer : answers) {
        std::string_view const id(reinterpret_cast<char const*>(answer.entry.bytes.data()), answer.entry.bytes.size());
        std::set<std::string> written, synced;
        for (std::size_t i = 0; i < answer.step; ++i) {
            auto const& step = trace[i];
            if (step.what == 'W' && step.data.find(id) != std::string::npos) written.insert(step.path);
            if (step.what == 'S' && written.contains(step.path)) synced.insert(step.path);
        }
        early += synced.empty();
    }
    return early;
}

class Folder {
public:
    explicit Folder(int number)
        : path_((files::exists("/dev/shm") ? std::string("/dev/shm") : files::temp_directory_path().string()) +
                "/abri-power-" + std::to_string(getpid()) + "-" + std::to_string(number))
    {
        files::create_directory(path_);
    }
    ~Folder() { files::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    std::string put(std::map<std::string, std::string> const& found) const
    {
        for (auto const& old : files::directory_iterator(path_)) files::remove(old);
        for (auto const& [path, content] : found)
            std::ofstream(path_ + "/" + files::path(path).filename().string(), std::ios::binary) << content;
        return path_;
    }

private:
    std::string path_;
};

// Empty when everything promised is there and whole.
std::string fault_of(std::string const& folder, crypto::SlotSecrets const& slot,
                     std::vector<Acknowledged> const& promised)
{
    try {
        auto const hasher = web::audit_hasher(slot);
        auto const store = web::open_office_store(folder + "/main.db", folder + "/vault.db", slot, hasher);
        crypto::Blake2Hasher const plain;
        std::map<FileId, std::size_t> of_file;
        for (auto const& answer : promised) {
            if (!store->has_entry(answer.entry)) return "an acknowledged entry is missing";
            ++of_file[answer.file];
        }
        for (auto const& [file, count] : of_file) {
            auto const entries = store->entries(file, store::Store::Identity::load);
            if (!ledger::check_chains(file, entries.front().header.kind, entries, plain, nullptr).whole())
                return "a broken chain";
            for (auto const& entry : entries)
                if (entry.header.part_hashes[1] != ledger::Hash{} && !entry.parts[1])
                    return "an identity part is missing";
        }
        if (store::first_broken_audit_line(*store, hasher) != 0) return "the audit chain is broken";
    } catch (std::exception const& error) {
        return error.what();
    }
    return {};
}

std::string read_file(files::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Half of the images, in a process of its own: the number of bad ones, 255 at the most.
int cut(int part, int parts, long images, faults::Disk disk, std::vector<faults::Step> const& trace,
        std::vector<Acknowledged> const& answers, crypto::SlotSecrets const& slot)
{
    std::mt19937_64 chance(static_cast<unsigned>(part) + 20261122u);
    std::vector<std::size_t> moments;
    for (long i = part; i < images; i += parts) moments.push_back(chance() % trace.size());
    std::sort(moments.begin(), moments.end());
    Folder const folder(part);
    std::map<std::string, int> faults;
    std::size_t done = 0, promised = 0;
    for (auto const moment : moments) {
        for (; done < moment; ++done)
            if (trace[done].what != 'A') disk.apply(trace[done]);
        while (promised < answers.size() && answers[promised].step < moment) ++promised;
        auto const fault = fault_of(folder.put(disk.after_power_cut(chance)), slot,
                                    {answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(promised)});
        if (!fault.empty()) ++faults[fault];
    }
    int bad = 0;
    for (auto const& [what, count] : faults) {
        std::printf("%d images: %s\n", count, what.c_str());
        bad += count;
    }
    std::fflush(stdout);
    return std::min(bad, 255);
}

}  // namespace

int main(int count, char** values)
{
    if (count != 5 || !crypto::start()) return 2;
    auto const slot = crypto::read_slot(values[2]);
    if (!slot) return 2;
    auto const trace = faults::read_trace(values[3]);
    auto const answers = acknowledged(trace);
    auto const images = std::atol(values[4]);

    // Paths of the trace are those of the live folder; the copy stands for what was durable when it began.
    std::string live;
    std::size_t syncs = 0;
    std::size_t wal_syncs = 0;
    for (auto const& step : trace) {
        wal_syncs += step.what == 'S' && step.path.ends_with("-wal");
        if (live.empty() && step.path.ends_with("main.db-wal")) live = files::path(step.path).parent_path();
        syncs += step.what == 'S';
    }
    faults::Disk disk;
    for (auto const& file : files::directory_iterator(values[1]))
        if (file.path().string().find(".db") != std::string::npos)
            disk.load(live + "/" + file.path().filename().string(), read_file(file.path()));

    auto const early = promised_too_early(trace, answers);
    std::printf("%zu steps, %zu acknowledged writes, %zu syncs (%zu of logs), %zu promised too early\n", trace.size(),
                answers.size(), syncs, wal_syncs, early);
    std::fflush(stdout);
    constexpr int parts = 2;
    for (int part = 0; part < parts; ++part)
        if (fork() == 0) _exit(cut(part, parts, images, disk, trace, answers, *slot));
    int bad = 0;
    for (int part = 0; part < parts; ++part) {
        int status = 0;
        ::wait(&status);
        bad += WIFEXITED(status) ? WEXITSTATUS(status) : 255;
    }
    std::printf("%ld images, %d bad\n", images, bad);
    return early == 0 && bad == 0 && !answers.empty() ? 0 : 3;
}
