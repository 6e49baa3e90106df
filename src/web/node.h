// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/protection/key_rules.h"
#include "crypto/password.h"
#include "crypto/slot.h"
#include "pages/routes.h"
#include "store/group_commit.h"
#include "web/card_index.h"
#include "web/name_search.h"
#include "web/sessions.h"
#include "web/trusted_directory.h"
#include "web/verified_files.h"

#include <atomic>
#include <semaphore>

namespace abri::web {

// Reads the machine's clock, UTC. Tests and the demo hand in another.
using Clock = std::function<std::chrono::sys_time<std::chrono::milliseconds>()>;

struct NodeParts {
    std::unique_ptr<store::Store> store;
    crypto::SlotSecrets slot;
    Policy policy;
    Clock clock;
    Zone zone;                     // of the office
    bool demo = false;
    crypto::PasswordCost cost;
    std::string address = {};      // of the office for its people, such as "https://abri.example"; empty: not told
};

// Somebody signed in, for the length of one request.
struct Visit {
    Keyring const& ring;
    std::string csrf;
    pages::Words const& words;
    std::string_view cookie;       // empty when there is no browser behind it (the demo's builder)
};

enum class SignInRefusal : std::uint8_t { wrong, too_many, busy };

// One office: its store, its directory, its open sessions. Every page goes through `answer`, in three phases:
// what the page needs (pure), what the session's keys open of it, what the page decides (pure); then all that follows
// is sealed, signed and committed with the audit line, and only then does a byte leave. Thread-safe.
class Node {
public:
    explicit Node(NodeParts parts);

    pages::Response answer(Visit const& visit, pages::Request request);

    // Signing in.
    Result<std::string, SignInRefusal> sign_in(std::string const& username, Sensitive<std::string> const& password);
    std::optional<Sessions::Opened> session(std::string_view cookie);
    void sign_out(std::string_view cookie);
    void lock_if_nobody();
    // Whether what is sent now could be kept: the databases answer, and this process is the one that writes them.
    bool is_ready();
    bool is_superseded() const { return parts_.store->superseded(); }
    // New password and the recovery code to show once; the code stays valid until the next change.
    // Her other sessions end.
    Sensitive<std::string> change_password(Keyring const& ring, Sensitive<std::string> const& password,
                                           std::string_view cookie);
    bool recover(std::string const& username, Sensitive<std::string> const& code,
                 Sensitive<std::string> const& password);

    std::shared_ptr<TrustedDirectory const> directory();
    void reload_directory();
    pages::Languages const& languages() const { return languages_; }
    Catalogue const& catalogue() const { return catalogue_; }
    store::Store& store() { return *parts_.store; }
    NodeParts const& parts() const { return parts_; }
    pages::Office const& office() const { return *office_; }
    // Names that strangers compare with a certificate: so many a minute, whoever asks.
    void add_family(actions::Needs& needs, Keyring const& ring, PersonId reader);
    void add_carried(actions::Needs& needs, Keyring const& ring);
    bool may_compare_name();
    // What somebody's work lets her upload there: nothing of it is looked at before this was asked.
    pages::Takes takes_from(Keyring const& ring, std::string_view path);
    Instant office_now() const { return parts_.zone.local(parts_.clock()); }

    // A file that is no child's; empty when nobody has written into it or this ring does not open it.
    std::shared_ptr<actions::OpenedOfficeFile const> open_office_file(actions::OfficeFile const& ref,
                                                                      Keyring const& ring);
    // A file as this ring opens it; nothing when it is not there or closed to it.
    std::optional<actions::OpenedFile> open(FileId file, Keyring const& ring, bool identity, bool strict);

    // Makes the card of a file anew from its entries; false when this ring does not open it.
    bool rebuild_card(FileId file, Keyring const& ring);
    CardIndex& cards() { return cards_; }

    // What was posted with the cookie of a session that has ended, kept as a draft of whoever it belonged to.
    // False when it belongs to nobody, or nothing of it can be kept.
    bool keep_late(std::string_view cookie, pages::Request const& request);

    // Writes a directory entry signed by `signer`; the directory is reloaded.
    void write_directory(ledger::Fact const& fact, ledger::Signer const& signer, store::Batch batch);

private:
    friend class StaffDesk;
    friend std::optional<Sensitive<std::string>> give_new_keys(Node& node, Keyring const& administrator,
                                                               PersonId person);
    pages::Env make_env(Visit const& visit, StaffMember const& member, std::vector<StaffMember> const& staff,
                        bool mints_code);
    pages::Response commit(Visit const& visit, actions::Needs const& needs, actions::Loaded const& loaded,
                           pages::Outcome outcome);
    std::optional<ledger::History> open_history(FileId file, ledger::FileKind kind, Keyring const& ring, bool identity,
                                                bool strict);
    // The lanes of all files an act writes into, taken in one order so that two acts never wait for each other.
    std::vector<std::shared_ptr<std::mutex>> lanes_of(actions::Needs const& needs, Keyring const& ring);
    FileId learning_file(Keyring const& ring) const;
    FileId place_of(actions::OfficeFile const& ref, Keyring const& ring) const;
    // A reference that stands for several, written out.
    std::vector<actions::OfficeFile> written_out(std::vector<actions::OfficeFile> const& refs, Keyring const& ring);
    std::set<PersonId> let_in() const;
    std::vector<KeyHolder> readers_of(actions::OfficeFile const& ref, Keyring const& ring);
    std::vector<PersonId> partners_of(ledger::FileKind kind, PersonId person, bool by_others);
    void forget_kept();
    void forget_kept(ledger::FileKind kind);
    void add_folded(std::shared_ptr<actions::OpenedOfficeFile const> const& book, actions::Loaded& loaded);
    void find_known_words(Visit const& visit, actions::Loaded& loaded);
    void let_in_the_team(actions::OpenedOfficeFile const& book, Keyring const& ring, store::Batch& batch);
    bool seal_entry(Visit const& visit, actions::Loaded const& loaded, actions::NewEntry const& entry,
                    store::Batch& batch, std::optional<Card>& card);
    crypto::FileKeys new_file_keys(Visit const& visit, actions::NewEntry const& entry,
                                   actions::OfficeFile const* office_file, PersonId carrier, store::Batch& batch);
    bool wrap_parts(FileId file, crypto::FileKeys const& keys, KeyHolder const& reader, store::Batch& batch);
    bool apply_key_changes(Visit const& visit, CaseFile const& file, std::vector<KeyChange> const& changes,
                           crypto::FileKeys const& keys, store::Batch& batch);
    bool give_back(Visit const& visit, FileId file, PersonId person, store::Batch& batch);
    void add_audit_lines(Visit const& visit, actions::Needs const& needs, actions::Loaded const& loaded,
                         pages::Outcome const& outcome, store::Batch& batch) const;
    std::string open_picture(FileId attachment, FileId of, Keyring const& ring);
    std::vector<FileId> pictures_of(CaseFile const& file, Keyring const& ring);
    void seal_draft(PersonId author, actions::Draft const& draft, store::Batch& batch);
    Bytes draft_place(PersonId author, EntryId entry) const;
    std::vector<actions::Draft> open_drafts(Keyring const& ring);
    void remember_again();
    void rebuild_missing_cards(Keyring const& ring);
    Bytes audit_line(PersonId actor, std::string_view action, FileId file) const;
    std::shared_ptr<std::mutex> lane(FileId file);
    std::int64_t utc_milliseconds() const { return parts_.clock().time_since_epoch().count(); }
    // The minute in which that day is over at the office, by the offset of now; never 0, which is no end.
    std::int64_t utc_minute_after(Date day) const;
    std::int64_t utc_minute() const { return utc_milliseconds() / 60'000; }
    std::int64_t utc_seconds() const { return utc_milliseconds() / 1000; }
    OriginId origin_;
    static constexpr std::uint32_t incarnation_ = 1;   // grows when an office is restored
    NodeParts parts_;
    // What the office itself signs: that a course was taken. Made from the slot's secret, so that it stays the same.
    crypto::SecretKeys certificate_keys_;
    crypto::PersonSigner certificate_signer_{PersonId{}, certificate_keys_};
    std::optional<crypto::KeyedHasher> certificate_holders_;
    std::optional<pages::Office> office_;
    crypto::Blake2Hasher hasher_;
    Catalogue catalogue_;
    pages::Languages languages_;
    store::GroupCommit committer_;
    CardIndex cards_;
    NameSearch names_;
    VerifiedFiles verified_;
    Sessions sessions_;
    std::atomic<std::uint64_t> generation_{0};
    // The register of the staff and the courses stay open as the cards do, while somebody is signed in: most pages ask
    // them.
    struct Kept {
        std::shared_ptr<actions::OpenedOfficeFile const> book;
        std::shared_ptr<StaffRegister const> staff;  // folded from it
        std::shared_ptr<CourseLibrary const> courses;
    };
    std::mutex kept_mutex_;
    std::map<ledger::FileKind, Kept> kept_;
    std::mutex directory_mutex_;
    std::shared_ptr<TrustedDirectory const> directory_;
    std::mutex lanes_mutex_;
    std::map<FileId, std::weak_ptr<std::mutex>> lanes_;
    // Case numbers are taken in blocks, so that none comes twice after a crash; what is left of a block is a gap.
    std::uint32_t next_case_number();
    std::mutex case_numbers_mutex_;
    std::uint32_t case_number_ = 0, case_numbers_taken_ = 0;
    struct Attempts {
        int failures = 0;
        std::int64_t not_before = 0;
    };
    std::mutex attempts_mutex_;
    std::int64_t compared_minute_ = 0;
    int compared_ = 0;
    std::map<std::string, Attempts> attempts_;
    // Stretching a password takes 128 MiB and a third of a second: two at a time.
    struct Stretching {
        explicit Stretching(Node& node) : node_(node) { ++node_.waiting_, node_.stretch_.acquire(); }
        ~Stretching() { node_.stretch_.release(), --node_.waiting_; }
        Stretching(Stretching const&) = delete;
        Stretching& operator=(Stretching const&) = delete;
        Node& node_;
    };
    std::counting_semaphore<2> stretch_{2};
    std::atomic<int> waiting_{0};
};

}  // namespace abri::web
