import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { MessageCalls } from "../server/messageCalls";
import { Busy } from "../shared/Busy";
import { Field } from "../shared/Field";
import { Icon } from "../shared/Icon";
import { PageHeader } from "../shared/PageHeader";
import { ProblemBox } from "../shared/ProblemBox";
import { Part } from "../table/Part";
import { CallbackDialog } from "./CallbackDialog";
import { lostColumns, messageColumns, waitingColumns } from "./columns";
import { MessageDialog } from "./MessageDialog";
import { MessagePage } from "./messagePage";
import { partyOf } from "./words";

const refreshEveryMs = 2_000;

/** What callers left, and whom to call back; the address holds filter, orders and what is open. */
export function MessagesPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const page = useMemo(() => new MessagePage(new MessageCalls(site.server)), [site]);
  const { filter = "", message, callback } = desk.address.place.value.choices;
  useEffect(() => {
    const refresh = (): void => void (document.hidden || page.refresh());
    refresh();
    const timer = setInterval(refresh, refreshEveryMs);
    return () => clearInterval(timer);
  }, [page]);
  const open = page.messages.value?.find(({ id }) => id === message);
  const called = page.callbacks.value?.waiting.find(({ id }) => id === callback);
  return (
    <>
      <PageHeader desk={desk} icon="voicemail" section="Now" title="Messages and callbacks"
        about="What callers left when nobody was free, and customers who wait to be called back. Open one to listen, to give it to somebody else, or to settle it.">
        <Field id="filter" label="Filter all three">
          <input id="filter" class="slds-input" type="search" value={filter} placeholder="Words of any column" onInput={(event) => desk.address.choose({ filter: event.currentTarget.value })} />
        </Field>
      </PageHeader>
      <ProblemBox problem={page.problem.value} />
      <div role="status">{page.outcome.value !== null && <p class="desk-box desk-box_good desk-outcome"><Icon name="check" /><span class="desk-words">{page.outcome.value}</span></p>}</div>
      <Lists desk={desk} page={page} filter={filter} />
      {open !== undefined && <MessageDialog key={open.id} page={page} message={open} close={() => desk.address.choose({ message: null })} />}
      {called !== undefined && <CallbackDialog key={called.id} page={page} callback={called} close={() => desk.address.choose({ callback: null })} />}
    </>
  );
}

function Lists({ desk, page, filter }: { readonly desk: Desk; readonly page: MessagePage; readonly filter: string }) {
  const messages = page.messages.value;
  const callbacks = page.callbacks.value;
  if (messages === null || callbacks === null) return page.problem.value === null ? <Busy words="Asking for messages and callbacks…" /> : null;
  const unheard = messages.filter(({ heardAt }) => heardAt === null).length;
  return (
    <>
      <Part desk={desk} id="messages" title="Messages" about={`${unheard} not heard of ${messages.length}`} rows={messages} columns={messageColumns} filter={filter} standard=""
        keyOf={({ id }) => id} nothing="Nobody left a message."
        actions={(row) => <Open words="Open" name={`the message from ${partyOf(row)}`} open={() => desk.address.choose({ message: row.id }, "push")} />} />
      <Part desk={desk} id="callbacks" title="Callbacks that wait" about={count(callbacks.waiting.length)} rows={callbacks.waiting} columns={waitingColumns} filter={filter} standard=""
        keyOf={({ id }) => id} nothing="Nobody waits to be called back."
        actions={(row) => <Open words="Open" name={`the callback of ${partyOf(row)}`} open={() => desk.address.choose({ callback: row.id }, "push")} />} />
      <Part desk={desk} id="lost" title="Callbacks that reached nobody" about="The last 200" rows={callbacks.lost} columns={lostColumns} filter={filter} standard=""
        keyOf={({ id }) => id} nothing="Every callback so far reached its customer." actions={() => null} />
    </>
  );
}

interface OpenProps {
  readonly words: string;
  /** What it opens, for those who do not see the row. */
  readonly name: string;
  readonly open: () => void;
}

function Open({ words, name, open }: OpenProps) {
  return <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={open}>{words}<span class="slds-assistive-text"> {name}</span></button>;
}

function count(number: number): string {
  return number === 1 ? "One customer" : `${number} customers`;
}
