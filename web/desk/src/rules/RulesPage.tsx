import type { Desk, Site } from "../desk/desk";
import { OrgPage } from "../shared/OrgPage";
import { MoveLog } from "./MoveLog";
import { RuleEditor } from "./RuleEditor";
import { Tester } from "./Tester";

/** Who a caller is: the tester first, then the rules. */
export function RulesPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  return (
    <OrgPage desk={desk} site={site} icon="person" title="Match rules" about="The rules say which record a caller is, and what opens. Ask them before you change them: who would this number be, and why?">
      {(org) => (
        <div class="desk-mapping">
          <Tester desk={desk} site={site} org={org} />
          <RuleEditor desk={desk} site={site} org={org} />
          <MoveLog site={site} org={org} />
        </div>
      )}
    </OrgPage>
  );
}
