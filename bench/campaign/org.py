"""The demo org as a process of its own, its control endpoints, and its database."""
import asyncio
import json
import os
import sqlite3
import urllib.request

KEY = "campaign"


class Org:
    def __init__(self, patchbay, folder, port):
        self.patchbay, self.folder, self.port = patchbay, folder, port
        self.data = os.path.join(folder, "org")
        self.url = f"http://127.0.0.1:{port}"
        self.process = None

    async def start(self):
        log = open(os.path.join(self.folder, "org.log"), "ab")
        environment = dict(os.environ, DEMO_CONTROL_KEY=KEY, Logging__LogLevel__Default="Warning")
        self.process = await asyncio.create_subprocess_exec(
            self.patchbay, "demo-org", "--data", self.data, "--listen", self.url, "--daily-limit", "50000000",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log, env=environment)
        while True:
            line = await self.process.stdout.readline()
            if not line:
                raise SystemExit("The demo org did not start; see org.log.")
            if b" is ready at " in line:
                break
        asyncio.ensure_future(self._drain())

    async def _drain(self):
        while await self.process.stdout.readline():
            pass

    async def stop(self):
        if self.process and self.process.returncode is None:
            self.process.terminate()
            await self.process.wait()

    async def control(self, method, path, body=None):
        def ask():
            request = urllib.request.Request(
                f"{self.url}/demo/control/{path}", method=method,
                data=None if body is None else json.dumps(body).encode(),
                headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read() or b"null")
        return await asyncio.get_running_loop().run_in_executor(None, ask)

    def read(self, sql):
        """Reads the org's database itself, past everything that could be wrong in front of it."""
        database = sqlite3.connect(f"file:{os.path.join(self.data, 'demo-org.db')}?mode=ro", uri=True, timeout=30)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()
