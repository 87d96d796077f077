import type { FakeFrame } from "./fakeWindow.ts";


/** Loads a built script into a fake frame, as its tag would. @returns what it threw, if anything. */
export function loadScript(code: string, frame: FakeFrame, dataset: Record<string, string> = {}, src = "https://org.example/support/api/67.0/lightning/opencti_min.js"): unknown {
  class HTMLScriptElement {
    dataset = dataset;
    src = src;
  }
  const document = { currentScript: new HTMLScriptElement() };
  try {
    new Function("window", "document", "HTMLScriptElement", "setTimeout", "console", code)(frame.window, document, HTMLScriptElement, frame.window.setTimeout, frame.console);
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}
