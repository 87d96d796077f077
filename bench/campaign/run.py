#!/usr/bin/env python3
"""Fault campaign: are all calls in Salesforce, once each and with their owner, whatever fails?

Starts the demo org and Patchbay as processes, brings calls as exchange commands and by SIP, lets everything fail that can, kills Patchbay with -9 at
random instants, heals everything at the end, waits until nothing is left to write, and counts the Tasks in the org's own database against
the generator's own file. A call counts when the exchange acknowledged it, or its INVITE was answered. Needs Linux and python3 (standard library only).
"""
import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
import time

from calls import Calls
from org import Org
from sip_caller import SipCaller
from site_process import Site
from verdict import judge, read_calls
from weather import Weather

AGENTS = 60
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def arguments():
    parser = argparse.ArgumentParser(prog="bench/faults", description="Brings calls while everything fails, and counts what is in the org afterwards.")
    parser.add_argument("--calls", type=int, default=10000, help="calls that the exchange must have taken (10000, some minutes; the whole campaign is 100000)")
    parser.add_argument("--rate", type=float, default=300, help="calls per second, as long as agents are free (300)")
    parser.add_argument("--seed", type=int, default=None, help="start of the chance; told at the beginning")
    parser.add_argument("--kill-every", type=float, default=5, help="mean seconds between two kills (5)")
    parser.add_argument("--settle", type=float, default=300, help="most seconds to wait for the last write (300)")
    parser.add_argument("--program", default=os.path.join(ROOT, "patchbay"), help="the patchbay to examine (the one of this repository)")
    parser.add_argument("--sip-share", type=float, default=0.1, help="share of the calls that come by SIP (0.1); the others are exchange commands")
    parser.add_argument("--no-faults", action="store_true", help="only kills")
    parser.add_argument("--keep", action="store_true", help="keep the folder with both databases, the logs and the file of calls")
    return parser.parse_args()


def free_port(kind=socket.SOCK_STREAM):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def killer(site, chance, mean):
    # The first comes soon, so that the shortest run has one.
    pause = 0.5 + chance.random() * 2
    while True:
        await asyncio.sleep(pause)
        await site.kill()
        await site.start()
        # Some die while they start, most at work.
        pause = min(0.2 + chance.expovariate(1 / mean), 4 * mean)


async def settle(org, site, calls, limit):
    """Waits until every call is there and nothing was written for some seconds, or nothing has moved for long."""
    started, moved, last = time.monotonic(), time.monotonic(), None
    while time.monotonic() - started < limit:
        await asyncio.sleep(1)
        sequence = org.read("SELECT coalesce(max(sequence), 0) FROM org_ledger")[0][0]
        if sequence != last:
            last, moved = sequence, time.monotonic()
        quiet = time.monotonic() - moved
        if quiet > 6 and not judge(org, calls)[0]:
            return
        if quiet > 20 and int(quiet) % 20 == 0:
            # What the org's own rules refused waits for a person, who now runs it again.
            await retry_parked(site)
        if quiet > 90:
            return


async def retry_parked(site):
    process = await asyncio.create_subprocess_exec(
        site.patchbay, "org", "parked", "retry", "--all", "--data", site.data, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT)
    told, _ = await process.communicate()
    print("parked:", told.decode().strip().splitlines()[-1:] or "nothing told", flush=True)


async def campaign(options, folder):
    seed = options.seed if options.seed is not None else random.randrange(1 << 30)
    chance = random.Random(seed)
    print(f"seed {seed}, {options.calls} calls, {options.rate:g} a second, folder {folder}", flush=True)
    patchbay = options.program
    org = Org(patchbay, folder, free_port())
    await org.start()
    await org.control("POST", f"fill?sobject=User&count={AGENTS}")
    await org.control("POST", "fill?sobject=Contact&count=500")
    site = Site(patchbay, folder, org, [f"agent{number:05d}@tidewater.example" for number in range(AGENTS)], free_port(socket.SOCK_DGRAM))
    sip = await SipCaller.open(("127.0.0.1", site.sip_port))
    weather = Weather(org, random.Random(chance.random()))
    path = os.path.join(folder, "calls.jsonl")
    calls = Calls(site, path, chance.random(), options.rate, sip, options.sip_share)
    helpers = []
    started = time.monotonic()
    try:
        await site.start()
        helpers = [asyncio.ensure_future(killer(site, random.Random(chance.random()), options.kill_every))]
        if not options.no_faults:
            helpers.append(asyncio.ensure_future(weather.run()))
        bringing = asyncio.ensure_future(calls.run(options.calls, AGENTS + AGENTS // 4))
        while not bringing.done():
            done, _ = await asyncio.wait({bringing, *helpers}, timeout=15, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            print(f"{time.monotonic() - started:6.0f} s  {calls.taken} calls taken, {site.starts - 1} kills, "
                  f"{org.read('SELECT count(*) FROM Task WHERE Patchbay_Interaction_Id__c IS NOT NULL')[0][0]} tasks", flush=True)
        brought = time.monotonic()
        for helper in helpers:
            helper.cancel()
        await asyncio.gather(*helpers, return_exceptions=True)
        await weather.heal()
        # No start in between: what the process learned of the trouble, a pause for a quota as well, it must get over by itself.
        known = read_calls(path)
        await retry_parked(site)
        await settle(org, site, known, options.settle)
        return report(org, site, weather, known, (brought - started, time.monotonic() - brought), folder)
    finally:
        sip.close()
        await site.stop()
        await org.stop()


def report(org, site, weather, calls, times, folder):
    lost, doubled, wrong = judge(org, calls)
    kinds = {}
    for call in calls:
        key = call["kind"] + {True: "", False: ", refused"}.get(call["taken"], ", unsure") + (", cut" if call.get("cut") else "")
        kinds[key] = kinds.get(key, 0) + 1
    print("calls: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    print("faults: " + ", ".join(f"{count} {fault}" for fault, count in sorted(weather.happened.items())))
    print("troubles: " + ", ".join(f"{count} {name}" for name, count in sorted(weather.had.items())))
    print(f"kills: {site.starts - 1}; bringing took {times[0]:.0f} s, settling {times[1]:.0f} s; "
          f"writes in the ledger: {org.read('SELECT count(*) FROM org_ledger')[0][0]}")
    for name, rows in (("lost", lost), ("doubled", doubled), ("wrong-owner", wrong)):
        for row in rows[:5]:
            print(f"{name}: {json.dumps(row)}")
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(rows, file)
    if site.starts == 1:
        print("Patchbay was never killed: this run says nothing of kills. Ask for more calls or a shorter --kill-every.")
    print(f"lost {len(lost)} doubled {len(doubled)} wrong-owner {len(wrong)}", flush=True)
    return 1 if lost or doubled or wrong or site.starts == 1 else 0


def main():
    options = arguments()
    folder = tempfile.mkdtemp(prefix="patchbay-faults-")
    code = 1
    try:
        # Whoever ends the campaign ends what it started, too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        code = asyncio.run(campaign(options, folder))
    finally:
        if options.keep or code != 0:
            print(f"kept: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder)
    sys.exit(code)


if __name__ == "__main__":
    main()
