import type { PhoneAgent, PhonePresence } from "../server/contracts";

/** One line of the presence menu. */
export interface PresenceChoice {
  readonly presence: PhonePresence;
  readonly reason: string | null;
  readonly label: string;
  readonly chosen: boolean;
}

/** What an agent can choose, in the order it is shown. */
export function presenceChoices(agent: PhoneAgent): PresenceChoice[] {
  const reasons = agent.notReadyReasons.length > 0 ? agent.notReadyReasons : [null];
  return [
    choice(agent, "available", null),
    ...reasons.map((reason) => choice(agent, "notReady", reason)),
    choice(agent, "offline", null),
  ];
}

/** What the chosen presence is called. */
export function presenceLabel(presence: PhonePresence, reason: string | null): string {
  switch (presence) {
    case "available":
      return "Available";
    case "notReady":
      return reason ?? "Not ready";
    case "offline":
      return "Offline";
    default:
      return presence satisfies never;
  }
}

function choice(agent: PhoneAgent, presence: PhonePresence, reason: string | null): PresenceChoice {
  return {
    presence,
    reason,
    label: presenceLabel(presence, reason),
    chosen: agent.presence === presence && (presence !== "notReady" || agent.reason === reason),
  };
}
