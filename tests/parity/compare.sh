#!/usr/bin/env bash
# The native and the WebAssembly program play the same 200 requests and must print the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
build/release/tests/parity >"$out/native"
node --no-warnings cmake/run-wasi.mjs build/wasm/tests/parity.wasm >"$out/wasm"
test "$(grep -cE '^[0-9]{3} ' "$out/native")" -ge 200
cmp "$out/native" "$out/wasm"
