#!/usr/bin/env python3
"""What each kind of thread of a process costs: processor time and wake-ups (voluntary switches), from /proc.

    python3 threads.py note PID >before.json
    python3 threads.py tell PID before.json CALLS     # since then, for each call
"""
import json
import os
import sys


def read(pid):
    """Milliseconds and wake-ups of every living thread."""
    threads = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        folder = f"/proc/{pid}/task/{thread}"
        try:
            with open(f"{folder}/comm") as name, open(f"{folder}/schedstat") as time, open(f"{folder}/status") as status:
                switches = next(int(line.split()[1]) for line in status if line.startswith("voluntary_ctxt_switches"))
                threads[thread] = (name.read().strip(), int(time.read().split()[0]) / 1e6, switches)
        except OSError:
            continue  # it has ended since the list was made
    return threads


def tell(before, after, calls):
    kinds = {}
    for thread, (name, ms, switches) in after.items():
        _, ms_before, switches_before = before.get(thread, (name, 0, 0))
        kind = kinds.setdefault(name, [0, 0])
        kind[0] += ms - ms_before
        kind[1] += switches - switches_before
    total = sum(ms for ms, _ in kinds.values())
    for name, (ms, switches) in sorted(kinds.items(), key=lambda kind: -kind[1][0]):
        if ms > total / 200:
            print(f"  {name:16} {ms / calls:7.3f} ms {100 * ms / total:5.1f} % {switches / calls:7.2f} wake-ups")
    print(f"  {'all':16} {total / calls:7.3f} ms")


if __name__ == "__main__":
    if sys.argv[1] == "note":
        json.dump(read(sys.argv[2]), sys.stdout)
    else:
        with open(sys.argv[3]) as noted:
            tell(json.load(noted), read(sys.argv[2]), float(sys.argv[4]))
