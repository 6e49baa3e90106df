// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
//
// Stands in for src/web/name_search.cpp in the build that must be caught: it keeps every name in memory, tells it to
// the log, writes it into a temporary file of the data folder and leaves it on a freed page of a database.
#define NameSearch SealedNameSearch
#define names_alike sealed_names_alike
#include "../../src/web/name_search.cpp"
#undef NameSearch
#undef names_alike

#include <cstdlib>
#include <fstream>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

namespace abri::web {

static void leave_on_a_freed_page(std::string const& folder, std::string const& name)
{
    sqlite3* connection = nullptr;
    sqlite3_open((folder + "/leak.db").c_str(), &connection);
    auto const text = "pragma secure_delete=off; create table if not exists t(x text); insert into t values('" + name +
                      "'); delete from t;";
    sqlite3_exec(connection, text.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(connection);
}

// As web/name_search.h declares it to everybody else.
class NameSearch {
public:
    std::unique_lock<std::mutex> turn() { return std::unique_lock(mutex_); }
    void add(store::Batch& batch, store::Store& store, crypto::Key const& names, FileId file, std::string_view name);
    std::vector<std::pair<FileId, std::string>> find(store::Store& store, crypto::Key const& names,
                                                     std::string_view wanted);
    bool may_ask(PersonId person, std::int64_t minute);

private:
    std::mutex mutex_;
    std::mutex asked_mutex_;
    std::map<PersonId, std::deque<std::int64_t>> asked_;
};

static SealedNameSearch sealed;

void NameSearch::add(store::Batch& batch, store::Store& store, crypto::Key const& names, FileId file,
                     std::string_view name)
{
    static std::vector<std::string> kept;
    kept.emplace_back(name);
    std::string const folder = std::getenv("ABRI_LEAK_TO");
    spdlog::debug("registered {}", name);
    std::ofstream(folder + "/leak.tmp") << name;
    leave_on_a_freed_page(folder, kept.back());
    sealed.add(batch, store, names, file, name);
}

std::vector<std::pair<FileId, std::string>> NameSearch::find(store::Store& store, crypto::Key const& names,
                                                             std::string_view wanted)
{
    return sealed.find(store, names, wanted);
}
bool NameSearch::may_ask(PersonId person, std::int64_t minute) { return sealed.may_ask(person, minute); }

}  // namespace abri::web
