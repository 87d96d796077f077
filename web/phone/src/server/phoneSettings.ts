/** What the server says about itself before anyone is signed in. */
export interface PhoneSettings {
  /** Origins of pages that may hold the panel. */
  readonly hostOrigins: readonly string[];
  /** Relays for audio; usually none. */
  readonly iceServers: readonly IceServer[];
  /** Contract version the server speaks. */
  readonly contract: number;
  /** Country whose way of writing numbers is read here, two letters; empty when the server does not say. */
  readonly country: string;
}

/** A STUN or TURN server. */
export interface IceServer {
  readonly urls: string[];
  readonly username?: string;
  readonly credential?: string;
}

/** @returns Null when the server does not answer or answers something else. @param base Ends in a slash. */
export async function readPhoneSettings(base: string, fetcher: typeof fetch = fetch): Promise<PhoneSettings | null> {
  try {
    const response = await fetcher(`${base}api/phone-settings`, { credentials: "omit" });
    return response.ok ? parse(await response.json()) : null;
  } catch {
    return null;
  }
}

function parse(body: unknown): PhoneSettings | null {
  if (!isObject(body) || typeof body["contract"] !== "number") return null;
  return {
    contract: body["contract"],
    country: typeof body["country"] === "string" ? body["country"] : "",
    hostOrigins: texts(body["hostOrigins"]),
    iceServers: Array.isArray(body["iceServers"]) ? body["iceServers"].flatMap(iceServer) : [],
  };
}

function iceServer(value: unknown): IceServer[] {
  if (!isObject(value)) return [];
  const urls = typeof value["urls"] === "string" ? [value["urls"]] : texts(value["urls"]);
  if (urls.length === 0) return [];
  const { username, credential } = value;
  return [{ urls, ...(typeof username === "string" && { username }), ...(typeof credential === "string" && { credential }) }];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
