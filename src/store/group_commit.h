// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/store.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace abri::store {

// One thread that commits what has gathered while the last commit was on its way: eight clients share one fsync.
// `append` returns only when the batch is durable; it throws StoreError when it is not kept.
class GroupCommit {
public:
    explicit GroupCommit(Store& store);
    ~GroupCommit();
    GroupCommit(GroupCommit const&) = delete;
    GroupCommit& operator=(GroupCommit const&) = delete;

    void append(Batch batch);

private:
    struct Waiting {
        Batch batch;
        bool done = false;
        std::optional<StoreError> failure;
    };
    void work();
    void settle(std::deque<Waiting*> const& group);

    Store& store_;
    std::mutex mutex_;
    std::condition_variable wake_, finished_;
    std::deque<Waiting*> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace abri::store
