import type { HostLink } from "../host/hostLink";

/** Keeps the token over a reload, where the panel itself has no place that survives one. */
export interface TokenStore {
  /** @returns Null when there is none. */
  read(): Promise<string | null>;
  write(token: string | null): void;
}

const patienceMs = 1_500;
const key = "patchbay.token";

/** The page around the panel keeps it. */
export function hostTokenStore(host: HostLink): TokenStore {
  return {
    read: () => host.requestToken(patienceMs),
    write: (token) => host.send({ type: "storeToken", token }),
  };
}

/** The browser keeps it for this window, where it allows that; else nobody does. */
export function windowTokenStore(storage: () => Storage): TokenStore {
  return {
    read: () => Promise.resolve(attempt(() => storage().getItem(key))),
    write: (token) => {
      attempt(() => (token === null ? storage().removeItem(key) : storage().setItem(key, token)));
    },
  };
}

/** In a frame of another site every use of storage may throw. */
function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
