/** Why a request came to nothing. */
export interface Problem {
  readonly kind: "signedOut" | "notAllowed" | "refused" | "unreachable";
  /** For people. */
  readonly words: string;
  /** The server's code; null when it gave none. */
  readonly code: string | null;
  /** Each thing that is wrong, where there are several. */
  readonly problems: readonly string[];
}

/** What a request came to. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** The server's endpoints for administrators. */
export class DeskServer {
  /** @param signedOut Told when the token is no longer taken. */
  constructor(
    private readonly base: string,
    private readonly token: string,
    private readonly signedOut: () => void,
    private readonly fetcher: typeof fetch = (...request) => fetch(...request),
  ) {}

  get<T>(path: string): Promise<Reply<T>> {
    return this.ask("GET", path);
  }

  post<T>(path: string, body?: unknown): Promise<Reply<T>> {
    return this.ask("POST", path, body);
  }

  put<T>(path: string, body: unknown): Promise<Reply<T>> {
    return this.ask("PUT", path, body);
  }

  /** Sends a text as it was typed, so that the server can say in which line something is wrong with it. */
  putText<T>(path: string, text: string): Promise<Reply<T>> {
    return this.send("PUT", path, text);
  }

  delete<T>(path: string): Promise<Reply<T>> {
    return this.ask("DELETE", path);
  }

  private ask<T>(method: Method, path: string, body?: unknown): Promise<Reply<T>> {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body));
  }

  private async send<T>(method: Method, path: string, body: string | undefined): Promise<Reply<T>> {
    let response: Response;
    try {
      response = await this.fetcher(`${this.base}api/${path}`, {
        method,
        credentials: "omit",
        cache: "no-store",
        headers: { Authorization: `Bearer ${this.token}`, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
        ...(body === undefined ? {} : { body }),
      });
    } catch {
      return { ok: false, problem: unreachable };
    }
    if (response.status === 401) this.signedOut();
    const content = await contentOf(response);
    // The shapes are the server's own, generated from its types.
    return response.ok ? { ok: true, value: content as T } : { ok: false, problem: problemOf(response.status, content) };
  }
}

const unreachable: Problem = { kind: "unreachable", words: "Patchbay does not answer. Look whether it runs, then try again.", code: null, problems: [] };

async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => "");
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(status: number, content: unknown): Problem {
  const kind = status === 401 ? "signedOut" : status === 403 ? "notAllowed" : "refused";
  const fallback = status === 403 ? "Only administrators may do this." : `Patchbay answered with ${status} and said no more. Its log knows why.`;
  const detail = textOf(content, "detail") ?? textOf(content, "message");
  const listed = textsOf(content, "problems");
  return {
    kind,
    words: detail ?? textOf(content, "title") ?? fallback,
    code: textOf(content, "code") ?? textOf(content, "title"),
    problems: listed.length > 0 ? listed : (detail?.split("\n") ?? []),
  };
}

function fieldOf(content: unknown, name: string): unknown {
  return typeof content === "object" && content !== null ? Reflect.get(content, name) : undefined;
}

function textOf(content: unknown, name: string): string | null {
  const value = fieldOf(content, name);
  return typeof value === "string" && value !== "" ? value : null;
}

function textsOf(content: unknown, name: string): string[] {
  const value = fieldOf(content, name);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
