"""Brings calls of many kinds, plays both ends of each, and writes down what became of it in a file of its own."""
import asyncio
import json
import random
import uuid

from sip_caller import SipCall
from site_process import Gone

UNSURE = "unsure"


class Calls:
    def __init__(self, site, path, seed, rate, sip, sip_share):
        self.site, self.rate = site, rate
        self.sip, self.sip_share = sip, sip_share
        self.sip_calls = {}
        site.on_sip_offer = lambda *offer: asyncio.ensure_future(self._take_sip_offer(*offer))
        self.chance = random.Random(seed)
        self.file = open(path, "w", encoding="utf-8")
        self.counts = {}
        self.taken = 0

    def number(self):
        # Some callers are contacts of the org, the others nobody.
        return f"+4670{1_000_000 + self.chance.randrange(500):07d}" if self.chance.random() < 0.5 else f"+4673{self.chance.randrange(10_000_000):07d}"

    async def run(self, wanted, most_at_once):
        """Brings calls until so many were taken."""
        room = asyncio.Semaphore(most_at_once)
        running = set()
        while self.taken < wanted:
            await self.site.up.wait()
            await room.acquire()
            task = asyncio.ensure_future(self._one())
            running.add(task)
            task.add_done_callback(lambda done: (running.discard(done), room.release()))
            await asyncio.sleep(self.chance.expovariate(self.rate))
        await asyncio.gather(*running)
        self.file.close()

    async def _one(self):
        call = {"call": uuid.UUID(int=self.chance.getrandbits(128), version=4).hex, "number": self.number(), "taken": False, "owner": None}
        kind = "sip" if self.chance.random() < self.sip_share else "outbound" if self.chance.random() < 0.25 else "inbound"
        call["kind"] = kind
        try:
            await {"sip": self._by_sip, "outbound": self._outbound, "inbound": self._inbound}[kind](call)
        except Gone:
            call["cut"] = True
            if call["owner"] and call["taken"] is True:
                await self._finish_after_restart(call)
        except asyncio.TimeoutError:
            call["timeout"] = True
        self.file.write(json.dumps(call) + "\n")
        if call["taken"] is True:
            self.taken += 1
        kind = call["kind"] + (" cut" if call.get("cut") else "")
        self.counts[kind] = self.counts.get(kind, 0) + 1

    async def _take(self, call, *words):
        """A command whose answer decides whether the call exists."""
        call["taken"] = UNSURE
        answer = await self.site.ask(*words)
        call["taken"] = answer == "ok"
        if answer != "ok":
            call["refused"] = answer
        return call["taken"]

    async def _own(self, call, agent, *words):
        """A command whose answer decides who owns the call."""
        before, call["owner"] = call["owner"], UNSURE
        call["maybe"] = agent
        answer = await self.site.ask(*words)
        call["owner"] = agent if answer == "ok" else before
        return answer == "ok"

    async def _inbound(self, call):
        if not await self._take(call, "arrive", call["call"], call["number"]):
            return
        if self.chance.random() < 0.07:
            call["kind"] = "abandoned"
            await asyncio.sleep(self.chance.random() * 0.3)
            await self.site.ask("ended", call["call"], 1, "CustomerHungUp")
            return
        agent = await self._accepted(call)
        if agent is None:
            return
        await self.site.ask("audio", call["call"], 2)
        await self._talk(call)
        if self.chance.random() < 0.5:
            await self.site.ask("hangup", call["call"], agent)
        await self.site.ask("ended", call["call"], 1, "CustomerHungUp")
        await self.site.ask("recorded", call["call"])
        await self._finish(call, "Resolved")

    async def _by_sip(self, call):
        """Patchbay names the call; it is known by a number that nobody else calls from."""
        call["call"], call["number"] = None, f"+4676{len(self.sip_calls):07d}"
        self.sip_calls[call["number"]] = call
        line = SipCall(self.sip, call["number"])
        accepted = call["accepted"] = asyncio.get_running_loop().create_future()
        try:
            call["taken"] = UNSURE
            status = await line.dial()
            call["taken"] = {None: UNSURE, 200: True}.get(status, False)
            if status != 200:
                return
            over = asyncio.ensure_future(line.over.wait())
            await asyncio.wait({accepted, over}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
            over.cancel()
            if accepted.done():
                await self._talk(call)
                if self.chance.random() < 0.5:
                    await self.site.ask("hangup", call["id"], call["owner"])
            if not line.over.is_set():
                await line.hang_up()
            if accepted.done():
                await self._finish_sip(call)
        finally:
            line.forget()
            for name in ("accepted", "id"):
                call.pop(name, None)

    async def _finish_sip(self, call):
        # Telephony reports the end by itself, a moment after it answered the BYE.
        for _ in range(50):
            if await self.site.ask("finish", call["id"], call["owner"], "Resolved", "by SIP") == "ok":
                return
            await asyncio.sleep(0.1)

    async def _take_sip_offer(self, name, number, ordinal, agent):
        call = self.sip_calls.get(number)
        if call is None:
            return
        try:
            call["id"] = name
            if await self._own(call, agent, "accept", name, ordinal, agent):
                await self.site.ask("audio", name, 2)
                if "accepted" in call and not call["accepted"].done():
                    call["accepted"].set_result(True)
        except Gone:
            # Whether it was accepted is not known, and so neither whose it is.
            call["cut"] = True

    async def _accepted(self, call):
        while True:
            ordinal, agent = await asyncio.wait_for(self.site.offer(call["call"]), 120)
            if self.chance.random() < 0.03:
                await self.site.ask("decline", call["call"], ordinal, agent)
                await self.site.ask("agent", agent)
                continue
            if await self._own(call, agent, "accept", call["call"], ordinal, agent):
                return agent

    async def _outbound(self, call):
        agent = self.chance.choice(self.site.agents)
        call["owner"] = UNSURE
        call["maybe"] = agent
        if not await self._take(call, "dial", call["call"], call["number"], agent):
            call["owner"] = None
            return
        call["owner"] = agent
        await self.site.ask("audio", call["call"], 1)
        await self.site.ask("answered", call["call"])
        await self._talk(call)
        await self.site.ask("hangup", call["call"], agent)
        await self.site.ask("ended", call["call"], 2, "AgentHungUp")
        await self.site.ask("recorded", call["call"])
        await self._finish(call, "Reached")

    async def _talk(self, call):
        await asyncio.sleep(self.chance.uniform(1, 3) if self.chance.random() < 0.1 else self.chance.random() * 0.2)

    async def _finish(self, call, outcome):
        notes = self.chance.choice(["asked about delivery", "will call back", "ümläut, emoji \N{TELEPHONE RECEIVER} and \N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}", "x" * 300])
        await self.site.ask("finish", call["call"], call["owner"], outcome, notes)

    async def _finish_after_restart(self, call):
        # The agent is in wrap-up of a call that the crash cut off, or that was over just before.
        agent = call.get("maybe")
        for _ in range(5):
            await self.site.up.wait()
            try:
                await self.site.ask("finish", call["call"], agent, "Reached" if call["kind"] == "outbound" else "Resolved", "cut off")
                return
            except Gone:
                continue
