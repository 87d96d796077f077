import { createSocket } from "node:dgram";

/** A customer who calls by SIP, hears the greeting and hangs up. */
export async function callAndHangUp(sipPort: number, number: string): Promise<void> {
  const hangUp = await callAndWait(sipPort, number);
  await hangUp();
}

/** A customer who calls by SIP and waits (RFC 3261 §24.2 in small). @returns What hangs up. */
export async function callAndWait(sipPort: number, number: string): Promise<() => Promise<void>> {
  const socket = createSocket("udp4");
  await new Promise<void>((bound) => socket.bind(0, "127.0.0.1", bound));
  const own = `127.0.0.1:${socket.address().port}`;
  const callId = crypto.randomUUID();
  const from = `<sip:${number}@${own}>;tag=customer`;
  const target = `sip:100@127.0.0.1:${sipPort}`;
  const message = (method: string, to: string, sequence: number, body: string): string =>
    [
      `${method} ${target} SIP/2.0`, `Via: SIP/2.0/UDP ${own};branch=z9hG4bK${crypto.randomUUID()}`, "Max-Forwards: 70", `From: ${from}`, `To: ${to}`, `Call-ID: ${callId}`,
      `CSeq: ${sequence} ${method}`, `Contact: <sip:customer@${own}>`, ...(body === "" ? [] : ["Content-Type: application/sdp"]), `Content-Length: ${body.length}`, "", body,
    ].join("\r\n");
  const answerTo = (sequence: string): Promise<string> =>
    new Promise((answered) => {
      socket.on("message", (packet) => {
        const text = new TextDecoder().decode(packet);
        if (text.startsWith("SIP/2.0 200") && text.includes(`CSeq: ${sequence}`)) answered(text);
      });
    });
  const sdp = `v=0\r\no=customer 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${socket.address().port + 1} RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n`;

  const answered = answerTo("1 INVITE");
  socket.send(message("INVITE", `<${target}>`, 1, sdp), sipPort, "127.0.0.1");
  const to = /^To: (.*)$/im.exec(await answered)?.[1]?.trim() ?? "";
  socket.send(message("ACK", to, 1, ""), sipPort, "127.0.0.1");
  return async () => {
    const over = answerTo("2 BYE");
    socket.send(message("BYE", to, 2, ""), sipPort, "127.0.0.1");
    await over;
    socket.close();
  };
}
