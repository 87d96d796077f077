import { createClassicApi } from "./classic.members.ts";
import { shakeHands } from "./handshake.ts";
import { install } from "./install.ts";
import { classicWords } from "./strict.classic.ts";
import { strict } from "./strict.ts";
import { Transport } from "./transport.ts";

install("interaction", (window, script) => {
  const hands = shakeHands(window, script, ["sfdcIFrameOrigin", "sfdcIframeOrigin"], false);
  if (!("refused" in hands)) {
    const transport = new Transport(window, hands, "interaction", (methodName) => failure(`The page around the adapter went away before ${methodName} was answered.`));
    const api = createClassicApi((...call) => void transport.call(...call));
    return hands.isStrict ? strict(api, "sforce.interaction", classicWords) : api;
  }
  const words = `Failed to initialize Open CTI: ${hands.refused}`;
  console.error(words);
  return createClassicApi((_methodName, _args, callback) => {
    if (typeof callback === "function") window.setTimeout(() => (callback as (response: unknown) => void)(failure(words)));
  });
});

const failure = (error: string): unknown => ({ result: null, error });
