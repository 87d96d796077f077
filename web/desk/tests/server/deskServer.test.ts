import { expect, test } from "vitest";
import { DeskServer } from "../../src/server/deskServer";

interface Asked {
  readonly url: string;
  readonly request: RequestInit | undefined;
}

function serverThat(answers: () => Response, asked: Asked[] = [], signedOut: () => void = () => undefined): DeskServer {
  return new DeskServer("/", "t", signedOut, (url, request) => {
    asked.push({ url: String(url), request });
    return Promise.resolve(answers());
  });
}

test("A request carries the token and no cookie", async () => {
  const asked: Asked[] = [];

  await serverThat(() => new Response("[]"), asked).get("orgs");

  expect(asked[0]?.url).toBe("/api/orgs");
  expect(asked[0]?.request?.credentials).toBe("omit");
  expect(asked[0]?.request?.headers).toEqual({ Authorization: "Bearer t" });
});

test("An answer without a body is one too", async () => {
  expect(await serverThat(() => new Response(null, { status: 204 })).delete("orgs/x")).toEqual({ ok: true, value: null });
});

test("A refusal is told in the server's words, each problem for itself", async () => {
  const body = JSON.stringify({ title: "mapping.wrong", detail: "One.\nTwo.", problems: ["One.", "Two."] });

  const reply = await serverThat(() => new Response(body, { status: 422 })).put("x", {});

  expect(reply).toEqual({ ok: false, problem: { kind: "refused", words: "One.\nTwo.", code: "mapping.wrong", problems: ["One.", "Two."] } });
});

test("A token that holds no more signs out", async () => {
  let isOut = false;

  await serverThat(() => new Response("", { status: 401 }), [], () => (isOut = true)).get("orgs");

  expect(isOut).toBe(true);
});

test("A server that does not answer is said to be away, whatever the browser calls that", async () => {
  const server = new DeskServer("/", "t", () => undefined, () => Promise.reject(new TypeError("Failed to fetch")));

  const reply = await server.get("orgs");

  expect(reply.ok ? null : reply.problem.kind).toBe("unreachable");
});

test("A page of somebody in between is no answer, and is not shown", async () => {
  const reply = await serverThat(() => new Response("<html>Bad gateway</html>", { status: 502 })).get("orgs");

  expect(reply.ok ? "" : reply.problem.words).toBe("Patchbay answered with 502 and said no more. Its log knows why.");
});
