// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/commands.h"
#include "programs/main/closed_memory.h"

#include <CLI/CLI.hpp>

#include "crypto/keys.h"

#ifdef ABRI_SWITCHABLE_RULES
#include "core/protection/allow.h"
#endif

namespace {

CLI::Option* place(CLI::App& command, abri::programs::OfficeOptions& office, char const* what)
{
    command.add_option("--slot", office.slot, "Slot file (default: DATA.slot beside the folder)");
    command.add_option("--main", office.main, "postgresql://… of the main database (default: a file in the folder)");
    command.add_option("--vault", office.vault, "postgresql://… of the identity vault, another database and role");
    return command.add_option("--data", office.data, what);
}

}  // namespace

int main(int argc, char** argv)
{
    using namespace abri::programs;
    CLI::App app("Abri: case management for child protection.");
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 could not be done, 2 wrong call, 3 verification found something, "
               "4 another process has taken the office over.");

    ServeOptions serve_options;
    auto* serve_command = app.add_subcommand("serve", "Run this office's node on 127.0.0.1");
    place(*serve_command, serve_options.office, "Data folder")->required();
    serve_command->add_option("--port", serve_options.port, "Port")->capture_default_str();
    serve_command
        ->add_option("--address", serve_options.address,
                     "How people reach it, such as https://abri.example: printed on certificates")
        ->check(CLI::Validator(
            [](std::string& text) {
                return text.starts_with("https://") && text.back() != '/'
                           ? std::string()
                           : std::string("https://… without a slash at its end");
            },
            "https://HOST"));
    serve_command->add_option("--policy", serve_options.policy, "standard, emergency or development")
        ->capture_default_str();

    InitOptions init_options;
    auto* init_command = app.add_subcommand("init", "Found an office: keys, custodians, first people");
    place(*init_command, init_options.office, "New data folder")->required();
    init_command->add_option("--agency", init_options.agency, "Name of the organisation")->required();
    init_command->add_option("--admin", init_options.administrator, "User name of the administrator")->required();
    init_command->add_option("--manager", init_options.manager, "User name of the programme manager")->required();
    init_command->add_option("--supervisor", init_options.supervisor, "User name of the first supervisor")->required();
    init_command->add_option("--team", init_options.team, "Name of the first team")->required();

    DemoOptions demo_options;
    auto* demo_command = app.add_subcommand("demo", "A throw-away office with invented children");
    demo_command->add_option("--port", demo_options.port, "Port (0: any free one)")->capture_default_str();
    place(*demo_command, demo_options.office, "Keep the data in this new folder");
    demo_command->add_option("--today", demo_options.today, "Start the demo's clock here, such as 2026-10-12T09:00");
    demo_command
        ->add_option("--children", demo_options.children,
                     "How many invented children beside Kela and Edi; beyond 58 all in one team")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    demo_command
        ->add_option("--learners", demo_options.learners, "So many more people who took a course, for measurements")
        ->check(CLI::Range(0, 300));
    demo_command->add_flag("--quick", demo_options.quick, "A few children only, for tests");
    demo_command->add_flag("--build-only", demo_options.build_only, "Make the data and stop");

    VerifyOptions verify_options;
    auto* verify_command =
        app.add_subcommand("verify", "Prove signatures, chains, cards and the audit log of a stopped node");
    place(*verify_command, verify_options.office, "Data folder")->required();
    verify_command->add_option("--as", verify_options.as,
                               "Also rebuild the files this user opens; asks for the password");

    RebuildOptions rebuild_options;
    auto* rebuild_command =
        app.add_subcommand("rebuild", "Make the lists' cards anew from the files of a stopped node");
    place(*rebuild_command, rebuild_options.office, "Data folder")->required();
    rebuild_command->add_option("--as", rebuild_options.as, "User whose files are opened; asks for the password")
        ->required();

    UserResetOptions reset_options;
    auto* user_command =
        app.add_subcommand("user", "People of a stopped node (a running one has the page Utilisateurs)");
    user_command->require_subcommand(1);
    auto* reset_command = user_command->add_subcommand("reset", "New keys for somebody who lost her password");
    reset_command->add_option("username", reset_options.username, "Whose")->required();
    place(*reset_command, reset_options.office, "Data folder")->required();
    reset_command
        ->add_option("--as", reset_options.administrator, "User name of an administrator; asks for the password")
        ->required();

    ExportOptions export_options;
    auto* export_command = app.add_subcommand(
        "export", "Take a course out: a SCORM 1.2 package, a booklet as PDF or HTML, or its lessons in Markdown");
    export_command->add_option("--course", export_options.course, "Which course")->capture_default_str();
    export_command->add_option("--language", export_options.language, "fr or en")
        ->check(CLI::IsMember({"fr", "en"}))
        ->capture_default_str();
    export_command->add_option("--format", export_options.format, "scorm, pdf, html or markdown")
        ->check(CLI::IsMember({"scorm", "pdf", "html", "markdown"}))
        ->capture_default_str();
    export_command->add_option("--out", export_options.out, "New file to write")->required();

    bool debug = false;
    app.add_flag("--debug", debug, "Log every request by its route and status");

    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    close_memory();
    if (debug) log_everything();
#ifdef ABRI_SWITCHABLE_RULES
    abri::allow_everything(true);  // a test program, never installed
#endif
    if (!abri::crypto::start()) {
        fputs("abri: this machine has no source of randomness\n", stderr);
        return 1;
    }
    try {
        if (*serve_command) return serve(serve_options);
        if (*init_command) return init(init_options);
        if (*demo_command) return demo(demo_options);
        if (*export_command) return export_course(export_options);
        if (*user_command) return user_reset(reset_options);
        if (*rebuild_command) return rebuild(rebuild_options);
        return verify(verify_options);
    } catch (std::exception const& error) {
        fprintf(stderr, "abri: %s\n", error.what());
        return 1;
    }
}
