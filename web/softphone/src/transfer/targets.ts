import type { PhoneTarget } from "@patchbay/phone/server/contracts";

/** Where a call can go, as a row of the list. */
export interface Target {
  readonly key: string;
  readonly kind: "agent" | "queue" | "flow" | "number";
  /** Id of the colleague or queue, name of the flow and its step, or the number. */
  readonly to: string;
  readonly name: string;
  readonly detail: string;
  readonly canBeAsked: boolean;
}

/** The list: a typed number first, because whoever typed one wants it. */
export function targetsFor(found: readonly PhoneTarget[], number: string | null): readonly Target[] {
  const named = found.map(
    (target): Target => ({
      key: `${target.kind}:${target.id}`,
      kind: target.kind === "queue" || target.kind === "flow" ? target.kind : "agent",
      to: target.id,
      name: target.name,
      detail: target.detail,
      canBeAsked: target.reach === "free",
    }),
  );
  if (number === null) return named;
  return [{ key: `number:${number}`, kind: "number", to: number, name: number, detail: "Number outside", canBeAsked: true }, ...named];
}
