# Sourced by the scripts that measure one figure each: starts `patchbay bench-target` in a folder of its own and ends it with the script.
# PATCHBAY names another build (a patchbay.dll); without it ./patchbay of this tree is built and run, as an operator would.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

# Root gets a loopback of its own, so that no port is taken and nothing else is heard.
if [ "$(id -u)" = 0 ] && [ -z "${BENCH_ALONE:-}" ]; then
  BENCH_ALONE=1 exec unshare -n "$0" "$@"
fi
[ -z "${BENCH_ALONE:-}" ] || ip link set lo up

work=$(mktemp -d)
target=
finish() {
  [ -z "$target" ] || { kill -TERM "$target" 2>/dev/null; wait "$target" 2>/dev/null; } || true
  rm -rf "$work"
}
trap finish EXIT

make -s -C "$here"
[ -n "${PATCHBAY:-}" ] || "$root/patchbay" --version >/dev/null
patchbay() { if [ -n "${PATCHBAY:-}" ]; then dotnet "$PATCHBAY" "$@"; else "$root/patchbay" "$@"; fi; }

# Starts the target; the arguments go to bench-target.
start_target() {
  if [ -n "${PATCHBAY:-}" ]; then set -- dotnet "$PATCHBAY" bench-target --data "$work/data" "$@"
  else set -- "$root/patchbay" bench-target --data "$work/data" "$@"; fi
  "$@" >"$work/target.log" 2>&1 &
  target=$!
  for _ in $(seq 300); do
    ! grep -q 'is ready' "$work/target.log" || return 0
    kill -0 "$target" || { cat "$work/target.log"; exit 1; }
    sleep 0.1
  done
  echo 'the target does not get ready'; cat "$work/target.log"; exit 1
}

# One run of the harness; prints what the figures need. THREADS=1 adds what each kind of thread cost for a call, idle time included.
harness() {
  python3 "$here/threads.py" note "$target" >"$work/threads.json"
  python3 "$here/run.py" "$@" --pid "$target" >"$work/run.json"
  python3 - "$work/run.json" <<'PY'
import json, sys
r = json.load(open(sys.argv[1]))
print("  ".join("%s=%s" % (k, r[k]) for k in (
    "cpu_ms_per_call", "attempted", "succeeded", "failed", "shed", "retransmissions", "achieved_cps", "ring_ms", "setup_ms", "host_busy_pct",
    "target_cpu_pct", "idle_cpu_pct", "sipp_errors") if k in r), flush=True)
PY
  [ -z "${THREADS:-}" ] || python3 "$here/threads.py" tell "$target" "$work/threads.json" \
    "$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["attempted"])' "$work/run.json")"
}
