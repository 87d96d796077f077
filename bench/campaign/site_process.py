"""Patchbay as a process that is killed and started again; calls go in and answers come out as lines."""
import asyncio
import os
import signal


class Gone(Exception):
    """The process died before it answered."""


def _hex(call):
    return call.replace("-", "")


class Site:
    def __init__(self, patchbay, folder, org, agents, sip_port):
        self.patchbay, self.folder, self.org, self.agents = patchbay, folder, org, agents
        self.data = os.path.join(folder, "patchbay")
        self.process = None
        self.starts = 0
        self.up = asyncio.Event()
        self._number = 0
        self._waiting = {}
        self._offers = {}
        self.sip_port = sip_port
        self.by_sip = {}
        self.on_sip_offer = None
        os.makedirs(self.data, exist_ok=True)

    def environment(self):
        return dict(
            os.environ,
            Server__Listen="http://127.0.0.1:0", Telephony__SipListen=f"127.0.0.1:{self.sip_port}", Telephony__BrowserListen="127.0.0.1:0",
            Salesforce__Enabled="true", Salesforce__LoginUrl=self.org.url, Salesforce__ClientId="patchbay-demo-client",
            Salesforce__ClientSecret="patchbay-demo-secret", Salesforce__DefaultCountry="SE", Salesforce__PollInterval="00:00:05",
            Salesforce__RequestTimeout="00:00:10", Logging__LogLevel__Default="Warning")

    async def start(self):
        self.starts += 1
        log = open(os.path.join(self.folder, "patchbay.log"), "ab")
        self.process = await asyncio.create_subprocess_exec(
            self.patchbay, "bench-calls", "--data", self.data,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log, env=self.environment(), limit=1 << 20)
        while True:
            line = await self.process.stdout.readline()
            if not line:
                raise SystemExit("Patchbay did not start; see patchbay.log.")
            if b" is ready at " in line:
                break
        asyncio.ensure_future(self._read(self.process))
        await asyncio.gather(*(self.ask("agent", name) for name in self.agents))
        self.up.set()

    async def kill(self):
        """Kill -9, and wait until it is dead."""
        self.up.clear()
        process = self.process
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
            await process.wait()
        self._fail()

    async def stop(self):
        if self.process and self.process.returncode is None:
            self.process.terminate()
            await self.process.wait()

    async def ask(self, *words):
        """Sends a command; 'ok', or why not. Gone when the process died first: then nobody knows."""
        if self.process.returncode is not None or self.process.stdin.is_closing():
            raise Gone()
        self._number += 1
        number = str(self._number)
        answer = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            self.process.stdin.write((number + " " + " ".join(map(str, words)) + "\n").encode())
        except (BrokenPipeError, ConnectionResetError):
            self._waiting.pop(number, None)
            raise Gone() from None
        return await answer

    def offer(self, call):
        """The next offer of a call: (ordinal, agent)."""
        early = self._offers.get(call)
        if early and early.done():
            return self._offers.pop(call)
        return self._offers.setdefault(call, asyncio.get_running_loop().create_future())

    async def _read(self, process):
        while line := await process.stdout.readline():
            words = line.decode().split()
            if words[:1] == ["arrived"]:
                self.by_sip[_hex(words[1])] = words[2]
            elif words[:1] == ["offer"] and _hex(words[1]) in self.by_sip:
                self.on_sip_offer(_hex(words[1]), self.by_sip[_hex(words[1])], words[2], words[3])
            elif words[:1] == ["offer"]:
                offer = self._offers.pop(_hex(words[1]), None) or self._early(_hex(words[1]))
                if not offer.done():
                    offer.set_result((words[2], words[3]))
            elif len(words) >= 2 and words[0] in self._waiting:
                answer = self._waiting.pop(words[0])
                if not answer.done():
                    answer.set_result(" ".join(words[1:]))
        self._fail()

    def _early(self, call):
        # The offer overtook the answer to the arrival: it stays for who asks next.
        return self._offers.setdefault(call, asyncio.get_running_loop().create_future())

    def _fail(self):
        for futures in (self._waiting, self._offers):
            for future in futures.values():
                if not future.done():
                    future.set_exception(Gone())
                    future.exception()
            futures.clear()
