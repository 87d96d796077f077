// The few parts of Node that the build and the tests use.
declare module "node:fs" {
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function readFileSync(path: string): Uint8Array;
  export function readdirSync(path: string, options?: { recursive: true }): string[];
  export function writeFileSync(path: string, data: string | Uint8Array): void;
  export function existsSync(path: string): boolean;
  export function mkdtempSync(prefix: string): string;
  export function rmSync(path: string, options: { recursive: true; force: true }): void;
  export function mkdirSync(path: string, options: { recursive: true }): void;
}
declare module "node:zlib" {
  export function gzipSync(data: string, options: { level: number }): Uint8Array;
}
declare module "node:module" {
  export function createRequire(url: string): { resolve(name: string): string };
}
declare module "node:http" {
  export interface IncomingMessage extends AsyncIterable<Uint8Array> {
    readonly method?: string;
    readonly url?: string;
    readonly headers: Readonly<Record<string, string | undefined>>;
  }
  export interface ServerResponse {
    writeHead(status: number, headers?: Record<string, string>): ServerResponse;
    end(body?: string | Uint8Array): void;
  }
  export interface Server {
    listen(port: number, host: string, listening: () => void): void;
    address(): { port: number } | string | null;
    close(closed?: () => void): void;
    closeAllConnections(): void;
    on(event: "upgrade", listener: (request: IncomingMessage, socket: unknown, head: unknown) => void): void;
  }
  export function createServer(listener: (request: IncomingMessage, response: ServerResponse) => void): Server;
}
declare module "node:child_process" {
  interface Output {
    on(event: "data", listener: (chunk: Uint8Array) => void): void;
  }
  export interface ChildProcess {
    readonly stdin: { write(text: string): void; end(text?: string): void };
    readonly stdout: Output;
    readonly stderr: Output;
    /** Null while it runs, and when a signal ended it. */
    readonly exitCode: number | null;
    readonly signalCode: string | null;
    kill(signal: "SIGTERM" | "SIGKILL"): boolean;
    on(event: "exit", listener: (code: number | null) => void): void;
  }
  export function spawn(
    command: string,
    args: readonly string[],
    options: { env?: Readonly<Record<string, string | undefined>>; cwd?: string; stdio: readonly ["pipe", "pipe", "pipe"] },
  ): ChildProcess;
}
declare module "node:crypto" {
  export function randomInt(from: number, below: number): number;
}
declare module "node:net" {
  export interface Socket {
    on(event: "data", listener: (chunk: Uint8Array) => void): void;
    on(event: "error", listener: (error: Error) => void): void;
    write(data: string): void;
    destroy(): void;
  }
  export function connect(port: number, host: string): Socket;
  export interface Server {
    once(event: "error", listener: () => void): void;
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
  }
  export function createServer(): Server;
}
declare module "node:dgram" {
  export interface Socket {
    bind(port: number, host: string, bound: () => void): void;
    address(): { readonly port: number };
    send(packet: string | Uint8Array, port: number, host: string): void;
    on(event: "message", listener: (packet: Uint8Array) => void): void;
    close(): void;
  }
  export function createSocket(kind: "udp4"): Socket;
}
declare module "ws" {
  import type { IncomingMessage } from "node:http";
  export default class WebSocket {
    constructor(url: string);
    send(data: string): void;
    on(event: "open", listener: () => void): void;
    on(event: "error", listener: (error: Error) => void): void;
    close(): void;
    terminate(): void;
    on(event: "message", listener: (data: unknown) => void): void;
    on(event: "close", listener: () => void): void;
    static Server: new (options: { noServer: true }) => {
      handleUpgrade(request: IncomingMessage, socket: unknown, head: unknown, done: (socket: WebSocket) => void): void;
    };
  }
}
declare const process: { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string | undefined>> };
interface ImportMeta {
  readonly dirname: string;
  readonly url: string;
}
declare module "node:process" {
  export const stdin: { setEncoding(encoding: "utf8"): void; on(event: "data", listener: (chunk: string) => void): void };
  export const stdout: { write(text: string): boolean };
}
