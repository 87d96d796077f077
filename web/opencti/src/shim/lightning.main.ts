import { install } from "./install.ts";
import { shakeHands } from "./handshake.ts";
import { lightningWords } from "./strict.lightning.ts";
import { strict } from "./strict.ts";
import { createLightningApi } from "./lightning.members.ts";
import { Transport } from "./transport.ts";

install("opencti", (window, script) => {
  const hands = shakeHands(window, script, ["sfdcIframeOrigin"], true);
  // Salesforce's script threw a text, no error, and adapters look for how it begins.
  if ("refused" in hands) throw `Failed to initialize Open CTI: ${hands.refused}`;
  const api = createLightningApi(
    new Transport(window, hands, "opencti", (methodName) => ({
      success: false,
      returnValue: null,
      errors: [{ code: "GENERIC_ERROR", description: `The page around the adapter went away before ${methodName} was answered.` }],
    })),
  );
  return hands.isStrict ? strict(api, "sforce.opencti", lightningWords) : api;
});
