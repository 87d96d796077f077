#!/usr/bin/env bash
# A rush: from no call to 300 new calls within one second, each 5 s long. None may be lost; INVITE to 180 p99 at most 200 ms.
# The first line is a process that has just started, the others come 2,000 calls later.
#   ./ramp.sh [RUNS]
source "$(dirname "$0")/target.sh"
rush() { harness S1 --rate 300 --calls 300 --hold 5000 --idle 1; }
start_target
echo -n 'just started: '
rush
harness S1 --rate 100 --calls 2000 --idle 0.5 >/dev/null
for run in $(seq "${1:-3}"); do
  echo -n "warm, run $run: "
  rush
done
