"""Customers who call by SIP over UDP: no more of RFC 3261 than a caller needs that hangs up or is hung up on."""
import asyncio
import re
import socket
import uuid

T1, LONGEST = 0.5, 16


class SipCaller(asyncio.DatagramProtocol):
    """One socket for all callers; messages find their call by Call-ID."""

    @classmethod
    async def open(cls, target):
        caller = cls()
        caller.target, caller.calls = target, {}
        # What is said to us is never read: the kernel drops it when its buffer is full.
        caller.audio = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        caller.audio.bind(("127.0.0.1", 0))
        caller.transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: caller, local_addr=("127.0.0.1", 0))
        caller.port = caller.transport.get_extra_info("sockname")[1]
        return caller

    def close(self):
        self.transport.close()
        self.audio.close()

    def datagram_received(self, data, address):
        message = data.decode(errors="replace")
        call = self.calls.get(_field(message, "Call-ID"))
        if call:
            call.receive(message)

    def error_received(self, fault):
        # The site is down; what was sent is sent again, as for any lost datagram.
        pass

    def send(self, text):
        self.transport.sendto(text.encode(), self.target)


class SipCall:
    def __init__(self, caller, number, dialled="1000"):
        self.caller, self.number = caller, number
        self.id = f"{uuid.uuid4().hex}@campaign"
        self.tag, self.branch = uuid.uuid4().hex[:8], "z9hG4bK" + uuid.uuid4().hex
        self.uri = f"sip:{dialled}@{caller.target[0]}:{caller.target[1]}"
        self.to, self.contact = f"<{self.uri}>", self.uri
        loop = asyncio.get_running_loop()
        self.answer, self.heard, self.over, self.bye = loop.create_future(), asyncio.Event(), asyncio.Event(), asyncio.Event()
        caller.calls[self.id] = self

    async def dial(self):
        """Sends the INVITE. The status of the last answer; None when there was none."""
        audio = self.caller.audio.getsockname()[1]
        sdp = f"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {audio} RTP/AVP 0\r\n"
        invite = self._request("INVITE", self.uri, 1, self.branch, sdp)
        await self._again(invite, self.heard)
        try:
            return await asyncio.wait_for(asyncio.shield(self.answer), LONGEST)
        except asyncio.TimeoutError:
            return None

    async def hang_up(self):
        await self._again(self._request("BYE", self.contact, 2, "z9hG4bK" + uuid.uuid4().hex), self.bye)
        self.over.set()

    def forget(self):
        self.caller.calls.pop(self.id, None)

    def receive(self, message):
        first = message.split("\r\n", 1)[0]
        if first.startswith("SIP/2.0"):
            self._answered(int(first.split()[1]), _field(message, "CSeq").split()[1], message)
        elif first.startswith(("BYE", "CANCEL")):
            self.over.set()
            self._confirm(message)
        elif not first.startswith("ACK"):
            self._confirm(message)

    def _answered(self, status, method, message):
        if method == "BYE":
            self.bye.set()
            return
        self.heard.set()
        if status < 200:
            return
        self.to = _field(message, "To")
        contact = re.search(r"<(sip:[^>]+)>", _field(message, "Contact") or "")
        if status < 300 and contact:
            self.contact = contact.group(1)
        # An answer that comes again is confirmed again.
        self.caller.send(self._request("ACK", self.contact if status < 300 else self.uri, 1, "z9hG4bK" + uuid.uuid4().hex if status < 300 else self.branch))
        if not self.answer.done():
            self.answer.set_result(status)

    def _confirm(self, request):
        kept = [line for line in request.split("\r\n") if re.match(r"(Via|From|To|Call-ID|CSeq|Record-Route):", line, re.I)]
        self.caller.send("\r\n".join(["SIP/2.0 200 OK", *kept, "Content-Length: 0", "", ""]))

    def _request(self, method, uri, number, branch, body=""):
        return "\r\n".join([
            f"{method} {uri} SIP/2.0", f"Via: SIP/2.0/UDP 127.0.0.1:{self.caller.port};branch={branch};rport", "Max-Forwards: 70",
            f"From: <sip:{self.number}@127.0.0.1>;tag={self.tag}", f"To: {self.to}", f"Call-ID: {self.id}", f"CSeq: {number} {method}",
            f"Contact: <sip:{self.number}@127.0.0.1:{self.caller.port}>", *(["Content-Type: application/sdp"] if body else []),
            f"Content-Length: {len(body)}", "", body])

    async def _again(self, message, until):
        """Sends until somebody answers or it has been tried for long enough (RFC 3261 §17)."""
        pause, waited = T1, 0
        while not until.is_set() and waited < LONGEST:
            self.caller.send(message)
            try:
                await asyncio.wait_for(until.wait(), pause)
            except asyncio.TimeoutError:
                waited, pause = waited + pause, min(pause * 2, 4)


def _field(message, name):
    found = re.search(rf"^{name}:\s*(.*?)\r?$", message, re.I | re.M)
    return found.group(1) if found else None
