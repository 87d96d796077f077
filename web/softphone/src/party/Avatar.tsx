import { initialsOf, titleOf } from "@patchbay/phone/call/party";
import type { PhoneParty } from "@patchbay/phone/server/contracts";
import { Icon } from "../shell/Icon";

/** The initials of a party on the colour of its object. */
export function Avatar({ party, large = false }: { readonly party: PhoneParty; readonly large?: boolean }) {
  const initials = initialsOf(titleOf(party, ""));
  const kind = party.record?.objectName ?? party.matches[0]?.objectName ?? "none";
  return (
    <span class={`pb-avatar ${large ? "pb-avatar_large" : ""}`} data-object={kind} aria-hidden="true">
      {initials === "" ? <Icon name="person" /> : initials}
    </span>
  );
}
