// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
//
// Everything this program frees is overwritten first: what a page held of a child is gone when its answer has left, and
// a memory image of a node after its last session shows nothing (tests/browser/secrecy.test.mjs).
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <string.h>

static void* take(std::size_t size) noexcept { return std::malloc(size ? size : 1); }
static void* take(std::size_t size, std::align_val_t align) noexcept
{
    auto const step = static_cast<std::size_t>(align);
    return std::aligned_alloc(step, (size + step - 1) / step * step + (size ? 0 : step));
}
static void give(void* memory) noexcept
{
    if (!memory) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}
static void* or_throw(void* memory)
{
    if (!memory) throw std::bad_alloc();
    return memory;
}

void* operator new(std::size_t size) { return or_throw(take(size)); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return take(size); }
void* operator new(std::size_t size, std::align_val_t align) { return or_throw(take(size, align)); }
void* operator new(std::size_t size, std::align_val_t align, std::nothrow_t const&) noexcept
{
    return take(size, align);
}
void operator delete(void* memory) noexcept { give(memory); }
void operator delete(void* memory, std::size_t) noexcept { give(memory); }
void operator delete(void* memory, std::nothrow_t const&) noexcept { give(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give(memory); }
void operator delete(void* memory, std::align_val_t, std::nothrow_t const&) noexcept { give(memory); }
