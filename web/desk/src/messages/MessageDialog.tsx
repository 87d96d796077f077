import { useSignal } from "@preact/signals";
import type { Problem } from "../server/deskServer";
import type { MessageLine } from "../server/messageContracts";
import { Dialog } from "../shared/Dialog";
import { lengthOf } from "../shared/lengths";
import { ProblemBox } from "../shared/ProblemBox";
import { Moment, stateOf } from "./columns";
import { GiveForm } from "./GiveForm";
import type { MessagePage } from "./messagePage";
import { partyOf } from "./words";

interface MessageDialogProps {
  readonly page: MessagePage;
  readonly message: MessageLine;
  readonly close: () => void;
}

/** One message: what was said, whose it is, and what becomes of it. */
export function MessageDialog({ page, message, close }: MessageDialogProps) {
  const playing = useSignal<string | null>(null);
  const deleting = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const listen = async (): Promise<void> => {
    const reply = await page.link(message);
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) playing.value = reply.value.url;
  };
  const act = async (asked: Promise<Problem | null>): Promise<boolean> => {
    problem.value = await asked;
    return problem.value === null;
  };
  const finish = async (asked: Promise<Problem | null>): Promise<void> => {
    if (await act(asked)) close();
  };
  const heard = message.heardAt !== null;
  return (
    <Dialog title={`Message from ${partyOf(message)}`} wide close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_text-destructive desk-push" onClick={() => (deleting.value ? void finish(page.remove(message)) : (deleting.value = true))}>
          {deleting.value ? "Yes, delete it for all" : "Delete…"}
        </button>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Close</button>
        <button type="button" class="slds-button slds-button_neutral" onClick={() => void act(page.mark(message, !heard))}>{heard ? "Let it wait again" : "Mark as heard"}</button>
        <button type="button" class="slds-button slds-button_brand" onClick={() => void listen()}>Listen</button>
      </>
    }>
      <dl class="desk-facts">
        {message.number !== "" && message.name !== "" && <><dt>Number</dt><dd><bdi>{message.number}</bdi></dd></>}
        <dt>Left</dt><dd><Moment at={message.leftAt} />, <span class="desk-figures">{lengthOf(message.seconds)}</span> long</dd>
        <dt>For</dt><dd><bdi>{message.for}</bdi></dd>
        <dt>State</dt><dd>{stateOf(message)}</dd>
      </dl>
      {playing.value !== null && (
        <audio class="desk-player" controls autoplay src={playing.value} aria-label={`Message from ${partyOf(message)}`} onEnded={() => heard || void act(page.mark(message, true))} />
      )}
      <GiveForm page={page} title="Give it to others" start={message.queueId === null ? `agent:${message.agentId ?? ""}` : `queue:${message.queueId}`}
        give={(queueId, agentId, name) => page.give(message, { queueId, agentId }, name)} />
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}
