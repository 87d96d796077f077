import type { PhoneAudioReply, PhoneReply } from "../server/contracts";

/** Where the audio connection stands. */
export type AudioStatus = "closed" | "connecting" | "connected" | "failed";

/** What the connection needs from around it. */
export interface AudioLinkOptions {
  readonly createPeer: () => RTCPeerConnection;
  /** Exchanges the SDP offer for an answer. */
  readonly connect: (sdp: string) => Promise<PhoneAudioReply | PhoneReply>;
  /** Lets the agent hear the other party; null for silence. */
  readonly play: (track: MediaStreamTrack | null) => void;
  readonly changed: (status: AudioStatus) => void;
}

/**
 * The audio connection to the server. It is made while the call still rings and carries silence then: ICE and DTLS are
 * done before the click, and answering only has to put the microphone's track in.
 */
export class AudioLink {
  private readonly options: AudioLinkOptions;
  private peer: RTCPeerConnection | null = null;
  private sender: RTCRtpSender | null = null;
  private track: MediaStreamTrack | null = null;
  private current: AudioStatus = "closed";
  private making: Promise<void> | null = null;

  constructor(options: AudioLinkOptions) {
    this.options = options;
  }

  /** Where it stands. */
  get status(): AudioStatus {
    return this.current;
  }

  /** Connects unless that is done or under way. The promise ends when the answer is in, not when audio flows. */
  ensure(): Promise<void> {
    if (this.current === "connected" || this.current === "connecting") return this.making ?? Promise.resolve();
    return this.renew();
  }

  /** Connects anew, whatever there was. */
  renew(): Promise<void> {
    this.drop();
    this.set("connecting");
    const peer = this.options.createPeer();
    this.peer = peer;
    const making = this.make(peer)
      .catch(() => this.fail(peer))
      .finally(() => {
        if (this.making === making) this.making = null;
      });
    this.making = making;
    return making;
  }

  /** Sends this track from now on; null for silence. */
  async send(track: MediaStreamTrack | null): Promise<void> {
    this.track = track;
    await this.sender?.replaceTrack(track);
  }

  /** Ends the connection. */
  close(): void {
    this.drop();
    this.set("closed");
  }

  private async make(peer: RTCPeerConnection): Promise<void> {
    const { sender, receiver } = peer.addTransceiver("audio", { direction: "sendrecv" });
    this.sender = sender;
    this.listen(peer, receiver);
    await sender.replaceTrack(this.track);
    await peer.setLocalDescription();
    const reply = await this.options.connect(peer.localDescription?.sdp ?? "");
    if (this.peer !== peer) return;
    const sdp = "sdp" in reply ? reply.sdp : null;
    if (!reply.ok || sdp === null) {
      this.fail(peer);
      return;
    }
    await peer.setRemoteDescription({ type: "answer", sdp });
    this.options.play(receiver.track);
  }

  private listen(peer: RTCPeerConnection, receiver: RTCRtpReceiver): void {
    // The least delay the browser can play without gaps: a telephone call is a conversation, not a film.
    if ("jitterBufferTarget" in receiver) receiver.jitterBufferTarget = 0;
    peer.onconnectionstatechange = () => {
      if (this.peer !== peer) return;
      if (peer.connectionState === "connected") this.set("connected");
      if (peer.connectionState === "failed" || peer.connectionState === "closed") this.fail(peer);
    };
  }

  private fail(peer: RTCPeerConnection): void {
    if (this.peer !== peer) return;
    this.drop();
    this.set("failed");
  }

  private drop(): void {
    if (this.peer === null) return;
    const peer = this.peer;
    this.peer = null;
    this.sender = null;
    peer.onconnectionstatechange = null;
    peer.close();
    this.options.play(null);
  }

  private set(status: AudioStatus): void {
    if (this.current === status) return;
    this.current = status;
    this.options.changed(status);
  }
}
