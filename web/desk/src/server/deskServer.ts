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

/** The server's endpoints for supervisors and administrators. */
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

  /** Reads a text as it is. */
  getText(path: string): Promise<Reply<string>> {
    return this.send("GET", path, undefined, String);
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

  /** Sends a text as it was typed. */
  postText<T>(path: string, text: string): Promise<Reply<T>> {
    return this.send("POST", path, text);
  }

  delete<T>(path: string): Promise<Reply<T>> {
    return this.ask("DELETE", path);
  }

  private ask<T>(method: Method, path: string, body?: unknown): Promise<Reply<T>> {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body));
  }

  // The shapes are the server's own, generated from its types.
  private async send<T>(method: Method, path: string, body: string | undefined, read: (text: string) => T = (text) => contentOf(text) as T): Promise<Reply<T>> {
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
    const text = await response.text().catch(() => "");
    return response.ok ? { ok: true, value: read(text) } : { ok: false, problem: problemOf(response.status, contentOf(text)) };
  }
}

const unreachable: Problem = { kind: "unreachable", words: "Patchbay does not answer. Look whether it runs, then try again.", code: null, problems: [] };

function contentOf(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(status: number, content: unknown): Problem {
  const kind = status === 401 ? "signedOut" : status === 403 ? "notAllowed" : "refused";
  const fallback = status === 403 ? "You may not do this. Ask an administrator." : `Patchbay answered with ${status} and said no more. Its log knows why.`;
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
