import { expect, test } from "vitest";
import { AudioLink, type AudioStatus } from "../../src/media/audioLink";
import type { PhoneAudioReply } from "../../src/server/contracts";
import { settled } from "../standIn/handTimers";
import { FakePeer, fakeTrack } from "./fakePeer";

function setUp(reply: PhoneAudioReply | Promise<PhoneAudioReply> = { ok: true, sdp: "answer", message: null }) {
  const peers: FakePeer[] = [];
  const statuses: AudioStatus[] = [];
  const played: (MediaStreamTrack | null)[] = [];
  const offers: string[] = [];
  const link = new AudioLink({
    createPeer: () => {
      const peer = new FakePeer();
      peers.push(peer);
      return peer.asPeer;
    },
    connect: (sdp) => {
      offers.push(sdp);
      return Promise.resolve(reply);
    },
    play: (track) => played.push(track),
    changed: (status) => statuses.push(status),
  });
  return { link, peers, statuses, played, offers };
}

test("The connection is offered both ways, in silence, and heard as soon as the answer is in", async () => {
  const { link, peers, statuses, played, offers } = setUp();

  await link.ensure();
  peers[0]?.become("connected");

  expect(peers[0]?.directions).toEqual(["sendrecv"]);
  expect(peers[0]?.sent).toEqual([null]);
  expect(offers).toEqual(["offer"]);
  expect(peers[0]?.remote).toBe("answer");
  expect(played).toEqual([peers[0]?.receiver.track]);
  expect(statuses).toEqual(["connecting", "connected"]);
});

test("Answering puts the microphone into the connection that is there", async () => {
  const { link, peers } = setUp();
  const track = fakeTrack();
  await link.ensure();
  peers[0]?.become("connected");

  await Promise.all([link.ensure(), link.send(track)]);

  expect(peers).toHaveLength(1);
  expect(peers[0]?.sent).toEqual([null, track]);
});

test("A connection made anew carries the microphone from the start", async () => {
  const { link, peers } = setUp();
  const track = fakeTrack();
  await link.send(track);

  await link.ensure();
  peers[0]?.become("failed");
  await link.ensure();

  expect(peers.map((peer) => peer.sent)).toEqual([[track], [track]]);
  expect(peers[0]?.closed).toBe(true);
});

test("Two who need it at once share one connection", async () => {
  const { link, peers } = setUp();

  await Promise.all([link.ensure(), link.ensure()]);

  expect(peers).toHaveLength(1);
});

test("A refusal of the server is a failure that can be tried again", async () => {
  const { link, peers, statuses } = setUp({ ok: false, sdp: null, message: "Full." });

  await link.ensure();
  await link.ensure();

  expect(statuses).toEqual(["connecting", "failed", "connecting", "failed"]);
  expect(peers.every((peer) => peer.closed)).toBe(true);
});

test("An answer that comes after the end is not used", async () => {
  let give: (reply: PhoneAudioReply) => void = () => undefined;
  const { link, peers, played } = setUp(new Promise((resolve) => (give = resolve)));
  void link.ensure();
  await settled();

  link.close();
  give({ ok: true, sdp: "late", message: null });
  await settled();

  expect(peers[0]?.remote).toBeNull();
  expect(played).toEqual([null]);
  expect(link.status).toBe("closed");
});
