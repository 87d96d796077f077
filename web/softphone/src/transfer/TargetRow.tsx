import { Icon, type IconName } from "../shell/Icon";
import type { Target } from "./targets";

interface TargetRowProps {
  readonly target: Target;
  readonly chosen: boolean;
  readonly choose: () => void;
}

const icons: Readonly<Record<Target["kind"], IconName>> = { agent: "person", queue: "people", flow: "transfer", number: "outbound" };

/** One colleague, queue or number to choose; who cannot be asked says why. */
export function TargetRow({ target, chosen, choose }: TargetRowProps) {
  return (
    <label class={`pb-row pb-target ${chosen ? "pb-target_chosen" : ""} ${target.canBeAsked ? "" : "pb-target_off"}`}>
      <input class="slds-assistive-text" type="radio" name="transfer-target" checked={chosen} disabled={!target.canBeAsked} onChange={choose} />
      <Icon name={icons[target.kind]} />
      <span class="pb-row-title" dir="auto">{target.name}</span>
      <span class="pb-detail" dir="auto">{target.detail}</span>
    </label>
  );
}
