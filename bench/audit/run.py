"""Compares the audit of a tree without hits with what ripgrep takes to look for the same names in it.

    python3 run.py FOLDER [--app patchbay.dll]

FOLDER is made when it is missing: 50,000 text files, 500 MB, in folders as an org's sources have them. Both run warm,
alternating, five times; what counts is the median of the whole process, the start of .NET included.
"""
import argparse
import os
import pathlib
import random
import resource
import statistics
import subprocess
import time

NAMES = ["opencti", "sforce.interaction", "interaction.js", "integration.js", "clickToDial", "click-to-dial", "CallType", "CallObject",
         "CallDisposition", "CallDurationInSeconds", "CallCenter", "screenPop", "saveLog", "runApex"]
WORDS = """account amount apex async await billing boolean case catch class const contact controller country create customer date default delete
description discount else error event export extends false field final find flow for format function get group handler id if import index input insert
integer invoice item label layout lead limit line list map market message method new null number object opportunity option order owner page payment
price private product public query quote rate record render return role rule salesforce select sender service set stage static status string sum
system task team text this throw total trigger true try update user valid value version view void where while window""".split()
KINDS = [(".cls", "classes"), (".js", "lwc/{n}"), (".html", "lwc/{n}"), (".field-meta.xml", "objects/O{n}__c/fields"), (".page", "pages"),
         (".layout-meta.xml", "layouts"), (".cmp", "aura/{n}"), (".ts", "src/{n}"), (".flow-meta.xml", "flows"), (".trigger", "triggers")]


def text(rng, size, kind):
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<Thing xmlns="http://soap.sforce.com/2006/04/metadata">\n' if "xml" in kind else ""
    parts, length = [head], len(head)
    while length < size:
        line = "    " + " ".join(rng.choices(WORDS, k=9)) + (" = (x) => { };" if rng.random() < 0.5 else " // ok") + "\n"
        parts.append(line)
        length += len(line)
    return "".join(parts)


def make(folder, files, size):
    rng = random.Random(7)
    pool = {kind: [text(rng, size * factor // 4, kind) for factor in (1, 2, 4, 6, 7)] for kind, _ in KINDS}
    for number in range(files):
        kind, where = KINDS[number % len(KINDS)]
        place = folder / "force-app" / where.format(n=number // 200)
        place.mkdir(parents=True, exist_ok=True)
        (place / f"f{number}{kind}").write_text(rng.choice(pool[kind]))


def run(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    took = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} failed: {done.stderr}")
    return took


def main():
    here = pathlib.Path(__file__).resolve().parent
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--app", default=str(here.parent.parent / "artifacts/bin/Patchbay.Cli/release/patchbay.dll"))
    options.add_argument("--files", type=int, default=50_000)
    given = options.parse_args()
    if not given.folder.exists():
        make(given.folder, given.files, 10_600)
    names = given.folder.with_suffix(".names")
    names.write_text("\n".join(NAMES) + "\n")
    total = sum(f.stat().st_size for f in given.folder.rglob("*") if f.is_file())
    grep = ["rg", "-uuu", "-F", "-f", str(names), str(given.folder)]
    audit = ["dotnet", given.app, "audit", str(given.folder), "--format", "json", "--out", os.devnull]
    run(grep), run(audit)
    grepped, audited = [], []
    for _ in range(5):
        grepped.append(run(grep))
        audited.append(run(audit))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    a, g = statistics.median(audited), statistics.median(grepped)
    print(f"{total / 1e6:.0f} MB: rg {g:.2f} s ({min(grepped):.2f} to {max(grepped):.2f}), audit {a:.2f} s ({min(audited):.2f} to {max(audited):.2f}), "
          f"ratio {a / g:.2f}, largest process {peak:.0f} MB")


if __name__ == "__main__":
    main()
