// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/commands.h"
#include "demo/office.h"
#include "programs/office_paths.h"
#include "programs/serve.h"
#include "web/founding.h"

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

namespace abri::programs {

namespace {

// A folder that goes when the demo ends, unless the caller named it.
class DemoFolder {
public:
    explicit DemoFolder(std::string const& wanted) : keep_(!wanted.empty())
    {
        if (keep_) {
            path_ = wanted;
            return;
        }
        std::string pattern = std::filesystem::temp_directory_path() / "abri-demo-XXXXXX";
        if (!mkdtemp(pattern.data())) throw std::runtime_error("cannot make a temporary folder");
        root_ = pattern;
        path_ = pattern + "/data";
    }
    ~DemoFolder()
    {
        std::error_code ignored;
        if (!keep_) std::filesystem::remove_all(root_, ignored);
    }
    DemoFolder(DemoFolder const&) = delete;
    DemoFolder& operator=(DemoFolder const&) = delete;
    std::string const& path() const { return path_; }

private:
    bool keep_;
    std::string root_, path_;
};

void found(OfficePaths const& paths, crypto::PasswordCost cost, std::int64_t utc_milliseconds, int learners)
{
    web::FoundingPlan plan{"Abri (démonstration)", paths.slot(), paths.main(), paths.vault(), {}, cost, false,
                           utc_milliseconds};
    for (auto const& person : demo_people(learners))
        plan.people.push_back({{{}, person.username, person.name, person.team, person.role, true, true},
                               Sensitive<std::string>(demo_password)});
    web::found_office(std::move(plan));
}

void print_logins(unsigned short port)
{
    std::printf("\nAbri, démonstration : http://127.0.0.1:%u\n\n", port);
    std::printf("  travailleur social / caseworker       claire   (Kela, Edi)\n  travailleur social / caseworker       "
                "bruno    (27)\n  superviseur / supervisor              samuel\n");
    std::printf("  responsable de programme / manager    mariam\n  administrateur / administrator        admin\n\n  "
                "mot de passe / password               %s\n\nCtrl-C : fin / end\n",
                demo_password);
    std::fflush(stdout);
}

}  // namespace

int demo(DemoOptions const& options)
{
    take_signals();
    log_as_json();
    DemoFolder const folder(options.office.data);
    auto where = options.office;
    where.data = folder.path();
    OfficePaths paths(where);
    paths.create_folder();
    paths.take();
    auto const zone = local_zone();
    auto const real = machine_clock();
    auto const today =
        options.today.empty() ? std::optional<Instant>(zone.local(real())) : parse_instant(options.today);
    if (!today) throw std::runtime_error("--today wants a date such as 2026-10-12T09:00");

    auto const offset = zone.at(*today);
    crypto::PasswordCost const cost{3, 64};   // the floor of security.md 2.2: sixteen people at once
    found(paths, cost, (*today - offset - Days{400}).time_since_epoch().count(), options.learners);
    auto const slot = paths.read_slot();
    auto const hasher = web::audit_hasher(slot);
    // While the data is made the clock stands where each form puts it; afterwards it runs on from today.
    auto building = std::make_shared<Instant>(*today);
    auto running_since = std::make_shared<std::optional<Instant>>();
    auto const clock = [building, running_since, real, start = *today - offset] {
        return *running_since ? start + (real() - **running_since) : *building;
    };
    web::Node node({web::open_office_store(paths.main(), paths.vault(), slot, hasher), slot, load_policy("standard"),
                    clock, zone, true, cost});
    {
        DemoOffice office(node, *building, options.learners);
        if (!options.quick) {
            office.add_services(*today);
            office.add_kela_and_edi(*today);
            office.add_invented_children(*today, options.children);
            office.add_staff_year(*today);
            office.add_courses(*today);
        } else {
            office.add_invented_children(*today, 4);
        }
        if (options.learners > 0) office.add_learners(*today, options.learners);
    }
    *running_since = real();
    if (options.build_only) return 0;
    return run_server(node, options.port, print_logins);
}

}  // namespace abri::programs
