import { expect, test } from "vitest";
import { purge } from "../../build/purgedSlds";

const css = `
@font-face { font-family: "Salesforce Sans"; src: url(font.woff2); }
:root { --a: red; --b: var(--c); --c: blue; --unused: 1px; }
body { margin: 0; }
.slds-button, .slds-button--old { color: var(--b); }
.slds-button.slds-is-selected { color: red; }
.slds-button:not(.slds-is-open):hover { color: green; }
[class*="slds-icon-"] { color: red; }
@media (min-width: 30em) { .slds-grid { display: flex; } }
@keyframes spin { to { rotate: 1turn; } }
`;

test("Only rules that can match and properties that are used are kept", () => {
  const kept = purge(css, new Set(["slds-button"])).replace(/\s+/g, " ");

  expect(kept).toContain(".slds-button { color: var(--b); }");
  expect(kept).toContain(".slds-button:not(.slds-is-open):hover");
  expect(kept).toContain("body { margin: 0; }");
  expect(kept).toContain("--c: blue");
  expect(kept).not.toMatch(/font-face|--old|is-selected|slds-grid|--unused|--a|spin|class\*/);
});
