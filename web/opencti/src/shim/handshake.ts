/** Where the script runs and whom it may speak to. */
export interface Handshake {
  readonly hostOrigin: string;
  readonly nonce: string | undefined;
  readonly apiVersion: number;
  readonly isStrict: boolean;
}

/** What is wrong with the place the script runs in. */
export interface NoHandshake {
  readonly refused: string;
}

const newestVersion = 67;

// Whoever frames the page could name itself in the address, so only Salesforce, this machine, and what the adapter's own page allows count.
const salesforce = /^https?:\/\/[\w.-]+\.(force|salesforce|visualforce)\.com(:\d+)?$/;
const thisMachine = /^https?:\/\/(localhost|[\w-]+\.localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Reads the parameters the page around the frame added to the adapter's address.
 * @param script The tag that loaded this script; `data-host` names further origins that may host the adapter, separated by spaces.
 * @param originNames How the origin's parameter is spelt.
 */
export function shakeHands(
  window: Window, script: HTMLScriptElement | null, originNames: readonly string[], needsMode: boolean,
): Handshake | NoHandshake {
  const parameters = new URLSearchParams(window.location.search);
  const name = originNames.find((one) => parameters.get(one)) ?? "";
  const hostOrigin = parameters.get(name) ?? "";
  const refused =
    window.parent === window ? "this page is in no frame"
      : !hostOrigin ? `the address of this page has no ${originNames[0]}; a redirect may have lost it`
        : needsMode && !parameters.get("mode") ? "the address of this page has no mode; a redirect may have lost it"
          : !isTrusted(hostOrigin, script) ? `${hostOrigin} may not host this page; allow it with data-host in the script tag`
            : !fitsScheme(hostOrigin, window) ? `the scheme of ${hostOrigin} is not that of this page` : "";
  if (refused) return { refused: `${refused}.` };
  return {
    hostOrigin,
    nonce: parameters.get("nonce") ?? undefined,
    apiVersion: Number(/\/api\/(\d+)\.0\//.exec(script?.src ?? "")?.[1] ?? newestVersion),
    isStrict: script?.dataset["strict"] !== undefined || parameters.has("patchbayStrict"),
  };
}

function isTrusted(origin: string, script: HTMLScriptElement | null): boolean {
  return salesforce.test(origin) || thisMachine.test(origin) || (script?.dataset["host"] ?? "").split(/\s+/).includes(origin);
}

// A browser counts this machine as safe whatever the scheme.
function fitsScheme(origin: string, window: Window): boolean {
  return thisMachine.test(origin) || origin.startsWith(`${window.location.protocol}//`);
}
