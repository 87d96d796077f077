import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import WebSocket from "ws";
import type { PhonePop, PhoneRecord, PhoneState, PhoneTarget } from "../../src/server/contracts";
import { StandInConnection, type HubMethods } from "./hubConnection";

/** What a panel asked of the stand-in. */
export interface Asked {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** How the stand-in is set up. */
export interface StandInOptions {
  readonly state: PhoneState;
  readonly hostOrigins?: readonly string[];
  /** Folder that is served at /softphone/. */
  readonly panelFolder?: string;
  /** Answers an SDP offer; without it audio is refused. */
  readonly answerAudio?: (sdp: string) => Promise<string>;
}

/** Of somebody who has no phone. */
export const supervisorToken = "token-of-a-supervisor";

const types: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript", css: "text/css" };

/** A server that keeps the contract and knows no telephony: states are pushed by the test. */
export class StandInServer {
  readonly violations: string[] = [];
  readonly asked: Asked[] = [];
  /** Whom a call can be sent to. */
  targets: readonly PhoneTarget[] = [];
  /** Records that can be found. */
  records: readonly PhoneRecord[] = [];
  readonly connections: StandInConnection[] = [];
  token = "token-1";
  /** True while nothing is answered, as behind a broken network. */
  deaf = false;
  /** The code and words of the next refusal; null to do as asked. */
  refusal: { code: string; message: string } | null = null;
  state: PhoneState;
  onAsked: (asked: Asked) => void = () => undefined;
  private readonly options: StandInOptions;
  private readonly server: Server;
  private readonly sockets = new WebSocket.Server({ noServer: true });

  private constructor(options: StandInOptions) {
    this.options = options;
    this.state = options.state;
    this.server = createServer((request, response) => void this.respond(request, response));
    this.server.on("upgrade", (request, socket, head) => this.upgrade(request, socket, head));
  }

  /** Starts on a free port of this machine. */
  static async start(options: StandInOptions): Promise<StandInServer> {
    const standIn = new StandInServer(options);
    await standIn.listen(0);
    return standIn;
  }

  /** Address, ending in a slash. */
  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`;
  }

  /** Shows a changed state to all panels. */
  push(change: Partial<PhoneState>): void {
    this.state = { ...this.state, ...change, sequence: this.state.sequence + 1, serverTime: new Date().toISOString() };
    this.send(this.state);
  }

  /** Sends a state as it is. */
  send(state: PhoneState): void {
    this.connections.forEach((connection) => connection.call("State", state));
  }

  pop(pop: PhonePop): void {
    this.connections.forEach((connection) => connection.call("Pop", pop));
  }

  /** Breaks all connections, as a network does. */
  breakAll(): void {
    this.connections.splice(0).forEach((connection) => connection.break());
  }

  async stop(): Promise<void> {
    this.breakAll();
    await new Promise<void>((closed) => {
      this.server.close(() => closed());
      this.server.closeAllConnections();
    });
  }

  private listen(port: number): Promise<void> {
    return new Promise((listening) => this.server.listen(port, "127.0.0.1", listening));
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").replace(/\?.*/, "");
    if (this.deaf) return json(response, 503, { title: "Away" });
    if (path === "/api/phone-settings") return json(response, 200, this.settings());
    if (path === "/api/sign-in" && request.method === "POST") return this.signIn(request, response);
    if (path === "/hubs/phone/negotiate") return this.negotiate(request, response);
    if (request.method === "OPTIONS") return json(response, 204, {});
    if (path.startsWith("/softphone/")) return this.file(path.slice("/softphone/".length) || "index.html", response);
    json(response, 404, { title: "Not found" });
  }

  private settings(): object {
    return { hostOrigins: this.options.hostOrigins ?? [], iceServers: [], contract: 1 };
  }

  private async signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of request) text += new TextDecoder().decode(part);
    const { userName, password } = JSON.parse(text) as { userName?: unknown; password?: unknown };
    if (userName === "many") {
      response.writeHead(429, { "Content-Type": "application/problem+json", "Retry-After": "17" }).end('{"title":"Too many tries"}');
    } else if (userName === "sue" && password === "correct") {
      json(response, 200, { token: supervisorToken, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), name: "Sue Berg", role: "supervisor" });
    } else if (userName === "mira" && password === "correct") {
      json(response, 200, { token: this.token, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), name: "Mira Holm", role: "agent" });
    } else {
      json(response, 401, { title: "Not signed in", detail: "User name or password is wrong." });
    }
  }

  private negotiate(request: IncomingMessage, response: ServerResponse): void {
    if (request.headers["authorization"] === `Bearer ${supervisorToken}`) return json(response, 403, { title: "Forbidden" });
    if (request.headers["authorization"] !== `Bearer ${this.token}`) return json(response, 401, { title: "Unauthorized" });
    json(response, 200, {
      negotiateVersion: 1,
      connectionId: "c1",
      connectionToken: "ct1",
      availableTransports: [{ transport: "WebSockets", transferFormats: ["Text", "Binary"] }],
    });
  }

  private file(name: string, response: ServerResponse): void {
    const path = `${this.options.panelFolder ?? ""}/${name}`;
    if (this.options.panelFolder === undefined || name.includes("..") || !existsSync(path)) return json(response, 404, { title: "Not found" });
    const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; media-src 'self' blob:; base-uri 'none'; form-action 'self'";
    response
      .writeHead(200, { "Content-Type": types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream", "Content-Security-Policy": csp })
      .end(readFileSync(path));
  }

  private upgrade(request: IncomingMessage, socket: unknown, head: unknown): void {
    const query = new URL(request.url ?? "/", this.url).searchParams;
    const authorized = query.get("access_token") === this.token || request.headers["authorization"] === `Bearer ${this.token}`;
    this.sockets.handleUpgrade(request, socket, head, (open) => {
      if (authorized) this.connections.push(new StandInConnection(open, this.methods(), this.violations));
      else open.terminate();
    });
  }

  private methods(): HubMethods {
    return {
      Hello: (contract) => this.note("Hello", [contract], { ...this.state, serverTime: new Date().toISOString() }),
      SetPresence: (presence, reason) => this.note("SetPresence", [presence, reason]),
      Answer: (offerId) => this.note("Answer", [offerId]),
      Decline: (offerId) => this.note("Decline", [offerId]),
      HangUp: (callId) => this.note("HangUp", [callId]),
      Hold: (callId, held) => this.note("Hold", [callId, held]),
      Mute: (callId, muted) => this.note("Mute", [callId, muted]),
      SendDigits: (callId, digits) => this.note("SendDigits", [callId, digits]),
      Dial: (requestId, number, record) => this.note("Dial", [requestId, number, record]),
      PickRecord: (callId, record) => this.note("PickRecord", [callId, record]),
      WriteNotes: (callId, notes) => this.note("WriteNotes", [callId, notes]),
      FinishWrapUp: (callId, disposition, notes) => this.note("FinishWrapUp", [callId, disposition, notes]),
      PopShown: (popId) => this.note("PopShown", [popId], null),
      UseDevice: (device, chosen) => this.note("UseDevice", [device, chosen]),
      RingDeskPhone: () => this.note("RingDeskPhone", []),
      TakeAudio: () => this.note("TakeAudio", []),
      Transfer: (callId, kind, target, consult) => this.note("Transfer", [callId, kind, target, consult]),
      Consult: (callId, step) => this.note("Consult", [callId, step]),
      DropParty: (callId, legId) => this.note("DropParty", [callId, legId]),
      Park: (callId) => this.note("Park", [callId]),
      PlayMessage: (messageId) => {
        this.note("PlayMessage", [messageId]);
        return { ok: true, url: `/messages/${messageId}?ticket=t`, message: null };
      },
      MarkMessage: (messageId, heard) => this.note("MarkMessage", [messageId, heard]),
      DeleteMessage: (messageId) => this.note("DeleteMessage", [messageId]),
      PickUp: (callId) => this.note("PickUp", [callId]),
      MoveLog: (callId, record) => this.note("MoveLog", [callId, record]),
      FindRecords: (callId, text) => {
        const records = this.records.filter((record) => record.name.toLowerCase().includes(String(text).toLowerCase()));
        return this.note("FindRecords", [callId, text], { ok: true, records, message: null });
      },
      FindTargets: (text) => {
        const targets = this.targets.filter((target) => target.name.toLowerCase().includes(String(text).toLowerCase()));
        return Promise.resolve({ ok: true, targets, message: null });
      },
      ConnectAudio: async (sdp) => {
        this.note("ConnectAudio", [sdp], null);
        if (this.options.answerAudio === undefined) return { ok: false, sdp: null, message: "No audio here." };
        return { ok: true, sdp: await this.options.answerAudio(String(sdp)), message: null };
      },
    };
  }

  private note(method: string, args: readonly unknown[], result?: unknown): unknown {
    const asked = { method, args };
    this.asked.push(asked);
    this.onAsked(asked);
    if (result !== undefined) return result;
    const { refusal } = this;
    this.refusal = null;
    return refusal === null ? { ok: true, code: null, message: null } : { ok: false, ...refusal };
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, {
      "Content-Type": status < 400 ? "application/json" : "application/problem+json",
      // A sandboxed panel has no origin; it holds a token and no cookies, so any origin may ask.
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Headers": "authorization, content-type, x-requested-with, x-signalr-user-agent",
    })
    .end(status === 204 ? undefined : JSON.stringify(body));
}
