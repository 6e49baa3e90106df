// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/founding.h"

#include "core/protection/posts.h"
#include "store/sql_store.h"
#include "web/staff_desk.h"

#include <filesystem>
#include <stdexcept>

namespace abri::web {

namespace {

store::VaultPlace vault_place(crypto::SlotSecrets const& slot)
{
    return [key = crypto::derive(slot.node_secret, "vault places")](EntryId entry) {
        auto const place = crypto::keyed_hash(key, entry.bytes);
        return Bytes(place.begin(), place.end());
    };
}

bool is_there(std::string const& address) { return store::is_server(address) || std::filesystem::exists(address); }
store::OpenDatabase opener(std::string const& address)
{
    return [address] { return store::open_database(address); };
}

// Builds the first batch of an office: directory entries signed by the installation key, logins and wraps.
class Founding {
public:
    Founding(FoundingPlan& plan, crypto::SlotSecrets const& slot, crypto::SecretKeys const& installation,
             OriginId origin)
        : plan_(plan), slot_(slot), installation_(installation), origin_(origin)
    {
    }

    store::Batch build(Founded& founded)
    {
        write("agency_founded", {{"name", plan_.agency}});
        ring_.index = crypto::new_people_keys();
        ring_.names = crypto::Key::random();
        for (auto& founder : plan_.people) add_person(founder, founded);
        add_post("office index", *ring_.index, {});
        for (auto const& founder : plan_.people) {
            if (founder.person.role == Role::manager)
                add_post("management", crypto::new_people_keys(), founder.person.id);
            if (founder.person.role == Role::supervisor && !founder.person.team.empty())
                add_post("supervision:" + founder.person.team, crypto::new_people_keys(), founder.person.id);
        }
        add_continuity(founded);
        return std::move(batch_);
    }

private:
    void write(std::string_view kind, std::vector<std::pair<std::string, std::string>> const& values)
    {
        ledger::Header header;
        header.kind = ledger::FileKind::staff_directory;
        header.file = TrustedDirectory::file_id();
        header.entry = crypto::new_entry_id(plan_.utc_milliseconds);
        header.at = {origin_, 1, batch_.entries.size() + 1};
        if (!batch_.entries.empty()) header.previous = hasher_.hash(ledger::encode(batch_.entries.back().header));
        header.minute = plan_.utc_milliseconds / 60'000;
        auto const fact = directory_fact(kind, values, plan_.utc_milliseconds);
        crypto::PersonSigner const signer(TrustedDirectory::installation(), installation_);
        batch_.entries.push_back(ledger::seal_entry(header, {ledger::encode(fact), std::nullopt, std::nullopt},
                                                    crypto::FileSealer({}), hasher_, signer));
    }

    void add_person(Founder& founder, Founded& founded)
    {
        auto& person = founder.person;
        person.id = crypto::random_id<PersonId>();
        auto const keys = crypto::new_people_keys();
        auto const password = founder.password.reveal().empty() ? crypto::new_activation_password() : founder.password;
        auto lock = crypto::close(keys, password, person.id, slot_.node_secret, plan_.cost);
        if (!plan_.choose_own_password)
            crypto::add_recovery(lock, keys, crypto::new_recovery_code(), person.id, slot_.node_secret);
        batch_.logins.push_back({person.id, person.username, crypto::encode(lock)});
        write("person_added", person_values(person, keys.open_half()));
        auto const key = crypto::TrustedKey::of_own(keys);
        if (person.role != Role::administrator) {
            auto from = ring_;
            if (person.role == Role::manager || person.role == Role::data_entry_operator) from.names.reset();
            wrap_office_keys(batch_, from, person.id, key, slot_.epoch_key);
        }
        founded.passwords.emplace_back(person.username, password);
        keys_.emplace(person.id, keys);
    }

    void add_post(std::string const& name, crypto::SecretKeys const& keys, PersonId holder)
    {
        auto const post = post_id(name);
        auto const open_half = keys.open_half();
        write("post_created", {{"post", post.text()},
                               {"name", name},
                               {"holder", holder.text()},
                               {"box", to_hex(open_half.box)},
                               {"sign", to_hex(open_half.sign)}});
        if (auto const held = keys_.find(holder); held != keys_.end())
            batch_.wraps.push_back(make_wrap(FileId{post.bytes}, store::WrapKind::post, holder, crypto::pack(keys),
                                             crypto::TrustedKey::of_own(held->second), slot_.epoch_key));
    }

    // The continuity and installation keys: any two of three custodians, each with a card on paper.
    void add_continuity(Founded& founded)
    {
        auto const continuity = crypto::new_people_keys();
        add_post("continuity", continuity, {});
        std::vector<crypto::TrustedKey> custodians;
        for (int i = 0; i < 3; ++i) {
            auto const keys = crypto::new_people_keys();
            custodians.push_back(crypto::TrustedKey::of_own(keys));
            founded.custodian_cards.emplace_back(to_hex(keys.box.reveal()));
        }
        auto const keep = [&](char const* name, crypto::Key const& secret) {
            auto const shared = crypto::escrow(secret, {custodians[0], custodians[1], custodians[2]});
            Writer out;
            for (auto const& pair : shared.by_pair) out.blob(pair);
            batch_.settings.emplace_back(name, out.take());
        };
        keep("escrow.continuity", continuity.box);
        keep("escrow.installation", installation_.sign_seed);
    }

    FoundingPlan& plan_;
    crypto::SlotSecrets const& slot_;
    crypto::SecretKeys const& installation_;
    OriginId origin_;
    crypto::Blake2Hasher hasher_;
    store::Batch batch_;
    Keyring ring_;
    std::map<PersonId, crypto::SecretKeys> keys_;
};

}  // namespace

Founded found_office(FoundingPlan plan)
{
    if (is_there(plan.main) && store::agency_of(*store::open_database(plan.main)))
        throw std::runtime_error("there is an office in this place already");
    auto const installation = crypto::new_people_keys();
    auto const slot = crypto::create_slot(plan.slot_path, installation.open_half().sign);
    Founded founded;
    auto const print = to_hex(crypto::hash(installation.open_half().sign));
    for (std::size_t i = 0; i < 32; i += 4) founded.fingerprint += (i ? " " : "") + print.substr(i, 4);

    auto const origin = crypto::random_id<OriginId>();
    auto const agency = crypto::random_id<AgencyId>();
    auto batch = Founding(plan, slot, installation, origin).build(founded);
    batch.settings.emplace_back("node", Bytes(origin.bytes.begin(), origin.bytes.end()));
    auto const hasher = audit_hasher(slot);
    auto const store =
        store::open_sql_store({opener(plan.main), opener(plan.vault), vault_place(slot), agency}, hasher);
    store->commit({batch});
    return founded;
}

std::unique_ptr<store::Store> open_office_store(std::string const& main, std::string const& vault,
                                                crypto::SlotSecrets const& slot, ledger::Hasher const& audit_hashes)
{
    if (!is_there(main))
        throw std::runtime_error("no office in this data folder; make one with 'abri init' or try 'abri demo'");
    auto const agency = store::agency_of(*store::open_database(main));
    if (!agency) throw std::runtime_error("this data folder was never finished; remove it and run 'abri init' again");
    return store::open_sql_store(
        {opener(main), is_there(vault) ? opener(vault) : store::OpenDatabase(), vault_place(slot), *agency},
        audit_hashes);
}

crypto::KeyedHasher audit_hasher(crypto::SlotSecrets const& slot)
{
    return crypto::KeyedHasher(crypto::derive(slot.node_secret, "audit chain"));
}

}  // namespace abri::web
