// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/check_form.h"

#include "base/text.h"

#include <algorithm>

namespace abri::pages {

namespace {

constexpr std::size_t longest_typed = 200;

std::string title_of(Lesson const& lesson, std::string_view anchor)
{
    for (auto const& block : lesson.blocks)
        if (block.kind == LessonBlock::Kind::heading && block.id == anchor) return block.text;
    return {};
}

bool is_typed(LessonBlock const& check) { return check.form == "short" || check.form == "number"; }

bool speaks_to(LessonBlock const& check, CheckOption const& option, std::string_view answer)
{
    if (check.form == "match") return true;
    if (!is_typed(check)) return has_code(answer, option.id);
    // "*" is whatever fits no other.
    auto const fits = [&](CheckOption const& other) { return other.text != "*" && is_option(check, other, answer); };
    return option.text == "*" ? std::none_of(check.options.begin(), check.options.end(), fits) : fits(option);
}

void put_feedback(Html& out, LessonBlock const& check, Lesson const& lesson, std::string_view answer, Words const& t)
{
    if (answer.empty()) return;
    bool const right = is_right(check, answer);
    out.add<"<div class=\"banner {}\" role=\"status\"><p><strong>{}</strong></p>">(
        right ? "done" : "warning", t(right ? "learn.right" : "learn.not_yet"));
    for (auto const& option : check.options)
        if (!option.feedback.empty() && speaks_to(check, option, answer))
            out.add<"<p>{}</p>">(inline_text(option.feedback));
    if (auto const title = title_of(lesson, check.see); !title.empty())
        out.add<"<p><a href=\"#{}\">{}</a></p>">(check.see, title);
    out.add<"</div>">();
}

void put_choices(Html& out, LessonBlock const& check, std::string_view answer, Words const& t)
{
    std::string_view const type = check.form == "several" ? "checkbox" : "radio";
    out.add<"<div class=\"choices\">">();
    for (auto const& option : check.options)
        out.add<"<label class=\"choice\"><input type=\"{}\" name=\"answer.{}\" value=\"{}\"{}> {}</label>">(
            type, check.id, option.id, has_code(answer, option.id) ? Html().add<" checked">() : Html(),
            inline_text(option_words(option, check, t)));
    out.add<"</div>">();
}

// The right-hand sides in the order of their words, so that their order tells nothing.
void put_pairs(Html& out, LessonBlock const& check, std::string_view answer)
{
    auto sides = check.options;
    std::sort(sides.begin(), sides.end(), [](CheckOption const& a, CheckOption const& b) { return a.match < b.match; });
    for (auto const& left : check.options) {
        auto const name = "answer." + check.id + "." + left.id;
        out.add<"<div class=\"field\"><label for=\"{}\">{}</label><select id=\"{}\" name=\"{}\"><option "
                "value=\"\"></option>">(name, left.text, name, name);
        for (auto const& right : sides)
            out.add<"<option value=\"{}\"{}>{}</option>">(
                right.id, has_code(answer, left.id + ":" + right.id) ? Html().add<" selected">() : Html(), right.match);
        out.add<"</select></div>">();
    }
}

std::string posted(std::vector<std::pair<std::string, std::string>> const& fields, std::string const& name)
{
    for (auto const& [field, value] : fields)
        if (field == name) return value;
    return {};
}

std::string pairs_given(LessonBlock const& check, std::vector<std::pair<std::string, std::string>> const& fields)
{
    std::vector<std::string> pairs;
    for (auto const& left : check.options)
        for (auto const& right : check.options)
            if (posted(fields, "answer." + check.id + "." + left.id) == right.id)
                pairs.push_back(left.id + ":" + right.id);
    return join(pairs, ",");
}

}  // namespace

Html inline_text(std::string_view text)
{
    Html out;
    bool strong = false, em = false;
    while (!text.empty()) {
        auto const star = text.find('*');
        out.add<"{}">(text.substr(0, star));
        if (star == text.npos) break;
        bool const two = text.substr(star).starts_with("**");
        if (two) strong ? out.add<"</strong>">() : out.add<"<strong>">(), strong = !strong;
        else em ? out.add<"</em>">() : out.add<"<em>">(), em = !em;
        text.remove_prefix(star + (two ? 2 : 1));
    }
    if (em) out.add<"</em>">();
    if (strong) out.add<"</strong>">();
    return out;
}

std::string_view option_words(CheckOption const& option, LessonBlock const& check, Words const& t)
{
    if (check.form != "true_false" || !option.text.empty()) return option.text;
    return t(option.id == "true" ? "learn.option_true" : "learn.option_false");
}

Html check_form(LessonBlock const& check, Lesson const& lesson, std::string_view answer, Words const& t)
{
    Html out;
    if (is_typed(check)) {
        auto const name = "answer." + check.id;
        out.add<"<section class=\"check\"><div class=\"field\"><label for=\"{}\"><span class=\"badge\">{}</span> "
                "{}</label><input type=\"text\" id=\"{}\" name=\"{}\" value=\"{}\" maxlength=\"{}\" "
                "autocomplete=\"off\"{}></div>">(
            name, t("learn.check"), inline_text(check.text), name, name, answer, longest_typed,
            check.form == "number" ? Html().add<" inputmode=\"decimal\"">() : Html());
    } else {
        out.add<"<section class=\"check\"><fieldset><legend><span class=\"badge\">{}</span> {}</legend>">(
            t("learn.check"), inline_text(check.text));
        if (check.form == "several") out.add<"<p class=\"hint\">{}</p>">(t("learn.several"));
        check.form == "match" ? put_pairs(out, check, answer) : put_choices(out, check, answer, t);
        out.add<"</fieldset>">();
    }
    put_feedback(out, check, lesson, answer, t);
    out.add<"</section>">();
    return out;
}

std::string answer_given(LessonBlock const& check, std::vector<std::pair<std::string, std::string>> const& fields)
{
    if (check.form == "match") return pairs_given(check, fields);
    if (is_typed(check)) {
        auto const text = std::string(trim(posted(fields, "answer." + check.id)));
        return is_valid_utf8(text) && count_characters(text) <= longest_typed ? text : std::string();
    }
    // A draft keeps what was ticked as codes joined by commas.
    std::vector<std::string> chosen;
    for (auto const& option : check.options)
        for (auto const& [field, value] : fields)
            if (field == "answer." + check.id && has_code(value, option.id) &&
                (chosen.empty() || chosen.back() != option.id))
                chosen.push_back(option.id);
    return check.form == "several" || chosen.size() == 1 ? join(chosen, ",") : std::string();
}

}  // namespace abri::pages
