import { describe, expect, test } from "vitest";
import { DeskServer } from "../../src/server/deskServer";
import { OrgCalls } from "../../src/server/orgCalls";
import { loginUrlProblem, nameProblem, NewConnection } from "../../src/connection/newConnection";

const keys = { clientId: "key", clientSecret: "", user: "" };

function connectionAt(answer: (url: string) => Response): NewConnection {
  return new NewConnection(new OrgCalls(new DeskServer("/", "t", () => undefined, (url) => Promise.resolve(answer(String(url))))));
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body));
}

test("A name is one that a command line takes", () => {
  expect(nameProblem("uk-sandbox")).toBeNull();
  expect(nameProblem("UK")).not.toBeNull();
  expect(nameProblem("")).not.toBeNull();
});

test.each(["acme.my.salesforce.com", "https://acme--dev.sandbox.my.salesforce.com/lightning/page", "http://localhost:8091"])("%s is an address", (address) => {
  expect(loginUrlProblem(address)).toBeNull();
});

test.each(["", "an org", "acme@example.com"])("“%s” is no address", (address) => {
  expect(loginUrlProblem(address)).not.toBeNull();
});

describe("a person's consent", () => {
  test("is waited for until the person decided", async () => {
    let isOpen = true;
    const connection = connectionAt((url) =>
      url.endsWith("/browser") ? json({ state: "s", authorizeUrl: "https://x", callbackUrl: "https://y" }) : json({ isOpen, org: isOpen ? null : { name: "sandbox" }, refusal: null }));
    await connection.connect("browser", "sandbox", "acme.my.salesforce.com", keys);
    await connection.look();
    expect(connection.isDone.value).toBe(false);

    isOpen = false;
    await connection.look();

    expect(connection.connected.value).toBe("sandbox");
  });

  test("that was refused leads back to the keys, with the reason", async () => {
    const connection = connectionAt((url) =>
      url.endsWith("/browser") ? json({ state: "s", authorizeUrl: "https://x", callbackUrl: "https://y" }) : json({ isOpen: false, org: null, refusal: "The person denied it." }));
    await connection.connect("browser", "sandbox", "acme.my.salesforce.com", keys);

    await connection.look();

    expect(connection.waiting.value).toBeNull();
    expect(connection.problem.value?.words).toBe("The person denied it.");
  });
});

test("Steps of an earlier choice that come late are not shown", async () => {
  const answers: ((response: Response) => void)[] = [];
  const connection = new NewConnection(new OrgCalls(new DeskServer("/", "t", () => undefined, () => new Promise((answer) => answers.push(answer)))));
  const first = connection.showSteps("a", "jwt", "");
  const second = connection.showSteps("a", "credentials", "");

  answers[1]?.(json({ steps: [], certificate: null, callbackUrl: "second" }));
  await second;
  answers[0]?.(json({ steps: [], certificate: null, callbackUrl: "first" }));
  await first;

  expect(connection.steps.value?.callbackUrl).toBe("second");
});
