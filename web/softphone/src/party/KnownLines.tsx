import { knownLinesOf } from "@patchbay/phone/call/party";
import type { PhoneParty } from "@patchbay/phone/server/contracts";

interface KnownLinesProps {
  readonly party: PhoneParty;
  readonly now: number;
}

/** Account, open cases, last order or opportunity and last contact of the record that the log hangs on. */
export function KnownLines({ party, now }: KnownLinesProps) {
  const known = party.known.find((one) => one.recordId === party.record?.id);
  const lines = known === undefined ? [] : knownLinesOf(known, now);
  if (lines.length === 0) return null;
  return (
    <dl class="pb-known">
      {lines.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
