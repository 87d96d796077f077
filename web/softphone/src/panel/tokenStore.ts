import type { HostLink } from "../host/hostLink";
import { windowValue } from "./windowValue";

/** Keeps the token over a reload, where the panel itself has no place that survives one. */
export interface TokenStore {
  /** @returns Null when there is none. */
  read(): Promise<string | null>;
  write(token: string | null): void;
}

const patienceMs = 1_500;

/** The page around the panel keeps it. */
export function hostTokenStore(host: HostLink): TokenStore {
  return {
    read: () => host.requestToken(patienceMs),
    write: (token) => host.send({ type: "storeToken", token }),
  };
}

/** The browser keeps it for this window, where it allows that; else the agent signs in again. */
export function windowTokenStore(storage: () => Storage): TokenStore {
  const value = windowValue(storage, "patchbay.token");
  return { read: () => Promise.resolve(value.read()), write: (token) => value.write(token) };
}
