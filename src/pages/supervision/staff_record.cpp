// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/staff_record.h"

#include "pages/frame/cards.h"

namespace abri::pages {

// An id in words: somebody's name, the code of a file, nothing for what is no longer theirs to see.
static std::string told(std::string_view id, Loaded const& loaded, Env const& env)
{
    if (auto const person = PersonId::parse(id); person && env.member(*person))
        return std::string(env.name_of(*person));
    auto const file = FileId::parse(id);
    if (file && loaded.cards)
        for (auto const& card : *loaded.cards)
            if (card.file == *file) return title_of(env, card);
    return {};
}

Html staff_record(Recorded const& recorded, Loaded const& loaded, Env const& env)
{
    auto const* form = env.catalogue.form(recorded.form);
    if (!form) return {};
    auto shown = recorded;
    for (auto const& [name, value] : recorded.answers.all())
        if (value.size() == 32 && value.find_first_not_of("0123456789abcdef") == value.npos)
            shown.answers.set(name, told(value, loaded, env));
    Html out;
    out.add<"<p class=\"quiet\">{} – {}</p>">(env.words.moment(recorded.at), env.name_of(recorded.author));
    return out.add(filled_fields(*form, env, shown));
}

Html record_line(Recorded const& recorded, Url const& to, Env const& env, std::string_view state)
{
    Html out;
    auto const* form = env.catalogue.form(recorded.form);
    if (!form) return out;
    std::string on = env.words.moment(recorded.at);
    for (auto const& field : form->sections.front().fields)
        if (field.type == FieldType::datetime || field.type == FieldType::date) {
            if (auto const at = recorded.answers.instant(field.code)) on = env.words.moment(*at);
            break;
        }
    out.add<"<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span>">(
        to, env.words("form." + recorded.form + ".title"), on);
    if (!state.empty()) out.add<" <span class=\"badge\">{}</span>">(state);
    return out.add<"</li>">();
}

std::string told(ActionItem const& item, Words const& t)
{
    return item.what.empty() ? t("action_list.again", {std::string(t("form." + item.form + ".title"))}) : item.what;
}

Html action_lines(OpenedOfficeFile const& book, Env const& env)
{
    auto const& t = env.words;
    Html out;
    for (auto const& item : open_actions(book.records))
        out.add<"<li><span dir=\"auto\">{}</span> <span class=\"quiet\">{}{}</span></li>">(
            told(item, t), t(item.supervisors ? "action_list.supervisor" : "action_list.worker"),
            item.due ? " · " + t.date(*item.due) : "");
    return out;
}

Recorded const* last_of(OpenedOfficeFile const& book, std::string_view kind, std::string_view about)
{
    Recorded const* last = nullptr;
    for (auto const& r : book.records)
        if (r.kind == kind && (about.empty() || r.answers["about"] == about)) last = &r;
    return last;
}

Recorded const* record_of(OpenedOfficeFile const& book, std::string_view entry)
{
    for (auto const& r : book.records)
        if (r.entry.text() == entry) return &r;
    return nullptr;
}

}  // namespace abri::pages
