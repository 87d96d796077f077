import { describe, expect, test } from "vitest";
import { Microphone } from "../../src/media/microphone";
import { fakeTrack } from "./fakePeer";

function setUp(answer: () => Promise<MediaStreamTrack>, allowedByHost = true) {
  const asked: MediaStreamConstraints[] = [];
  const lost: string[] = [];
  const devices = {
    getUserMedia: async (constraints: MediaStreamConstraints) => {
      asked.push(constraints);
      const track = await answer();
      return { getAudioTracks: () => [track] } as unknown as MediaStream;
    },
  } as unknown as MediaDevices;
  const microphone = new Microphone({ devices, allowedByHost: () => allowedByHost, lost: () => lost.push("lost") });
  return { microphone, asked, lost };
}

const refuse = (name: string, message = "") => () => Promise.reject(new DOMException(message, name));

describe("the microphone", () => {
  test("is asked for once by two who need it", async () => {
    const { microphone, asked } = setUp(() => Promise.resolve(fakeTrack()));

    const [one, two] = await Promise.all([microphone.acquire(), microphone.acquire()]);

    expect(asked).toEqual([{ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } }]);
    expect(one).toEqual(two);
  });

  test("is let go after the call", async () => {
    const track = fakeTrack();
    const { microphone } = setUp(() => Promise.resolve(track));
    await microphone.acquire();

    microphone.release();

    expect(track.readyState).toBe("ended");
    expect(microphone.open).toBeNull();
  });

  test("does not stay open when the call ended while the browser asked", async () => {
    const track = fakeTrack();
    let give: (track: MediaStreamTrack) => void = () => undefined;
    const { microphone } = setUp(() => new Promise((resolve) => (give = resolve)));
    const opening = microphone.acquire();

    microphone.release();
    give(track);
    await opening;

    expect(track.readyState).toBe("ended");
  });

  test.each([
    ["NotAllowedError", "Permission denied", "blocked"],
    ["NotAllowedError", "Permission dismissed", "dismissed"],
    ["NotAllowedError", "Permission denied by system", "blockedBySystem"],
    ["NotFoundError", "", "missing"],
    ["NotReadableError", "", "busy"],
    ["AbortError", "", "busy"],
    ["SecurityError", "Invalid security origin", "blockedByHost"],
  ])("that fails with %s (%s) is %s", async (name, message, trouble) => {
    const { microphone } = setUp(refuse(name, message));

    expect(await microphone.acquire()).toEqual({ ok: false, trouble });
  });

  test("is not asked for where the page around keeps it", async () => {
    const { microphone, asked } = setUp(() => Promise.resolve(fakeTrack()), false);

    expect(await microphone.acquire()).toEqual({ ok: false, trouble: "blockedByHost" });
    expect(asked).toEqual([]);
  });

  test("needs a secure page", async () => {
    const microphone = new Microphone({ devices: null, allowedByHost: () => true, lost: () => undefined });

    expect(await microphone.acquire()).toEqual({ ok: false, trouble: "insecure" });
  });

  test("that is unplugged is told", async () => {
    const track = fakeTrack();
    const { microphone, lost } = setUp(() => Promise.resolve(track));
    await microphone.acquire();

    track.onended?.call(track, new Event("ended"));

    expect(lost).toEqual(["lost"]);
    expect(microphone.open).toBeNull();
  });

  test("falls back to the system's choice when the chosen one is gone", async () => {
    const answers = [refuse("OverconstrainedError"), () => Promise.resolve(fakeTrack())];
    const { microphone, asked } = setUp(() => (answers.shift() ?? refuse("NotFoundError"))());
    microphone.choose("headset");

    expect((await microphone.acquire()).ok).toBe(true);
    expect(asked[0]).toMatchObject({ audio: { deviceId: { exact: "headset" } } });
    expect(asked[1]).not.toHaveProperty("audio.deviceId");
  });

  test("that took too long to start is tried once more", async () => {
    const answers = [refuse("AbortError", "Timeout starting audio source"), () => Promise.resolve(fakeTrack())];
    const { microphone, asked } = setUp(() => (answers.shift() ?? refuse("AbortError"))());

    expect((await microphone.acquire()).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test("that worked once is not explained again", async () => {
    const { microphone } = setUp(() => Promise.resolve(fakeTrack()));
    const permissions = { query: () => Promise.resolve({ state: "prompt" }) } as unknown as Permissions;
    expect(await microphone.mustAsk(permissions)).toBe(true);

    await microphone.acquire();

    expect(await microphone.mustAsk(permissions)).toBe(false);
  });
});
