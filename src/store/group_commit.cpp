// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/group_commit.h"

namespace abri::store {

GroupCommit::GroupCommit(Store& store, std::chrono::milliseconds patience)
    : store_(store), patience_(patience), thread_([this] { work(); })
{
}

GroupCommit::~GroupCommit()
{
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void GroupCommit::append(Batch batch)
{
    auto const mine = std::make_shared<Waiting>();
    mine->batch = std::move(batch);
    std::unique_lock lock(mutex_);
    queue_.push_back(mine);
    ++arrivals_;
    if (std::max<std::size_t>(coming_, queue_.size()) > 1)
        crowded_until_ = Clock::now() + std::chrono::milliseconds(25);
    wake_.notify_one();
    if (!finished_.wait_for(lock, patience_, [&] { return mine->done; })) {
        mine->given_up = true;
        if (std::erase(queue_, mine) == 0) hangs_ = true;
        throw StoreError("a commit gets no answer", StoreError::Kind::late);
    }
    if (mine->failure) throw *mine->failure;
}

void GroupCommit::gather(std::unique_lock<std::mutex>& lock)
{
    static constexpr auto pause = std::chrono::milliseconds(4), longest_wait = std::chrono::milliseconds(12);
    auto const began = Clock::now();
    if (began >= crowded_until_) return;
    // Until nobody is on the way and nobody has come for a while.
    while (!stopping_ && Clock::now() < began + longest_wait) {
        auto const seen = arrivals_;
        wake_.wait_for(lock, pause, [&] { return stopping_ || arrivals_ != seen; });
        if (arrivals_ == seen && coming_ <= queue_.size()) return;
    }
}

void GroupCommit::work()
{
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        gather(lock);
        Group group;
        group.swap(queue_);
        lock.unlock();
        settle(group);
        lock.lock();
        hangs_ = false;
        for (auto const& waiting : group) {
            waiting->done = true;
            if (waiting->given_up && !waiting->failure) ++kept_late_;
        }
        finished_.notify_all();
    }
}

// All together; when one of them is refused, one by one, so that a bad batch takes nobody down with it. When the engine
// fails nobody's batch is tried again: whoever sent it is told, and sends it once more with the same entry id.
void GroupCommit::settle(Group const& group)
{
    std::vector<Batch> together;
    for (auto const& waiting : group) together.push_back(waiting->batch);
    try {
        store_.commit(together);
        return;
    } catch (StoreError const& error) {
        bool const final = group.size() == 1 || error.kind != StoreError::Kind::refused;
        for (auto const& waiting : group)
            if (final) waiting->failure = error;
        if (final) return;
    }
    for (auto const& waiting : group) settle({waiting});
}

}  // namespace abri::store
