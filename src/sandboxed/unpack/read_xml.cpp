// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/unpack/read_xml.h"

#include "base/json.h"
#include "base/text.h"
#include "sandboxed/unpack/limits.h"

#include <pugixml.hpp>

#include <utility>

namespace abri::unpack {

namespace {

// The JSON of an element takes two levels of the 32 that our own reader follows.
constexpr int most_depth = 12, most_elements = 200'000;

// The one element of a document; none where there is a DOCTYPE, which could bring entities along, or a second root.
pugi::xml_node root_of(pugi::xml_document const& document)
{
    pugi::xml_node root;
    for (auto const& node : document) {
        if (node.type() == pugi::node_doctype || (root && node.type() == pugi::node_element)) return {};
        if (node.type() == pugi::node_element) root = node;
    }
    return root;
}

class TreeWriter {
public:
    bool write(pugi::xml_node const& element, int depth)
    {
        if (depth > most_depth || ++elements_ > most_elements || out_.size() > most_output) return false;
        json::escape_to(out_ += "{\"n\":", element.name());
        if (!attributes(element)) return false;
        words(element);
        if (!children(element, depth)) return false;
        out_ += '}';
        return true;
    }

    std::string take() { return std::move(out_); }

private:
    static constexpr int most_attributes = 50;

    // False where a name comes twice: that is no XML, and no JSON either.
    bool attributes(pugi::xml_node const& element)
    {
        char const* before = ",\"a\":{";
        int seen = 0;
        for (auto const& attribute : element.attributes()) {
            if (++seen > most_attributes || element.attribute(attribute.name()) != attribute) return false;
            json::escape_to(out_ += before, attribute.name());
            json::escape_to(out_ += ':', attribute.value());
            before = ",";
        }
        if (seen > 0) out_ += '}';
        return true;
    }

    void words(pugi::xml_node const& element)
    {
        std::string text;
        for (auto const& node : element)
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
        if (auto const trimmed = trim(text); !trimmed.empty()) json::escape_to(out_ += ",\"t\":", trimmed);
    }

    bool children(pugi::xml_node const& element, int depth)
    {
        char const* before = ",\"c\":[";
        bool any = false;
        for (auto const& node : element) {
            if (node.type() != pugi::node_element) continue;
            out_ += before;
            if (!write(node, depth + 1)) return false;
            before = ",", any = true;
        }
        if (any) out_ += ']';
        return true;
    }

    std::string out_;
    int elements_ = 0;
};

}  // namespace

std::optional<std::string> read_xml(std::string_view bytes)
{
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype))
        return std::nullopt;
    auto const root = root_of(document);
    TreeWriter writer;
    if (!root || !writer.write(root, 1)) return std::nullopt;
    auto json = writer.take();
    if (!is_valid_utf8(json)) return std::nullopt;
    return json;
}

}  // namespace abri::unpack
