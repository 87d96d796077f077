import type { OrgSteps } from "../server/orgContracts";
import type { Desk } from "../desk/desk";
import { CopyButton } from "../shared/CopyButton";
import { Icon } from "../shared/Icon";

interface StepListProps {
  readonly desk: Desk;
  readonly steps: OrgSteps;
  readonly name: string;
}

/** What to click, one after the other, with what to paste there. */
export function StepList({ desk, steps, name }: StepListProps) {
  return (
    <>
      <ol class="desk-steps">
        {steps.steps.map(({ where, what, paste }) => (
          <li key={where + what}>
            <p class="desk-step-where">{where}</p>
            <p>{what}</p>
            {paste !== null && (
              <p class="desk-paste"><code>{paste}</code><CopyButton desk={desk} text={paste} what={paste} /></p>
            )}
          </li>
        ))}
      </ol>
      {steps.certificate !== null && (
        <p class="desk-certificate">
          <a class="slds-button slds-button_neutral" href={`data:application/x-pem-file,${encodeURIComponent(steps.certificate)}`} download={`patchbay-${name}.crt`}>
            <Icon name="download" />Download the certificate
          </a>
          <CopyButton desk={desk} text={steps.certificate} what="the certificate" />
        </p>
      )}
    </>
  );
}
