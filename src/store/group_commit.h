// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/store.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace abri::store {

// One thread that commits what has gathered: eight clients share one fsync. Whoever comes alone is committed at once;
// when several come within a short time, the next commit waits a moment for the others (at most `longest_wait`).
// `append` returns only when the batch is durable; it throws StoreError when it is not kept, and of kind `late` when
// there is no answer for as long as somebody waits: what had not begun by then is not tried any more.
class GroupCommit {
public:
    explicit GroupCommit(Store& store, std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~GroupCommit();
    GroupCommit(GroupCommit const&) = delete;
    GroupCommit& operator=(GroupCommit const&) = delete;

    void append(Batch batch);
    // How often something was kept after whoever sent it had been told that there is no answer: what is remembered of
    // the store is to be read again.
    std::uint64_t kept_late() const { return kept_late_; }
    // A commit that has begun gives no answer, and somebody has stopped waiting for it.
    bool hangs() const { return hangs_; }

    // Held by a request that will append something: a commit for several waits for it.
    class Coming {
    public:
        explicit Coming(GroupCommit& to) : to_(to) { ++to_.coming_; }
        ~Coming() { --to_.coming_; }
        Coming(Coming const&) = delete;
        Coming& operator=(Coming const&) = delete;

    private:
        GroupCommit& to_;
    };

private:
    struct Waiting {
        Batch batch;
        bool done = false, given_up = false;
        std::optional<StoreError> failure;
    };
    using Clock = std::chrono::steady_clock;
    void work();
    void gather(std::unique_lock<std::mutex>& lock);
    using Group = std::deque<std::shared_ptr<Waiting>>;
    void settle(Group const& group);

    Store& store_;
    std::chrono::milliseconds const patience_;
    std::mutex mutex_;
    std::condition_variable wake_, finished_;
    Group queue_;
    std::size_t arrivals_ = 0;
    Clock::time_point crowded_until_{};  // several were under way at once a moment ago
    std::atomic<std::size_t> coming_{0};
    std::atomic<std::uint64_t> kept_late_{0};
    std::atomic<bool> hangs_{false};
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace abri::store
