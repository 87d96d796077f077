import { createSocket, type Socket } from "node:dgram";

/** A customer who calls by SIP, hears the greeting and hangs up. */
export async function callAndHangUp(sipPort: number, number: string): Promise<void> {
  const hangUp = await callAndWait(sipPort, number);
  await hangUp();
}

/** A customer who calls by SIP and waits. @returns What hangs up. */
export async function callAndWait(sipPort: number, number: string): Promise<() => Promise<void>> {
  return (await callIn(sipPort, number, "100")).hangUp;
}

/** A customer who says something after the tone for some seconds, and hangs up. */
export async function callAndSpeak(sipPort: number, number: string, dialled: string, seconds: number): Promise<void> {
  const { speak, hangUp } = await callIn(sipPort, number, dialled);
  await speak(seconds);
  await hangUp();
}

/** A customer on the line. */
export interface Call {
  /** How many packets that are not silence have come. */
  readonly heard: () => number;
  readonly speak: (seconds: number) => Promise<void>;
  readonly hangUp: () => Promise<void>;
}

/** A call by SIP with audio of its own. RFC 3261 §24.2 in small. */
export async function callIn(sipPort: number, number: string, dialled: string): Promise<Call> {
  const [socket, media] = [createSocket("udp4"), createSocket("udp4")];
  for (const one of [socket, media]) await new Promise<void>((bound) => one.bind(0, "127.0.0.1", bound));
  const own = `127.0.0.1:${socket.address().port}`;
  const callId = crypto.randomUUID();
  const from = `<sip:${number}@${own}>;tag=customer`;
  const target = `sip:${dialled}@127.0.0.1:${sipPort}`;
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
  let loud = 0;
  media.on("message", (packet) => (loud += isLoud(packet) ? 1 : 0));
  const sdp = `v=0\r\no=customer 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${media.address().port} RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n`;

  const answered = answerTo("1 INVITE");
  socket.send(message("INVITE", `<${target}>`, 1, sdp), sipPort, "127.0.0.1");
  const answer = await answered;
  const to = /^To: (.*)$/im.exec(answer)?.[1]?.trim() ?? "";
  const mediaPort = Number(/^m=audio (\d+)/m.exec(answer)?.[1]);
  socket.send(message("ACK", to, 1, ""), sipPort, "127.0.0.1");
  return {
    heard: () => loud,
    speak: (seconds) => speakTo(media, mediaPort, seconds),
    hangUp: async () => {
      const over = answerTo("2 BYE");
      socket.send(message("BYE", to, 2, ""), sipPort, "127.0.0.1");
      await over;
      socket.close();
      media.close();
    },
  };
}

const packetMs = 20;
const samplesOfPacket = 160;
const headerBytes = 12;

/** Sends a loud tone of PCMU in packets of 20 ms (RFC 3550 §5.1). */
async function speakTo(media: Socket, port: number, seconds: number): Promise<void> {
  const packets = (seconds * 1000) / packetMs;
  for (let sequence = 0; sequence < packets; sequence++) {
    const packet = new Uint8Array(headerBytes + samplesOfPacket);
    const header = new DataView(packet.buffer);
    header.setUint16(0, 0x8000);
    header.setUint16(2, sequence);
    header.setUint32(4, sequence * samplesOfPacket);
    header.setUint32(8, 1);
    // Four samples up, four down: 1 kHz.
    packet.subarray(headerBytes).forEach((_, at, samples) => (samples[at] = at % 8 < 4 ? 0x90 : 0x10));
    media.send(packet, port, "127.0.0.1");
    await new Promise((sent) => setTimeout(sent, packetMs));
  }
}

/** True for speech in µ-law; the codes next to silence are 0x6f to 0x7f and 0xef to 0xff. */
function isLoud(packet: Uint8Array): boolean {
  return (packet[1] ?? 0) % 128 === 0 && packet.subarray(headerBytes).some((code) => (code & 0x7f) < 0x60);
}
