// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// How much of the vault the detector finds in notes of meetings, and how often it is wrong. The b files were written
// apart from the a files and were not read while the detector was made.
#include "base/json.h"
#include "core/meetings/identifying_words.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

abri::json::Value read(std::string const& path)
{
    std::ifstream in(path);
    std::string const text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    auto parsed = abri::json::parse(text);
    if (!parsed) std::fprintf(stderr, "cannot read %s\n", path.c_str());
    return parsed ? *parsed : abri::json::Value();
}

std::vector<std::string> strings(abri::json::Value const& list)
{
    std::vector<std::string> out;
    for (auto const& item : list.items()) out.emplace_back(item.text());
    return out;
}

}  // namespace

int main(int argc, char** argv)
{
    std::string const folder = argc > 1 ? argv[1] : "tests/anonymity";
    bool const tells = argc > 2;   // names the half to list what was missed in it
    auto const vault = read(folder + "/vault.json");
    abri::IdentifyingWords const detector(
        {strings(vault["names"]), strings(vault["places"]), strings(vault["phones"])});
    bool good = true;
    for (std::string const half : {"a", "b"}) {
        int carrying = 0, caught = 0, harmless = 0, wrong = 0;
        auto const identifying = read(folder + "/identifying_" + half + ".json"),
                   plain = read(folder + "/harmless_" + half + ".json");
        for (auto const& note : identifying.items()) {
            if (note["known"].items().empty()) continue;
            ++carrying;
            bool const found = !detector.find(note["text"].text()).empty();
            caught += found;
            if (!found && tells && half == argv[2])
                std::printf("missed: %s\n", std::string(note["text"].text()).c_str());
        }
        for (auto const& note : plain.items()) {
            ++harmless;
            auto const found = detector.find(note["text"].text());
            wrong += !found.empty();
            if (!found.empty() && tells && half == argv[2])
                std::printf("false: %s in: %s\n", found.front().word.c_str(), std::string(note["text"].text()).c_str());
        }
        std::printf("%s: %d of %d notes with a known name, place or number caught; %d of %d harmless notes stopped\n",
                    half.c_str(), caught, carrying, wrong, harmless);
        good = good && carrying >= 70 && harmless >= 100 && caught * 100 >= carrying * 95 && wrong * 100 < harmless * 5;
    }
    return good ? 0 : 1;
}
