#!/usr/bin/env bash
# Calls per second beyond what two cores carry: 500 must be clean, more may be turned away with 503 and nothing else.
#   ./overload.sh [RATE ...]
source "$(dirname "$0")/target.sh"
[ $# -gt 0 ] || set -- 300 500 700 1000 1500
start_target
harness S1 --rate 100 --calls 2000 --idle 0.5 >/dev/null
for rate in "$@"; do
  echo -n "$rate calls/s: "
  harness S1 --uac s1_shed_uac.xml --rate "$rate" --calls $((rate * 8)) --max-open 15000 --idle 0.5
  # What was turned away or sent again is over before the next step.
  sleep 3
done
