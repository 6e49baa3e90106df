// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
//
// What the machine can do without Abri, measured in the same run as Abri (bench/run.mjs): CPU milliseconds an operation
// by getrusage, as JSON. baseline DATA-FOLDER-COPY FILE-ID
#include <sodium.h>
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

double cpu_ms()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
           static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

void print(char const* name, int times, std::function<void(int)> const& work)
{
    auto const began = cpu_ms();
    for (int i = 0; i < times; ++i) work(i);
    std::printf("  \"%s\": %.5f,\n", name, (cpu_ms() - began) / times);
    std::fflush(stdout);
}

void succeeded(int code)
{
    if (code != 0) std::abort();
}

class Query {
public:
    Query(sqlite3* database, char const* text)
    {
        if (sqlite3_prepare_v2(database, text, -1, &statement_, nullptr) != SQLITE_OK)
            std::fprintf(stderr, "%s\n", sqlite3_errmsg(database)), std::exit(1);
    }
    ~Query() { sqlite3_finalize(statement_); }
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;
    sqlite3_stmt* get() { return statement_; }
    // Reads all rows; the bytes of their first column.
    std::size_t all()
    {
        std::size_t bytes = 0;
        while (sqlite3_step(statement_) == SQLITE_ROW)
            bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement_, 0)), sqlite3_column_blob(statement_, 0);
        sqlite3_reset(statement_);
        return bytes;
    }

private:
    sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

int main(int count, char** values)
{
    if (count != 3 || sodium_init() < 0) return 2;
    std::string const folder = values[1];
    sqlite3* database = nullptr;
    if (sqlite3_open((folder + "/main.db").c_str(), &database) != SQLITE_OK) return 1;
    sqlite3_exec(database,
                 "pragma journal_mode=wal; pragma synchronous=full; create table if not exists raw(n integer primary "
                 "key, b blob)",
                 nullptr, nullptr, nullptr);
    std::printf("{\n");

    std::vector<unsigned char> hash(32), salt(16, 1);
    print("stretch", 5, [&](int) {
        succeeded(crypto_pwhash(hash.data(), hash.size(), "abri demonstration fictive", 26, salt.data(), 3,
                                std::size_t{64} << 20, crypto_pwhash_ALG_ARGON2ID13));
    });

    Query list(database,
               "select sealed from cards where agency = (select agency from settings limit 1) order by file limit 25");
    print("list", 2000, [&](int) { list.all(); });

    std::vector<unsigned char> file(16);
    sodium_hex2bin(file.data(), 16, values[2], 32, nullptr, nullptr, nullptr);
    Query entries(database, "select content, header, signature from entries where agency = (select agency from "
                            "settings limit 1) and file = ?1");
    sqlite3_bind_blob(entries.get(), 1, file.data(), 16, SQLITE_STATIC);
    std::vector<unsigned char> key(32, 2), nonce(24, 3), plain(1024), sealed(1024 + 16);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), nullptr, 0, nullptr,
                                               nonce.data(), key.data());
    auto const open_50 = [&] {
        for (int i = 0; i < 50; ++i)
            succeeded(crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(),
                                                                 sealed.size(), nullptr, 0, nonce.data(), key.data()));
    };
    print("open", 2000, [&](int) { entries.all(), open_50(); });

    Query one(database, "select sealed from cards where agency = (select agency from settings limit 1) and file = ?1");
    sqlite3_bind_blob(one.get(), 1, file.data(), 16, SQLITE_STATIC);
    print("code", 5000, [&](int) { one.all(); });

    sqlite3* vault = nullptr;
    sqlite3_open((folder + "/vault.db").c_str(), &vault);
    {
        Query pages(vault, "select sealed from search_pages");
        std::vector<unsigned char> names(4096 + 16), text(4096);
        crypto_aead_xchacha20poly1305_ietf_encrypt(names.data(), nullptr, text.data(), text.size(), nullptr, 0, nullptr,
                                                   nonce.data(), key.data());
        print("name", 100, [&](int) {
            pages.all();
            for (int i = 0; i < 157; ++i)
                succeeded(crypto_aead_xchacha20poly1305_ietf_decrypt(
                    text.data(), nullptr, nullptr, names.data(), names.size(), nullptr, 0, nonce.data(), key.data()));
        });
    }
    sqlite3_close(vault);

    Query insert(database, "insert or replace into raw values(?1, zeroblob(2048))");
    print("record", 500, [&](int i) {
        sqlite3_bind_int(insert.get(), 1, i);
        insert.all();
    });
    {
        Query all(database, "select sealed from cards");
        print("start", 3, [&](int) { all.all(); });
    }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("  \"memory_mb\": %.1f\n}\n", static_cast<double>(used.ru_maxrss) / 1024 - 64);
    return 0;
}
