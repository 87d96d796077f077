import { isObject } from "../wire/envelope.ts";
import type { Member } from "./context.ts";
import { invalid, Problem } from "./problem.ts";

/** Sales Engagement and the Lightning Message Service. */
export const messageMembers: Readonly<Record<string, Member>> = {
  "hvs.onWorkStart": () => null,
  "hvs.completeWork": (args, { openWork }) => {
    const workId = args["workId"];
    if (typeof workId !== "string" || workId === "") throw invalid("workId", "the id that onWorkStart told");
    if (args["attributes"] !== undefined && !isObject(args["attributes"])) throw invalid("attributes", "an object");
    if (!openWork.delete(workId)) throw new Problem("GENERIC_ERROR", `There is no open work ${workId}.`);
    return null;
  },
  subscribe: (args, { page, onLeave, tellCall }, callId) => {
    const channelName = channel(args["channelName"]);
    onLeave(`subscribe${callId}`, page.channels.subscribe(channelName, (message) => tellCall("subscribe", callId, message)));
    return { subscription: { channelName, callId } };
  },
  unsubscribe: (args, { leave }) => {
    const subscription = args["subscription"];
    if (!isObject(subscription) || !Number.isInteger(subscription["callId"])) throw invalid("subscription", "what subscribe answered");
    if (!leave(`subscribe${String(subscription["callId"])}`)) throw new Problem("GENERIC_ERROR", "There is no such subscription.");
    return null;
  },
  publish: (args, { page }) => {
    if (args["message"] === undefined) throw invalid("message", "what JSON can say");
    page.channels.publish(channel(args["channelName"]), args["message"]);
    return null;
  },
};

function channel(value: unknown): string {
  if (typeof value !== "string" || !/^[A-Za-z]\w*$/.test(value)) throw invalid("channelName", "the name of a message channel such as Sample__c");
  return value;
}
