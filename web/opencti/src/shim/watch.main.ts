// Stands before everything else in a page that the demo serves: tells the page around it what goes wrong before any of our other scripts has loaded.

import { wireVersion } from "../wire/envelope.ts";
import { shakeHands } from "./handshake.ts";
import { watch } from "./watch.ts";

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const hands = shakeHands(window, script, ["sfdcIframeOrigin", "sfdcIFrameOrigin"], false);
if (!("refused" in hands)) {
  const { hostOrigin, nonce } = hands;
  const tell = (words: string): void => window.parent.postMessage({ patchbay: wireVersion, control: "trouble", words, ...(nonce && { nonce }) }, hostOrigin);
  watch(window, tell);
  // What the server left out of the page.
  const dropped = script?.dataset["dropped"];
  if (dropped) tell(`A browser does not know these Visualforce components, so what they are for is missing: ${dropped}.`);
}
