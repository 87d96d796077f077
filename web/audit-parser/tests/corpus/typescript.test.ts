import { describe } from "vitest";
import { expectUses } from "../reading.ts";

describe("TypeScript", () => {
  expectUses("typescript", [
    ["reads the declared global", "declare const sforce: any;\nsforce.opencti.saveLog({});", "2:1 opencti.saveLog"],
    ["reads a declared variable", "declare var sforce;\nsforce.interaction.isInConsole(cb);", "2:1 interaction.isInConsole"],
    [
      "reads a global from declare global",
      "declare global { const sforce: any; interface Window { sforce: any } }\nwindow.sforce.opencti.saveLog({});",
      "2:1 opencti.saveLog",
    ],
    ["starts at the bracket of a type assertion", "(window as any).sforce.opencti.saveLog({});", "1:1 opencti.saveLog"],
    ["reads an angle-bracket assertion", "(<any>window).sforce.opencti.saveLog({});", "1:1 opencti.saveLog"],
    ["reads a doubled assertion", "const w = window as unknown as { sforce: any };\nw.sforce.opencti.saveLog({});", "2:1 opencti.saveLog"],
    ["reads a non-null assertion", "window.sforce!.opencti!.saveLog({});", "1:1 opencti.saveLog"],
    ["reads a parameter by its type", "function log(cti: typeof sforce.opencti) { cti.saveLog({}); }", "1:44 opencti.saveLog"],
    [
      "reads a field by its type",
      "class A { private cti: typeof sforce.opencti;\n log() { this.cti.saveLog({}); } }",
      "2:10 opencti.saveLog",
    ],
    [
      "reads a parameter property by its type",
      "class A { constructor(private readonly cti: typeof window.sforce.opencti) {}\n log() { this.cti.saveLog({}); } }",
      "2:10 opencti.saveLog",
    ],
    [
      "reads a parameter property by what is handed in",
      "class A { constructor(private cti: any) {}\n log() { this.cti.saveLog({}); } }\nnew A(sforce.opencti);",
      "2:10 opencti.saveLog",
    ],
    [
      "reads a field set in its class",
      "class A { private readonly cti = sforce.opencti;\n log(): void { this.cti.saveLog({}); } }",
      "2:16 opencti.saveLog",
    ],
    ["reads a decorated class", "@Injectable()\nexport class A { log() { sforce.opencti.saveLog({}); } }", "2:26 opencti.saveLog"],
    ["does not count types", "type Save = typeof sforce.opencti.saveLog;\nlet s: Parameters<typeof sforce.opencti.screenPop>;"],
    ["does not count a declared shape", "interface Api { sforce: { opencti: { saveLog(a: object): void } } }"],
    ["reads satisfies", "sforce.opencti.saveLog({ value: {} } satisfies Log);", "1:1 opencti.saveLog"],
    [
      "reads a wrapper with a type for its names",
      "function call<M extends string>(m: M, a: object): void { (sforce.opencti as any)[m](a); }\ncall('saveLog', {});",
      "2:1 opencti.saveLog",
    ],
    ["reads an enum of names", "const enum M { Save = 'saveLog' }\nsforce.opencti[M.Save]({});", "2:1 opencti.saveLog"],
    [
      "reads a constant list of names",
      "const names = ['saveLog', 'runApex'] as const;\nfor (const n of names) wrap(sforce.opencti[n]);",
      "1:16 opencti.saveLog",
      "1:27 opencti.runApex",
    ],
    [
      "reads a getter with a type",
      "class A { private get api(): any { return (window as any).sforce.opencti; }\n log() { this.api.saveLog({}); } }",
      "2:10 opencti.saveLog",
    ],
    ["reads an optional call", "window.sforce?.opencti?.publish?.({});", "1:1 opencti.publish"],
    ["reads a generic arrow", "const log = <T,>(v: T) => sforce.opencti.saveLog({ value: v });", "1:27 opencti.saveLog"],
  ]);

  expectUses(
    "typescript",
    [["is not read where it only declares", "declare namespace sforce { namespace opencti { function saveLog(a: any): void; } }"]],
    "types/sforce.d.ts",
  );
  expectUses(
    "typescript",
    [["is read with JSX", "export const A = () => <a onClick={() => sforce.opencti.saveLog({})}>x</a>;", "1:42 opencti.saveLog"]],
    "src/panel.tsx",
  );
});
