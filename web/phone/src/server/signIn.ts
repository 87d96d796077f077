/** What a sign-in came to. */
export type SignInResult =
  | { readonly kind: "signedIn"; readonly token: string; readonly name: string; readonly role: string }
  | { readonly kind: "wrong"; readonly message: string }
  | { readonly kind: "tooMany"; readonly retryAfterSeconds: number }
  | { readonly kind: "unreachable" };

const defaultRetrySeconds = 30;

/** Exchanges name and password for a token. @param base Address of the server, ending in a slash. */
export async function signIn(base: string, userName: string, password: string, fetcher: typeof fetch = fetch): Promise<SignInResult> {
  let response: Response;
  try {
    response = await fetcher(`${base}api/sign-in`, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ userName, password }),
    });
  } catch {
    return { kind: "unreachable" };
  }
  return read(response, await readJson(response));
}

function read(response: Response, body: unknown): SignInResult {
  if (response.status === 429)
    return { kind: "tooMany", retryAfterSeconds: secondsOf(response.headers.get("Retry-After")) };
  if (response.status === 400 || response.status === 401 || response.status === 403)
    return { kind: "wrong", message: textOf(body, "detail") ?? textOf(body, "title") ?? "User name or password is wrong." };
  const token = textOf(body, "token");
  return response.ok && token !== null
    ? { kind: "signedIn", token, name: textOf(body, "name") ?? "", role: textOf(body, "role") ?? "" }
    : { kind: "unreachable" };
}

function secondsOf(header: string | null): number {
  const seconds = Number.parseInt(header ?? "", 10);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : defaultRetrySeconds;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function textOf(body: unknown, name: string): string | null {
  if (typeof body !== "object" || body === null) return null;
  const value: unknown = Reflect.get(body, name);
  return typeof value === "string" && value !== "" ? value : null;
}
