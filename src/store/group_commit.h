// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/store.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace abri::store {

// One thread that commits what has gathered: eight clients share one fsync. Whoever comes alone is committed at once;
// when several come within a short time, the next commit waits a moment for the others (at most `longest_wait`).
// `append` returns only when the batch is durable; it throws StoreError when it is not kept.
class GroupCommit {
public:
    explicit GroupCommit(Store& store);
    ~GroupCommit();
    GroupCommit(GroupCommit const&) = delete;
    GroupCommit& operator=(GroupCommit const&) = delete;

    void append(Batch batch);

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
        bool done = false;
        std::optional<StoreError> failure;
    };
    using Clock = std::chrono::steady_clock;
    void work();
    void gather(std::unique_lock<std::mutex>& lock);
    void settle(std::deque<Waiting*> const& group);

    Store& store_;
    std::mutex mutex_;
    std::condition_variable wake_, finished_;
    std::deque<Waiting*> queue_;
    std::size_t arrivals_ = 0;
    Clock::time_point crowded_until_{};        // several were under way at once a moment ago
    std::atomic<std::size_t> coming_{0};
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace abri::store
