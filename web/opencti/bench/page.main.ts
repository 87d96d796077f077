// Hosts the measuring adapter with an org that answers at once, and reports what it measured.

import { layout, settings, standIn } from "../conformance/org.ts";
import { AdapterHost } from "../src/host/adapterHost.ts";
import { isObject } from "../src/wire/envelope.ts";

const parameters = new URLSearchParams(location.search);
const frame = document.createElement("iframe");
if (parameters.get("mode") === "sandbox") frame.setAttribute("sandbox", "allow-scripts");
document.body.append(frame);
window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (event.source !== frame.contentWindow || !isObject(event.data) || !Array.isArray(event.data["times"])) return;
  void fetch("/report", { method: "POST", body: JSON.stringify(event.data["times"]) });
});

const { page, org } = standIn();
const adapter = new URL(`${parameters.get("adapter") ?? ""}/opencti.html?calls=${parameters.get("calls") ?? ""}`);
new AdapterHost({ frame, adapter, page, org, settings, layout }).start();
