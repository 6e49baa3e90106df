// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/finish.h"

#include "base/text.h"

#include <algorithm>
#include <cstdio>

namespace abri::paper {
namespace {

struct Object {
    std::size_t number;
    std::string text;  // from "7 0 obj" to "endobj"
};

// The number after `name`, or -1.
std::int64_t number_after(std::string_view text, std::string_view name)
{
    auto const at = text.find(name);
    if (at == text.npos) return -1;
    auto const rest = text.substr(at + name.size());
    return parse_count(rest.substr(0, rest.find_first_not_of("0123456789")));
}

// Members added at the end of an object's dictionary.
bool add_members(std::string& object, std::string const& members)
{
    auto const end = object.rfind(">>");
    if (end == object.npos) return false;
    object.insert(end, members + "\n");
    return true;
}

// The objects that change: the catalog, and each figure in the order they stand in.
std::vector<Object> changed_objects(std::string_view pdf, std::size_t table, std::size_t size, std::size_t root,
                                    Document const& document)
{
    std::vector<Object> changed;
    std::size_t block = 0;
    auto const first_entry = pdf.find('\n', table + 5) + 1;
    for (std::size_t number = 1; number < size; ++number) {
        auto const digits = pdf.substr(std::min(pdf.size(), first_entry + 20 * number), 10);
        auto const offset = parse_count(digits.substr(std::min(digits.find_first_not_of('0'), digits.size())));
        if (offset <= 0 || static_cast<std::size_t>(offset) >= table) continue;
        auto const from = static_cast<std::size_t>(offset);
        auto const head = pdf.substr(from, 120);
        bool const figure = head.find("/Type /StructElem") != head.npos && head.find("/S /Figure\n") != head.npos &&
                            head.find("/S /Figure\n") < head.find("endobj");
        if (number != root && !figure) continue;
        Object object{number, std::string(pdf.substr(from, pdf.find("endobj", from) + 6 - from))};
        std::string members = "   /Lang (" + document.language + ")\n   /ViewerPreferences << /DisplayDocTitle true >>";
        if (figure) {
            while (block < document.blocks.size() && document.blocks[block].kind != Kind::qr) ++block;
            if (block == document.blocks.size()) return {};
            auto const& address = document.blocks[block++].text;
            members =
                "   /Alt <" + to_hex({reinterpret_cast<std::uint8_t const*>(address.data()), address.size()}) + ">";
        }
        if (!add_members(object.text, members)) return {};
        changed.push_back(std::move(object));
    }
    return changed;
}

}  // namespace

std::string with_language(std::string pdf, Document const& document)
{
    auto const trailer_at = pdf.rfind("\ntrailer\n");
    if (trailer_at == pdf.npos) return pdf;
    auto const trailer = pdf.substr(trailer_at);
    auto const table = number_after(trailer, "startxref\n"), root = number_after(trailer, "/Root "),
               size = number_after(trailer, "/Size ");
    if (table <= 0 || root <= 0 || size <= 0 || pdf.compare(static_cast<std::size_t>(table), 5, "xref\n") != 0)
        return pdf;
    auto const changed = changed_objects(pdf, static_cast<std::size_t>(table), static_cast<std::size_t>(size),
                                         static_cast<std::size_t>(root), document);
    if (changed.empty()) return pdf;
    std::string new_table = "xref\n";
    char entry[64];
    for (auto const& object : changed) {
        std::snprintf(entry, sizeof entry, "%zu 1\n%010zu 00000 n \n", object.number, pdf.size());
        new_table += entry;
        pdf += object.text + "\n";
    }
    auto const start = pdf.size();
    auto dictionary = trailer.substr(0, trailer.find("startxref"));
    if (!add_members(dictionary, "   /Prev " + std::to_string(table))) return pdf;
    return pdf + new_table + dictionary.substr(1) + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

}  // namespace abri::paper
