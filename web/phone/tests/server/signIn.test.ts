import { describe, expect, test } from "vitest";
import { readPhoneSettings } from "../../src/server/phoneSettings";
import { signIn } from "../../src/server/signIn";

const base = "https://phone.example/";

function answering(status: number, body: unknown, headers: Record<string, string> = {}): typeof fetch {
  return () => Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }));
}

describe("signing in", () => {
  test("gives the token", async () => {
    const fetcher = answering(200, { token: "t", expiresAt: "2027-05-03T09:00:00Z", name: "Mira", role: "agent" });

    expect(await signIn(base, "mira", "secret", fetcher)).toEqual({ kind: "signedIn", token: "t", name: "Mira", role: "agent" });
  });

  test("sends no cookies and asks the server it belongs to", async () => {
    const asked: [string, RequestInit | undefined][] = [];
    const fetcher: typeof fetch = (url, init) => {
      asked.push([String(url), init]);
      return Promise.resolve(new Response("{}", { status: 401 }));
    };

    await signIn(base, "mira", "secret", fetcher);

    expect(asked[0]?.[0]).toBe("https://phone.example/api/sign-in");
    expect(asked[0]?.[1]).toMatchObject({ method: "POST", credentials: "omit", body: '{"userName":"mira","password":"secret"}' });
  });

  test.each([
    [401, { title: "No", detail: "User name or password is wrong." }, {}, { kind: "wrong", message: "User name or password is wrong." }],
    [401, "not json", {}, { kind: "wrong", message: "User name or password is wrong." }],
    [429, { title: "Slow down" }, { "Retry-After": "17" }, { kind: "tooMany", retryAfterSeconds: 17 }],
    [429, "", { "Retry-After": "soon" }, { kind: "tooMany", retryAfterSeconds: 30 }],
    [502, "<html>", {}, { kind: "unreachable" }],
    [200, { name: "no token" }, {}, { kind: "unreachable" }],
  ])("understands the answer %s %j", async (status, body, headers, expected) => {
    expect(await signIn(base, "mira", "x", answering(status, body, headers))).toEqual(expected);
  });

  test("says that the server cannot be reached", async () => {
    expect(await signIn(base, "mira", "x", () => Promise.reject(new TypeError("network")))).toEqual({ kind: "unreachable" });
  });
});

describe("settings", () => {
  test("keep what is usable and drop the rest", async () => {
    const fetcher = answering(200, { contract: 1, hostOrigins: ["https://a.example", 7], iceServers: [{ urls: "turn:a", username: "u", credential: "c" }, {}] });

    expect(await readPhoneSettings(base, fetcher)).toEqual({
      contract: 1,
      country: "",
      hostOrigins: ["https://a.example"],
      iceServers: [{ urls: ["turn:a"], username: "u", credential: "c" }],
    });
  });

  test.each([[500, "{}"], [200, "[]"], [200, "oops"], [200, "null"]])("are none after %s %s", async (status, body) => {
    expect(await readPhoneSettings(base, answering(status, body))).toBeNull();
  });
});
