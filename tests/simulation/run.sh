#!/usr/bin/env bash
# The simulation passes; with one number or gate of the process wrong, it does not (each rule is switched off in turn).
set -uo pipefail
cd "$(dirname "$0")/../.."
suite=build/release/tests/simulation
"$suite" --minimal || exit 1
for rule in 120 137 138 150 190 213 214 51 151; do
  if ABRI_WALKS=600 ABRI_RULE_OFF=$rule "$suite" --minimal >/dev/null 2>&1; then echo "R-$rule off, and the simulation does not notice"; exit 1; fi
done
echo "10000 files, 50 commands each; nine faults noticed"
