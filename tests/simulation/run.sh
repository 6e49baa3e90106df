#!/usr/bin/env bash
# The simulation passes; with one number or gate of the process wrong, it does not (each rule is switched off in turn).
set -uo pipefail
cd "$(dirname "$0")/../.."
suite=build/release/tests/simulation
"$suite" --minimal || exit 1
# The same smaller run passes as it is, so that it is the fault that fails it.
export ABRI_WALKS=5000
"$suite" --minimal || exit 1
faults=(29 120 137 138 150 151 189 190 207 213 221)
for rule in "${faults[@]}"; do
  if ABRI_RULE_OFF=$rule "$suite" --minimal >/dev/null 2>&1; then echo "R-$rule off, and the simulation does not notice"; exit 1; fi
done
echo "10000 files, 50 commands each; ${#faults[@]} faults noticed"
