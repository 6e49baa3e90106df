// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include <cstdint>

// Debian's compiler runtime for wasm was built with a stack protector whose two symbols wasi-libc does not have.
extern "C" {
std::uintptr_t __stack_chk_guard = 0x5bd1e995;
[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }
}
