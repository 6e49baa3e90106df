// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/shell.h"

#include "base/embedded.h"
#include "http/compress.h"
#include "pages/frame/layout.h"
#include "pages/account/staff_pages.h"
#include "web/certificate_check.h"
#include "web/course_files.h"
#include "web/form_body.h"
#include "web/image_cleaner.h"

#include <spdlog/spdlog.h>

namespace abri::web {

using http::Request;
using http::Response;

namespace {

// Referrer-Policy is same-origin, not no-referrer: with the latter browsers send "Origin: null" even to ourselves, and
// the check of where a POST comes from would have nothing to hold on to. No other site ever gets a referrer.
constexpr std::string_view policy_header = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                                           "font-src 'self'; connect-src 'self'; form-action 'self'; "
                                           "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
                                           "require-trusted-types-for 'script'; trusted-types abri-course";

void add_security_headers(Response& response, bool encrypted)
{
    auto& headers = response.headers;
    headers.insert(headers.end(),
                   {{"Content-Security-Policy", std::string(policy_header)},
                    {"X-Content-Type-Options", "nosniff"},
                    {"Referrer-Policy", "same-origin"},
                    {"Cross-Origin-Opener-Policy", "same-origin"},
                    {"Cross-Origin-Resource-Policy", "same-origin"},
                    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"}});
    if (encrypted) headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    for (auto const& [name, value] : headers)
        if (name == "Cache-Control") return;
    headers.emplace_back("Cache-Control", "no-store");
}

Response text_answer(int status, std::string text)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text)};
}

// What came with a form, once it is known that its sender may post here.
void look_at_file(std::string const& bytes, pages::Takes takes, pages::Request& wanted)
{
    switch (takes) {
        case pages::Takes::none: return;
        case pages::Takes::course_file: wanted.upload = take_apart(bytes); return;
        case pages::Takes::picture: break;
    }
    auto const clean = clean_image(bytes);
    wanted.picture_refused = !clean;
    wanted.picture = clean ? std::string(clean->begin(), clean->end()) : std::string();
}

// Whether a form of this page may carry a file, whoever sends it.
bool takes_file(std::string_view path)
{
    auto const match = pages::find_route("POST", path);
    return match.route && match.route->takes != pages::Takes::none;
}

bool is_long_enough(std::string_view password) { return count_characters(password) >= 15 && password.size() <= 1024; }

}  // namespace

Response Shell::operator()(Request&& request)
{
    Response response;
    try {
        response = route(request);
    } catch (store::StoreError const& error) {
        spdlog::error("store: {}", error.text);
        response = store_failed(request, error.kind);
    } catch (std::exception const& error) {
        spdlog::error("request failed: {}", error.what());
        response = text_answer(500, std::string(words_for(request)("error.internal")));
    }
    if (spdlog::should_log(spdlog::level::debug)) {
        // The route as the table writes it: a path may hold anything somebody typed.
        auto const match = pages::find_route(request.method, request.path.starts_with("/api/v1/")
                                                                 ? std::string_view(request.path).substr(7)
                                                                 : std::string_view(request.path));
        spdlog::debug("{} {} {}", match.route ? match.route->method : "-", match.route ? match.route->pattern : "-",
                      response.status);
    }
    add_security_headers(response, channel_ == Channel::encrypted);
    http::compress(request, response);
    return response;
}

// The disk or the database does not answer. What was typed comes back in the page, to be sent again.
Response Shell::store_failed(Request const& request, store::StoreError::Kind kind) const
{
    auto const& words = words_for(request);
    bool const late = kind == store::StoreError::Kind::late;
    auto const why = words(late ? "error.no_answer" : "error.store");
    Response response;
    http::Fields fields;
    if (request.path.starts_with("/api/v1/")) {
        auto const problem = json::Value::object()
                                 .set("type", "about:blank")
                                 .set("title", why)
                                 .set("status", json::Value::of(std::int64_t{503}))
                                 .set("refusal", "store_unavailable")
                                 .set("rules", json::Value::array())
                                 .set("fields", json::Value::array());
        response = {503, {{"Content-Type", "application/problem+json; charset=utf-8"}}, problem.dump()};
    } else if (request.method == "POST" && pages::find_route("POST", request.path).route &&
               read_form_body(request, false, fields) == BodyFault::none) {
        // A page of the table: no password is typed into any of them.
        std::string_view const title = late ? "error.no_answer_title" : "error.store_title";
        response = plain(words, title, pages::try_again_body(words, words(title), why, request.path, fields), 503);
    } else {
        response = text_answer(503, std::string(why));
    }
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

Response Shell::route(Request const& request)
{
    bool const get = request.method == "GET" || request.method == "HEAD", post = request.method == "POST";
    auto const& path = request.path;
    if (!get && !post) return text_answer(405, "Method Not Allowed\n");
    if (get && path.starts_with("/assets/")) return static_file(path);
    if (get && path == "/course_worker.js")
        return {200,
                {{"Content-Type", "text/javascript; charset=utf-8"}, {"Cache-Control", "no-cache"}},
                std::string(embedded("assets/course_worker.js"))};
    if (get && path == "/health/live") return {204, {}, {}};
    if (get && path == "/health/ready") return {node_.is_ready() ? 204 : 503, {{"Cache-Control", "no-store"}}, {}};
    if (post && !is_from_here(request)) return text_answer(403, std::string(words_for(request)("error.origin")));
    auto const& words = words_for(request);
    if (path == "/signin")
        return post ? sign_in(request) : plain(words, "signin.title", pages::sign_in_body(words, "", ""));
    if (path == "/recover")
        return post ? recover(request) : plain(words, "recover.title", pages::recover_body(words, ""));
    if (get && path == "/certificates/key") return certificate_key(node_);
    if (path.starts_with("/certificates/")) {
        auto const checked = check_certificate(node_, request, words);
        return plain(words, "certificate.check_title", checked.body, checked.status);
    }
    if (path == "/away" && get) return plain(words, "away.title", pages::away_body(words));
    if (post && path == "/language") return switch_language(request);
    if (post && path == "/signout") return sign_out(request);
    if (post && path == "/exit") return leave_quickly(request);
    if (path == "/password") return choose_password(request);
    if (get && path == "/api/v1/openapi.json")
        return {200, {{"Content-Type", "application/json; charset=utf-8"}}, pages::openapi(node_.catalogue(), words)};
    if (path.starts_with("/api/v1/")) return page(request, std::string_view(path).substr(7), true);
    return page(request, path, false);
}

std::string Shell::own_address(Request const& request) const
{
    return std::string(channel_ == Channel::encrypted ? "https://" : "http://") + std::string(request.header("host"));
}

// What is printed and signed: the address the office was started with, or this very machine. Whatever else a request
// claims to be called is nobody's word.
std::string Shell::printed_address(Request const& request) const
{
    if (!node_.parts().address.empty()) return node_.parts().address;
    auto const host = request.header("host");
    auto const name = host.substr(0, host.rfind(':'));
    return name == "127.0.0.1" || name == "localhost" ? own_address(request) : std::string();
}

bool Shell::is_from_here(Request const& request) const
{
    auto const site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin") return false;
    auto const origin = request.header("origin");
    if (!origin.empty()) return origin == own_address(request);
    // No browser leaves Origin out of a POST; a program says so itself.
    return request.header("x-app") == "1";
}

pages::Words const& Shell::words_for(Request const& request) const
{
    auto const chosen = request.cookie("abri_language");
    return node_.languages().of(chosen.empty() ? node_.languages().choose(request.header("accept-language")) : chosen);
}

Response Shell::page(Request const& request, std::string_view path, bool api)
{
    auto const& words = words_for(request);
    auto const cookie = request.cookie(cookie_name());
    auto const opened = node_.session(cookie);
    pages::Request wanted;
    wanted.post = request.method == "POST";
    wanted.api = api;
    wanted.path = path;
    wanted.address = printed_address(request);
    if (!opened) return signed_out(request, std::move(wanted));
    if (api && wanted.post && request.header("x-app") != "1") return text_answer(403, "X-App\n");
    if (!http::parse_urlencoded(request.query, wanted.query)) return text_answer(400, "Bad Request\n");
    if (!api && path != "/password" && opened->must_choose_password) return see_other("/password");
    if (wanted.post) {
        UploadedFile file;
        auto const body = !api && is_multipart(request) && takes_file(path) ? read_multipart(request, wanted.form, file)
                                                                            : read_form_body(request, api, wanted.form);
        if (body != BodyFault::none)
            return text_answer(body == BodyFault::unsupported ? 415 : 400, std::string(words("error.body")));
        if (!api && !csrf_matches(opened->session_key, wanted.field("csrf")))
            return text_answer(403, std::string(words("error.token")));
        if (!file.bytes.empty()) look_at_file(file.bytes, node_.takes_from(opened->ring, path), wanted);
    }
    Visit const visit{opened->ring, csrf_token(opened->session_key), words, cookie};
    return to_http(node_.answer(visit, std::move(wanted)), words);
}

// What arrives after the session's end is not lost: its token still belongs to the cookie, and it becomes a draft.
Response Shell::signed_out(Request const& request, pages::Request wanted)
{
    if (wanted.api)
        return {
            401,
            {{"Content-Type", "application/problem+json"}},
            R"({"type":"about:blank","title":"sign in","status":401,"refusal":"signed_out","rules":[],"fields":[]})"};
    if (!wanted.post) return see_other("/signin");
    auto const& words = words_for(request);
    auto const cookie = request.cookie(cookie_name());
    bool const kept = read_form_body(request, false, wanted.form) == BodyFault::none &&
                      Sessions::csrf_belongs(cookie, wanted.field("csrf")) && node_.keep_late(cookie, wanted);
    if (!wanted.field("_quiet").empty())
        return {401, {{"Content-Type", "application/json"}}, kept ? R"({"kept":true})" : R"({"kept":false})"};
    return plain(words, "signin.title",
                 pages::sign_in_body(words, words(kept ? "signin.ended_kept" : "signin.ended"), ""), 401);
}

Response Shell::sign_in(Request const& request)
{
    auto const& words = words_for(request);
    pages::Request form;
    if (read_form_body(request, false, form.form) != BodyFault::none)
        return text_answer(400, std::string(words("error.body")));
    auto const username = std::string(trim(form.field("username")));
    auto const cookie = node_.sign_in(username, Sensitive(std::string(form.field("password"))));
    if (!cookie) {
        static constexpr std::string_view keys[] = {"signin.wrong", "signin.too_many", "signin.busy"};
        static constexpr int statuses[] = {422, 429, 503};
        auto const why = static_cast<std::size_t>(cookie.error());
        return plain(words, "signin.title", pages::sign_in_body(words, words(keys[why]), username), statuses[why]);
    }
    auto response = see_other("/");
    response.headers.emplace_back("Set-Cookie", session_cookie(*cookie));
    return response;
}

Response Shell::sign_out(Request const& request)
{
    node_.sign_out(request.cookie(cookie_name()));
    auto response = see_other("/signin");
    response.headers.emplace_back("Set-Cookie", session_cookie("") + "; Max-Age=0");
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

// One gesture: the session is gone and a page that says nothing stands in its place.
Response Shell::leave_quickly(Request const& request)
{
    auto response = sign_out(request);
    for (auto& [name, value] : response.headers)
        if (name == "Location") value = "/away";
    return response;
}

Response Shell::choose_password(Request const& request)
{
    auto const& words = words_for(request);
    auto const opened = node_.session(request.cookie(cookie_name()));
    if (!opened) return see_other("/signin");
    auto const token = csrf_token(opened->session_key);
    if (request.method != "POST") return plain(words, "password.title", pages::new_password_body(words, "", token));
    pages::Request form;
    if (read_form_body(request, false, form.form) != BodyFault::none ||
        !csrf_matches(opened->session_key, form.field("csrf")))
        return text_answer(403, std::string(words("error.token")));
    auto const password = form.field("password");
    if (!is_long_enough(password))
        return plain(words, "password.title", pages::new_password_body(words, words("password.too_short"), token), 422);
    if (password != form.field("again"))
        return plain(words, "password.title", pages::new_password_body(words, words("password.differ"), token), 422);
    auto const code =
        node_.change_password(opened->ring, Sensitive(std::string(password)), request.cookie(cookie_name()));
    return plain(words, "recovery.title", pages::recovery_body(words, code.reveal()));
}

Response Shell::recover(Request const& request)
{
    auto const& words = words_for(request);
    pages::Request form;
    if (read_form_body(request, false, form.form) != BodyFault::none)
        return text_answer(400, std::string(words("error.body")));
    if (!is_long_enough(form.field("password")))
        return plain(words, "recover.title", pages::recover_body(words, words("password.too_short")), 422);
    auto const done =
        node_.recover(std::string(trim(form.field("username"))), Sensitive(std::string(form.field("code"))),
                      Sensitive(std::string(form.field("password"))));
    if (!done) return plain(words, "recover.title", pages::recover_body(words, words("recover.wrong")), 422);
    return plain(words, "signin.title", pages::sign_in_body(words, words("recover.done"), form.field("username")));
}

Response Shell::switch_language(Request const& request)
{
    pages::Request form;
    if (read_form_body(request, false, form.form) != BodyFault::none) return text_answer(400, "Bad Request\n");
    auto const language = node_.languages().of(form.field("language")).language();
    auto response = see_other("/");
    response.headers.emplace_back("Set-Cookie", "abri_language=" + std::string(language) +
                                                    "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict" +
                                                    (channel_ == Channel::encrypted ? "; Secure" : ""));
    return response;
}

Response Shell::static_file(std::string_view path) const
{
    auto const parts = split(path, '/');  // "", "assets", hash, name
    if (parts.size() != 4 || pages::asset(parts[3]).text() != path) return text_answer(404, "Not Found\n");
    auto const text = embedded("assets/" + std::string(parts[3]));
    std::string_view const type = parts[3].ends_with(".css")  ? "text/css; charset=utf-8"
                                  : parts[3].ends_with(".js") ? "text/javascript; charset=utf-8"
                                                              : "image/svg+xml";
    return {200,
            {{"Content-Type", std::string(type)}, {"Cache-Control", "public, max-age=31536000, immutable"}},
            std::string(text)};
}

Response Shell::plain(pages::Words const& words, std::string_view title_key, pages::Html const& body, int status) const
{
    return {status,
            {{"Content-Type", "text/html; charset=utf-8"}},
            pages::plain_layout(words, words(title_key), body, node_.parts().demo).text()};
}

Response Shell::to_http(pages::Response from, pages::Words const& words) const
{
    if (from.paper) {
        auto const bytes = paper(*from.paper);
        if (!bytes)
            return plain(words, "error.paper_title",
                         pages::Html().add<"<h1>{}</h1><p>{}</p>">(words("error.paper_title"), words("error.paper")),
                         503);
        from.body.assign(bytes->begin(), bytes->end());
    }
    if (!from.package.empty()) {
        auto const bytes = zip_of(from.package);
        from.body.assign(bytes.begin(), bytes.end());
    }
    Response response{from.status, {{"Content-Type", from.type}}, std::move(from.body)};
    if (!from.location.empty()) response.headers.emplace_back("Location", from.location);
    if (!from.file_name.empty())
        response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + from.file_name + "\"");
    return response;
}

Response Shell::see_other(std::string location) const { return {303, {{"Location", std::move(location)}}, {}}; }

std::string Shell::session_cookie(std::string_view value) const
{
    return std::string(cookie_name()) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Strict" +
           (channel_ == Channel::encrypted ? "; Secure" : "");
}

}  // namespace abri::web
