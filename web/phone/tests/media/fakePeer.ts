/** A peer connection whose every move the test makes. */
export class FakePeer {
  connectionState: RTCPeerConnectionState = "new";
  localDescription: { sdp: string } | null = null;
  remote: string | null = null;
  closed = false;
  onconnectionstatechange: (() => void) | null = null;
  readonly sent: (MediaStreamTrack | null)[] = [];
  readonly receiver = { track: { kind: "audio" } as MediaStreamTrack, jitterBufferTarget: null as number | null };
  readonly directions: (string | undefined)[] = [];

  addTransceiver(_: string, init: RTCRtpTransceiverInit) {
    this.directions.push(init.direction);
    const sender = {
      replaceTrack: (track: MediaStreamTrack | null) => {
        this.sent.push(track);
        return Promise.resolve();
      },
    };
    return { sender, receiver: this.receiver };
  }

  setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: "offer" };
    return Promise.resolve();
  }

  setRemoteDescription(description: { sdp: string }): Promise<void> {
    this.remote = description.sdp;
    return Promise.resolve();
  }

  close(): void {
    this.closed = true;
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  get asPeer(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }
}

/** A track that can end. */
export function fakeTrack(): MediaStreamTrack {
  const track = { kind: "audio", enabled: true, readyState: "live", onended: null as (() => void) | null, stop: () => void (track.readyState = "ended") };
  return track as unknown as MediaStreamTrack;
}
