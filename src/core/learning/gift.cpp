// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/gift_answers.h"
#include "core/learning/gift_chunks.h"
#include "core/learning/imported.h"
#include "core/learning/number_range.h"
#include "core/learning/plain_words.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

using Kind = LessonBlock::Kind;
using Problem = ImportProblem::Kind;

constexpr std::size_t most_bytes = 1'000'000, most_questions = 500, most_options = 26, most_question = 2000,
                      most_option = 1000, most_about = 80;
constexpr std::string_view nothing_left = "…";   // of an option that was a picture only

bool has_key(LessonBlock const& block) { return !block.key.empty() || block.form == "match"; }

std::optional<std::string> range_of(std::string_view text)
{
    if (auto const dots = text.find(".."); dots != text.npos)
        return range_between(text.substr(0, dots), text.substr(dots + 2));
    auto const colon = text.find(':');
    return range_around(text.substr(0, colon), colon == text.npos ? "0" : text.substr(colon + 1));
}

class GiftReader {
public:
    Imported read(std::string_view text)
    {
        if (!is_valid_utf8(text)) return fail(Problem::unreadable), std::move(out_);
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        bool const cut = text.size() > most_bytes;
        GiftChunks chunks(text.substr(0, most_bytes));
        for (GiftChunk chunk; chunks.next(chunk);) {
            line_ = chunk.line;
            bool const torn = cut && chunks.at_end();   // the cut goes through it
            if (torn || out_.blocks.size() == most_questions || out_.problems.size() >= most_questions)
                return shortened();
            question(chunk.text);
        }
        return cut ? shortened() : std::move(out_);
    }

private:
    Imported shortened()
    {
        about_.clear();
        fail(Problem::shortened);
        return std::move(out_);
    }

    // Each kind once a question: the trainer reads them all.
    void fail(Problem kind)
    {
        for (auto other = out_.problems.rbegin(); other != out_.problems.rend() && other->line == line_; ++other)
            if (other->kind == kind) return;
        out_.problems.push_back({kind, line_, about_});
    }

    void question(std::string_view text)
    {
        text = trim(text);
        std::string_view title;
        if (text.starts_with("::") && text.find("::", 2) != text.npos)
            text.remove_prefix(2), title = take_until(text, "::");
        block_ = {}, general_ = {};
        auto const open = std::min(text.find('{'), text.size()), close = std::min(text.find('}'), text.size());
        auto const braces = std::count_if(text.begin(), text.end(), [](char c) { return c == '{' || c == '}'; });
        std::string asked(text.substr(0, open));
        begin(asked, title);
        if (braces == 0) return stem(asked, title), done();
        // More of them: a blank line between two questions is missing.
        if (braces != 2 || close < open || close == text.size()) return fail(Problem::unreadable);
        auto const after = trim(text.substr(close + 1));
        if (!after.empty() && !after.starts_with("//")) asked.append("_____").append(text.substr(close + 1));
        stem(asked, title);
        answers(trim(text.substr(open + 1, close - open - 1)));
        done();
    }

    void begin(std::string_view asked, std::string_view title)
    {
        auto const format = take_format(asked, GiftFormat::moodle);
        about_ = first_characters(harmless(plain(asked.empty() ? title : asked, format).text), most_about);
    }

    void stem(std::string_view asked, std::string_view title)
    {
        format_ = take_format(asked, GiftFormat::moodle);
        block_.text = words(asked, most_question);
        if (block_.text.empty()) block_.text = words(title, most_question);
    }

    void answers(std::string_view text)
    {
        if (auto const at = text.rfind("####"); at != text.npos)
            general_ = text.substr(at + 4), text = trim(text.substr(0, at));
        auto const word = trim(text.substr(0, text.find('#')));
        bool const is_true = word == "T" || word == "TRUE";
        block_.kind = text.empty() ? Kind::reflection : Kind::check;
        if (text.empty()) return;
        if (text.starts_with('#')) return number(gift_answers(text.substr(1), Credit::full));
        if (text.find('~') != text.npos) return choice(gift_answers(text, Credit::none));
        if (text.find('=') != text.npos && text.find("->") != text.npos) return match(gift_answers(text, Credit::full));
        if (is_true || word == "F" || word == "FALSE") return true_false(is_true, text);
        short_answer(gift_answers(text, Credit::full));
    }

    void choice(std::vector<GiftAnswer> const& list)
    {
        auto const count = [&](auto is) { return std::count_if(list.begin(), list.end(), is); };
        auto const full = count([](GiftAnswer const& answer) { return answer.credit == Credit::full; });
        bool const one_only = full > 0 && count([](GiftAnswer const& answer) { return answer.mark == '='; }) > 0;
        block_.form = one_only && full == 1 ? "choice" : "several";
        if (one_only && full > 1) fail(Problem::not_supported);  // there, any one of them is right; here, all together
        for (auto const& answer : list) {
            if (one_only && answer.credit == Credit::part) fail(Problem::partial_credit);
            bool const right = answer.credit == Credit::full || (!one_only && answer.credit == Credit::part);
            if (auto const text = words_or_dots(answer.text); !text.empty()) option(text, answer.feedback, right);
        }
        if (block_.options.size() < 2) block_.key.clear();
    }

    void short_answer(std::vector<GiftAnswer> const& list)
    {
        block_.form = "short";
        for (auto answer : list) {
            take_format(answer.text, format_);  // what is typed has none
            auto const text = capped(harmless(reveal_escapes(answer.text)), most_option);
            if (text.empty()) fail(Problem::unreadable);
            else typed(answer, text);
        }
    }

    void number(std::vector<GiftAnswer> const& list)
    {
        block_.form = "number";
        for (auto const& answer : list) {
            auto const text = reveal_escapes(answer.text);
            bool const any_other =
                answer.credit != Credit::full && (text == "*" || (text.empty() && answer.mark == '~'));
            auto const range = any_other ? std::string("*") : range_of(text);
            if (!range) return fail(Problem::unreadable), block_.key.clear();
            typed(answer, *range);
        }
    }

    void typed(GiftAnswer const& answer, std::string const& text)
    {
        if (answer.credit == Credit::part) fail(Problem::partial_credit);
        option(text, answer.feedback, answer.credit == Credit::full);
    }

    void match(std::vector<GiftAnswer> const& list)
    {
        for (auto const& answer : list) {
            auto right = answer.text;
            auto const left = take_until(right, "->");
            auto const other = capped(harmless(with_plain_stars(reveal_escapes(right))), most_option);
            if (other.empty()) return fail(Problem::unreadable);
            if (left.empty()) fail(Problem::not_supported);  // a match too many, to lead astray
            else if (auto const text = words_or_dots(left); !text.empty()) option(text, answer.feedback, false, other);
        }
        if (block_.options.size() > 1) block_.form = "match";
    }

    // The first feedback is for who was wrong, the second for who was right.
    void true_false(bool is_true, std::string_view text)
    {
        take_until(text, "#");
        auto const wrong = take_until(text, "#"), right = text;
        block_.form = "true_false";
        block_.key = is_true ? "true" : "false";
        block_.options = {{"true", {}, {}, words(is_true ? right : wrong, most_option)},
                          {"false", {}, {}, words(is_true ? wrong : right, most_option)}};
    }

    void option(std::string text, std::string_view feedback, bool right, std::string match = {})
    {
        if (block_.options.size() == most_options) return fail(Problem::shortened);
        std::string const id(1, static_cast<char>('a' + block_.options.size()));
        block_.options.push_back({id, std::move(text), std::move(match), words(feedback, most_option)});
        if (right) block_.key += (block_.key.empty() ? "" : ",") + id;
    }

    void done()
    {
        if (block_.text.empty() || (block_.kind == Kind::check && !has_key(block_))) return fail(Problem::unreadable);
        if (auto const general = words(general_, most_option); !general.empty()) append(general);
        out_.blocks.push_back(std::move(block_));
    }

    void append(std::string const& general)
    {
        auto const join_to = [&](std::string& text, std::size_t most) {
            text = capped(text.empty() ? general : text + " " + general, most);
        };
        if (block_.kind != Kind::check) return join_to(block_.text, most_question);
        if (block_.form == "match") return join_to(block_.options[0].feedback, most_option);
        for (auto& option : block_.options)
            if (has_code(block_.key, option.id)) join_to(option.feedback, most_option);
    }

    std::string capped(std::string const& text, std::size_t most)
    {
        auto out = first_characters(text, most);
        if (out.size() < text.size()) fail(Problem::shortened);
        return out;
    }

    static PlainWords plain(std::string_view text, GiftFormat format)
    {
        auto const written = reveal_escapes(text);
        if (format == GiftFormat::plain) return {with_plain_stars(written)};
        if (format == GiftFormat::markdown) return without_markdown_pictures(written);
        return plain_words(written);  // Moodle's own format, too, lets marks of HTML count
    }

    std::string words(std::string_view text, std::size_t most)
    {
        auto const format = take_format(text, format_);
        auto const found = plain(text, format);
        had_picture_ = found.had_picture;
        if (had_picture_) fail(Problem::picture_dropped);
        return capped(harmless(found.text), most);
    }

    // Nothing where there is nothing to choose; the answer is told and left out.
    std::string words_or_dots(std::string_view text)
    {
        auto found = words(text, most_option);
        if (!found.empty()) return found;
        if (had_picture_) return std::string(nothing_left);
        fail(Problem::unreadable);
        return {};
    }

    Imported out_;
    std::size_t line_ = 0;
    std::string about_;
    LessonBlock block_;
    GiftFormat format_ = GiftFormat::moodle;  // of the question, and so of its answers
    std::string_view general_;  // feedback that is for all
    bool had_picture_ = false;  // what was read last
};

}  // namespace

Imported read_gift(std::string_view text) { return GiftReader().read(text); }

}  // namespace abri
