#!/usr/bin/env bash
# S4: a prompt, a digit, a queue, an agent at a desk phone, 5 calls/s: CPU per call. The first run warms up; the others count.
#   ./s4.sh [RUNS [CALLS]]      RATE and AGENTS in the environment change the rate and the number of agents.
# Calls are not recorded, as the peers record none on 7000; RECORDS=true records each, which is what a queue does unless told otherwise.
source "$(dirname "$0")/target.sh"
export Site__QueueRules__0__Records=${RECORDS:-false}
agents=${AGENTS:-60}
start_target --agents "$agents"
patchbay flow publish "$here/s4.yaml" --data "$work/data"
python3 "$here/register.py" --count "$agents"
sleep 4
for run in $(seq "${1:-3}"); do
  echo -n "S4 run $run: "
  harness S4 --rate "${RATE:-5}" --calls "${2:-100}" --dest 7000
done
