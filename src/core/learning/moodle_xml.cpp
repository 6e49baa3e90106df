// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/moodle_xml.h"

#include "base/text.h"
#include "core/learning/number_range.h"
#include "core/learning/plain_words.h"

#include <algorithm>
#include <optional>

namespace abri {

using Kind = LessonBlock::Kind;
using Problem = ImportProblem::Kind;

namespace {

constexpr std::size_t most_questions = 500, most_options = 26, most_text = 2000, most_option_text = 1000,
                      most_about = 80;
constexpr std::ptrdiff_t most_stars = 4;   // is_option takes no more

std::string_view attribute(json::Value const& element, std::string_view name)
{
    return element["a"].string_or(name, {});
}

json::Value const& child(json::Value const& element, std::string_view name)
{
    static json::Value const none;
    for (auto const& one : element["c"].items())
        if (one.string_or("n", {}) == name) return one;
    return none;
}

std::string_view text_of(json::Value const& element) { return trim(element.string_or("t", {})); }

// A picture, a sound or a document that lies in the file, at any depth; Moodle 1 named pictures beside the text.
bool holds_file(json::Value const& element)
{
    auto const name = element.string_or("n", {});
    if (name == "file" || (name == "image" && !text_of(element).empty())) return true;
    auto const& inside = element["c"].items();
    return std::any_of(inside.begin(), inside.end(), holds_file);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to)
{
    std::string out;
    for (std::size_t at; (at = text.find(from)) != text.npos; text.remove_prefix(at + from.size()))
        (out += text.substr(0, at)) += to;
    return out += text;
}

enum class Worth : unsigned char { nothing, part, full };

// Of "100", "33.33333" or "-50"; the digits of a division by a computer may be more than a number holds.
Worth worth_of(json::Value const& answer)
{
    auto const fraction = trim(attribute(answer, "fraction"));
    auto const is_none_of = [](std::string_view text, std::string_view digits) {
        return text.find_first_of(digits) == text.npos;
    };
    if (fraction.find_first_not_of("0123456789.") != fraction.npos || is_none_of(fraction, "123456789"))
        return Worth::nothing;
    auto const point = std::min(fraction.find('.'), fraction.size());
    return fraction.substr(0, point) == "100" && is_none_of(fraction.substr(point), "123456789") ? Worth::full
                                                                                                 : Worth::part;
}

std::string beginning(std::string_view text) { return first_characters(harmless(text), most_about); }

// One question; what it could not take along is in `problems`, each kind once.
class QuestionReader {
public:
    explicit QuestionReader(json::Value const& question) : question_(question) {}

    std::optional<LessonBlock> read()
    {
        auto const type = attribute(question_, "type");
        block_.text = words("questiontext", most_text);
        if (!has_code("multichoice,truefalse,shortanswer,numerical,matching,essay,description", type)) {
            problems_ = {Problem::not_supported};
            return std::nullopt;
        }
        if (holds_file(question_)) note(Problem::picture_dropped);
        if (block_.text.empty()) return refuse(Problem::unreadable);
        if (type == "essay") return prose(Kind::reflection);
        if (type == "description") return prose(Kind::paragraph);
        block_.kind = Kind::check;
        if (type == "multichoice") return multichoice();
        if (type == "truefalse") return true_false();
        if (type == "shortanswer") return typed("short");
        if (type == "numerical") return typed("number");
        return matching();
    }

    std::vector<Problem> const& problems() const { return problems_; }
    bool has(Problem problem) const
    {
        return std::find(problems_.begin(), problems_.end(), problem) != problems_.end();
    }

    std::string about() const
    {
        return block_.text.empty() ? beginning(text_of(child(child(question_, "name"), "text")))
                                   : beginning(block_.text);
    }

private:
    void note(Problem problem)
    {
        if (!has(problem)) problems_.push_back(problem);
    }

    std::nullopt_t refuse(Problem why)
    {
        note(why);
        return std::nullopt;
    }

    std::string kept(std::string_view text, std::size_t most)
    {
        auto line = harmless(text);
        if (count_characters(line) <= most) return line;
        note(Problem::shortened);
        return harmless(first_characters(line, most));
    }

    // Of an element that holds a text and says how it is written; without a word of it, HTML.
    std::string words(json::Value const& holder, std::size_t most)
    {
        auto const& text = child(holder, "text");
        if (!text["c"].items().empty()) note(Problem::unreadable);   // HTML that was not wrapped: it has become XML
        auto const format = attribute(holder, "format");
        if (format == "markdown") return kept(text_of(text), most);
        if (format == "plain_text") return kept(with_plain_stars(text_of(text)), most);
        auto const plain = plain_words(text_of(text));
        if (plain.had_picture) note(Problem::picture_dropped);
        return kept(plain.text, most);
    }

    std::string words(std::string_view name, std::size_t most) { return words(child(question_, name), most); }

    void append(std::string& to, std::string_view more, std::size_t most)
    {
        if (more.empty() || to == more) return;
        to = kept(to.empty() ? std::string(more) : to + " " + std::string(more), most);
    }

    std::optional<LessonBlock> prose(Kind kind)
    {
        block_.kind = kind;
        append(block_.text, words("generalfeedback", most_text), most_text);
        return block_;
    }

    template <class Take>
    void each(std::string_view name, Take take)
    {
        for (auto const& one : question_["c"].items()) {
            if (one.string_or("n", {}) != name) continue;
            if (block_.options.size() == most_options) return note(Problem::shortened);
            take(one);
        }
    }

    void add_option(std::string text, std::string match, std::string feedback, Worth worth)
    {
        std::string const id(1, static_cast<char>('a' + block_.options.size()));
        block_.options.push_back({id, std::move(text), std::move(match), std::move(feedback)});
        worths_.push_back(worth);
    }

    std::ptrdiff_t how_many(Worth worth) const { return std::count(worths_.begin(), worths_.end(), worth); }

    // The key is what is worth as much as that.
    std::optional<LessonBlock> with_key(std::string_view form, Worth least)
    {
        std::vector<std::string> right;
        for (std::size_t i = 0; i < worths_.size(); ++i)
            if (worths_[i] >= least) right.push_back(block_.options[i].id);
        if (right.empty()) return refuse(Problem::unreadable);
        block_.form = form, block_.key = join(right, ",");
        return with_feedback();
    }

    std::optional<LessonBlock> with_feedback()
    {
        auto const general = words("generalfeedback", most_option_text),
                   correct = words("correctfeedback", most_option_text),
                   incorrect = words("incorrectfeedback", most_option_text);
        for (auto& option : block_.options) {
            bool const right =
                has_code(block_.key, option.id) || (block_.form == "match" && &option == &block_.options.front());
            if (right)
                append(option.feedback, general, most_option_text), append(option.feedback, correct, most_option_text);
            else if (block_.form != "match") append(option.feedback, incorrect, most_option_text);
        }
        return block_;
    }

    std::optional<LessonBlock> multichoice()
    {
        auto const single = text_of(child(question_, "single"));
        each("answer", [&](json::Value const& answer) {
            add_option(words(answer, most_option_text), {}, words(child(answer, "feedback"), most_option_text),
                       worth_of(answer));
        });
        bool const all_said = std::all_of(block_.options.begin(), block_.options.end(),
                                          [](CheckOption const& option) { return !option.text.empty(); });
        if (block_.options.size() < 2 || !all_said) return refuse(Problem::unreadable);
        if (single == "false" || single == "0") return with_key("several", Worth::part);
        if (how_many(Worth::full) > 1)
            return refuse(Problem::not_supported);   // one of several would do; ours asks for all
        if (how_many(Worth::part) > 0) note(Problem::partial_credit);
        return with_key("choice", Worth::full);
    }

    // The ids are those of our own course; the texts are the page's.
    std::optional<LessonBlock> true_false()
    {
        block_.options = {{"true", {}, {}, {}}, {"false", {}, {}, {}}};
        worths_ = {Worth::nothing, Worth::nothing};
        for (auto const& answer : question_["c"].items()) {
            if (answer.string_or("n", {}) != "answer") continue;
            auto const said = fold_latin(text_of(child(answer, "text")));
            if (said != "true" && said != "false") return refuse(Problem::unreadable);
            std::size_t const which = said == "true" ? 0 : 1;
            worths_[which] = worth_of(answer);
            block_.options[which].feedback = words(child(answer, "feedback"), most_option_text);
        }
        if (how_many(Worth::full) != 1) return refuse(Problem::unreadable);
        if (how_many(Worth::part) > 0) note(Problem::partial_credit);
        return with_key("true_false", Worth::full);
    }

    // What may be typed is no HTML, whatever its format says. Old files have it in the answer itself.
    std::optional<LessonBlock> typed(std::string_view form)
    {
        each("answer", [&](json::Value const& answer) {
            auto const& inside = child(answer, "text");
            auto const written = text_of(inside.is(json::Kind::null) ? answer : inside);
            auto const text = form == "number" ? range(written, answer) : pattern(written);
            if (!text.empty())
                add_option(text, {}, words(child(answer, "feedback"), most_option_text), worth_of(answer));
        });
        if (how_many(Worth::part) > 0) note(Problem::partial_credit);
        if (form == "number" && !child(question_, "units")["c"].items().empty()) note(Problem::not_supported);
        return with_key(form, Worth::full);
    }

    // "\*" is a star that stands for itself; "⁎" is compared like one that somebody types.
    std::string pattern(std::string_view written)
    {
        auto text = kept(replaced(written, "\\*", "⁎"), most_option_text);
        if (std::count(text.begin(), text.end(), '*') <= most_stars) return text;
        note(Problem::not_supported);
        return {};
    }

    // A number, or the least and the greatest that will do; nothing for "*", which is any other number.
    std::string range(std::string_view number, json::Value const& answer)
    {
        auto const tolerance = text_of(child(answer, "tolerance"));
        if (number == "*") {
            if (!text_of(child(child(answer, "feedback"), "text")).empty()) note(Problem::not_supported);
            return {};
        }
        auto const found = range_around(number, tolerance.empty() ? "0" : tolerance);
        if (!found) return note(Problem::unreadable), std::string();
        if (can_be_typed(*found)) return *found;
        note(Problem::not_supported);
        return {};
    }

    // With as many digits as an answer is read with.
    static bool can_be_typed(std::string const& range)
    {
        LessonBlock number;
        number.form = "number";
        auto const dots = range.find("..");
        auto const is_in = [&](std::string_view end) { return is_option(number, {{}, range, {}, {}}, end); };
        return is_in(range.substr(0, dots)) && (dots == range.npos || is_in(range.substr(dots + 2)));
    }

    std::optional<LessonBlock> matching()
    {
        each("subquestion", [&](json::Value const& pair) {
            auto text = words(pair, most_option_text),
                 match = kept(with_plain_stars(text_of(child(child(pair, "answer"), "text"))), most_option_text);
            if (text.empty()) return note(Problem::not_supported);   // an answer that nothing matches
            if (match.empty()) return note(Problem::unreadable);
            add_option(std::move(text), std::move(match), {}, Worth::nothing);
        });
        if (block_.options.size() < 2) return refuse(Problem::unreadable);
        // Two answers that read the same are two answers here: only one of them would be right.
        for (auto const& one : block_.options)
            for (auto const& other : block_.options)
                if (&one != &other && one.match == other.match) return refuse(Problem::not_supported);
        block_.form = "match";
        return with_feedback();
    }

    json::Value const& question_;
    LessonBlock block_;
    std::vector<Worth> worths_;   // of each option
    std::vector<Problem> problems_;
};

void take_question(Imported& imported, json::Value const& question)
{
    QuestionReader reader(question);
    auto block = reader.read();
    // Half a question helps nobody: what was not read well stays out altogether.
    if (block && !reader.has(Problem::unreadable)) imported.blocks.push_back(std::move(*block));
    for (auto problem : reader.problems()) imported.problems.push_back({problem, 0, reader.about()});
}

}  // namespace

Imported read_moodle_xml(json::Value const& tree)
{
    Imported imported;
    auto const root = tree.string_or("n", {});
    if (root != "quiz") imported.problems.push_back({Problem::unreadable, 0, beginning(root)});
    if (root != "quiz") return imported;
    std::size_t questions = 0;
    for (auto const& element : tree["c"].items()) {
        if (element.string_or("n", {}) == "question" && attribute(element, "type") == "category") continue;
        if (++questions > most_questions) {
            imported.problems.push_back({Problem::shortened, 0, {}});
            break;
        }
        if (element.string_or("n", {}) == "question") take_question(imported, element);
        else imported.problems.push_back({Problem::unreadable, 0, beginning(element.string_or("n", {}))});
    }
    return imported;
}

}  // namespace abri
