import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Site } from "../desk/desk";
import type { OrgNotice } from "../server/orgContracts";
import { Icon } from "../shared/Icon";
import { timeOf, wholeTimeOf } from "../shared/times";

/** What an administrator should see to; calls are written meanwhile as well as they can be. Asked for as often as the orgs are. */
export function Notices({ site, org }: { readonly site: Site; readonly org: string }) {
  const notices = useSignal<readonly OrgNotice[]>([]);
  const asked = site.orgs.lines.value;
  useEffect(() => {
    void site.orgCalls.notices(org).then((reply) => {
      if (reply.ok) notices.value = reply.value;
    });
  }, [site, org, asked]);
  if (notices.value.length === 0) return null;
  return (
    <ul class="desk-findings" aria-label={`To see to in ${org}`}>
      {notices.value.map(({ code, text, since }) => (
        <li key={code + text} class="desk-finding desk-finding_warning">
          <span class="desk-finding-icon"><Icon name="warning" /></span>
          <p class="desk-finding-words" dir="auto">{text} <span class="desk-soft" title={wholeTimeOf(since)}>Since {timeOf(since, new Date())}.</span></p>
        </li>
      ))}
    </ul>
  );
}
