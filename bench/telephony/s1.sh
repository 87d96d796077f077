#!/usr/bin/env bash
# S1: signalling of bridged calls with the journal on, 100 calls/s: CPU per call. The first run warms up; the others count.
#   ./s1.sh [RUNS [CALLS]]
source "$(dirname "$0")/target.sh"
start_target
for run in $(seq "${1:-4}"); do
  echo -n "S1 run $run: "
  harness S1 --rate "${RATE:-100}" --calls "${2:-1500}"
done
