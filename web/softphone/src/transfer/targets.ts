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
  if (number === null || found.some((target) => target.number === number)) return named;
  return [{ key: `number:${number}`, kind: "number", to: number, name: number, detail: "Number outside", canBeAsked: true }, ...named];
}

/** What is highlighted: what was chosen, else the first of the list. When that one cannot be asked, nobody is: the next best is not who was meant. */
export function targetOf(targets: readonly Target[], chosen: string | null): Target | null {
  const target = targets.find(({ key }) => key === chosen) ?? targets[0];
  return target?.canBeAsked ? target : null;
}

/** The next one in the list that can be asked; where there is none, the same. */
export function nextOf(targets: readonly Target[], from: Target | null, step: 1 | -1): Target | null {
  const free = targets.filter(({ canBeAsked }) => canBeAsked);
  const at = free.findIndex(({ key }) => key === from?.key);
  return free[at === -1 ? 0 : at + step] ?? from;
}
