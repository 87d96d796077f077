import { isObject } from "../wire/envelope.ts";
import type { Member } from "./context.ts";
import { messageMembers } from "./lightning.messages.ts";
import type { Target } from "./ports.ts";
import { invalid, Problem } from "./problem.ts";
import { targetOf } from "./screenPop.ts";
import { search, searchWishOf } from "./search.ts";

/** What each member of the Lightning API does. */
export const lightningMembers: Readonly<Record<string, Member>> = {
  enableClickToDial: (_, { page }) => void page.setClickToDial(true),
  disableClickToDial: (_, { page }) => void page.setClickToDial(false),
  // Listeners stay in the frame; the page tells when there is something to hear.
  onClickToDial: () => null,
  onNavigationChange: () => null,
  getAppViewInfo: (_, { page }) => page.view(),
  getCallCenterSettings: (_, { settings }) => settings,
  getSoftphoneLayout: (_, { layout }) => layout,
  screenPop: async (args, { page }) => {
    await page.show(targetOf(args["type"], args["params"]));
    return null;
  },
  searchAndScreenPop,
  saveLog: async (args, { logs }) => ({ recordId: await logs.save(args["object"]) }),
  runApex: async (args, { org }) => ({ runApex: await runApex(args, org.runApex.bind(org)) }),
  refreshView: (_, { page }) => page.refresh(),
  setSoftphonePanelVisibility: (args, { page }) => void page.panel.setVisible(flag(args["visible"], "visible")),
  isSoftphonePanelVisible: (_, { page }) => ({ visible: page.panel.isVisible() }),
  setSoftphonePanelHeight: (args, { page }) => void page.panel.setHeight(pixels(args["heightPX"], "heightPX")),
  setSoftphonePanelWidth: (args, { page }) => void page.panel.setWidth(pixels(args["widthPX"], "widthPX")),
  setSoftphonePanelLabel: (args, { page }) => void page.panel.setLabel(label(args["label"])),
  setSoftphonePanelIcon: (args, { page }) => void page.panel.setIcon(iconName(args["key"])),
  setSoftphoneItemLabel: (args, { page }) => void page.panel.setItemLabel(label(args["label"])),
  setSoftphoneItemIcon: (args, { page }) => void page.panel.setItemIcon(iconName(args["key"])),
  notifyInitializationComplete: (_, { page }) => void page.ready(),
  ...messageMembers,
};

async function searchAndScreenPop(...[args, { page, org, layout }]: Parameters<Member>): Promise<unknown> {
  const { records, target } = await search(org, layout, searchWishOf(args));
  const answer: Record<string, unknown> = {};
  for (const [id, { object, fields }] of records) answer[id] = { ...fields, RecordType: object };
  if (args["deferred"] === true) {
    if (target) answer["SCREEN_POP_DATA"] = toScreenPop(target, page.addressOf(target));
  } else if (target) await page.show(target);
  return answer;
}

/** What `screenPop` takes to show a target later. */
function toScreenPop(target: Target, address: string): { type: string; params: Record<string, unknown> } {
  switch (target.kind) {
    case "record":
      return { type: "sobject", params: { recordId: target.recordId } };
    case "search":
      return { type: "search", params: { searchString: target.text } };
    case "new":
      return { type: "newRecord", params: { entityName: target.object, defaultFieldValues: target.defaults } };
    case "flow":
      return { type: "flow", params: { flowDevName: target.name, flowArgs: target.args } };
    default:
      return { type: "url", params: { url: address } };
  }
}

type RunApex = (apexClass: string, method: string, parameters: readonly (readonly [string, string])[]) => Promise<string>;

/** Calls an Apex method as both APIs do. @throws Problem */
export async function runApex(args: Readonly<Record<string, unknown>>, run: RunApex): Promise<string> {
  const { apexClass, methodName, methodParams } = args;
  // A class in a namespace is written ns.Class.
  if (typeof apexClass !== "string" || !/^(\w+\.)?[A-Za-z]\w*$/.test(apexClass)) throw invalid("apexClass", "the name of a global Apex class");
  if (typeof methodName !== "string" || !/^[A-Za-z]\w*$/.test(methodName)) throw invalid("methodName", "the name of a webService static method");
  if (methodParams !== undefined && methodParams !== null && typeof methodParams !== "string") throw invalid("methodParams", "a text such as a=1&b=2");
  return run(apexClass, methodName, [...new URLSearchParams(methodParams ?? "")]);
}

function flag(value: unknown, name: string): boolean {
  if (typeof value !== "boolean") throw invalid(name, "true or false");
  return value;
}

export function pixels(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) throw invalid(name, "a number of pixels");
  return value;
}

function label(value: unknown): string {
  if (typeof value !== "string") throw invalid("label", "a text");
  return value;
}

function iconName(value: unknown): string {
  if (typeof value !== "string" || !/^[a-z][a-z\d_]*$/i.test(value)) throw invalid("key", "the name of a utility icon");
  return value;
}

/** The answer of a member as a callback gets it. */
export async function answerLightning(run: () => unknown): Promise<Record<string, unknown>> {
  try {
    const value = await run();
    // A subscription stands beside the other fields.
    if (isObject(value) && isObject(value["subscription"])) return { success: true, returnValue: value["subscription"], errors: null, ...value };
    return { success: true, returnValue: value ?? null, errors: null };
  } catch (trouble) {
    return { success: false, returnValue: null, errors: [toProblem(trouble).toError()] };
  }
}

export function toProblem(trouble: unknown): Problem {
  if (trouble instanceof Problem) return trouble;
  return new Problem("GENERIC_ERROR", trouble instanceof Error ? trouble.message : String(trouble));
}
