import { useSignal } from "@preact/signals";
import { Icon } from "../../shared/Icon";
import type { FlowEditor } from "../edit/flowEditor";
import { addCalendar } from "./calendar";
import { CalendarForm } from "./CalendarForm";

/** All calendars of the flow, and a way to a new one. */
export function Calendars({ editor }: { readonly editor: FlowEditor }) {
  const typed = useSignal("");
  const { tree } = editor.shown.value;
  const names = tree.namesAt(["calendars"]);
  const add = (event: Event): void => {
    event.preventDefault();
    if (typed.value === "" || names.includes(typed.value)) return;
    editor.apply(addCalendar(tree, typed.value, Intl.DateTimeFormat().resolvedOptions().timeZone));
    typed.value = "";
  };
  return (
    <>
      {names.map((name) => <CalendarForm key={name} editor={editor} name={name} />)}
      <form class="flow-row" onSubmit={add}>
        <input class="slds-input" type="text" aria-label="Name of new opening hours" placeholder="Name of new opening hours: office" value={typed.value} pattern="[a-z][a-z0-9\-]*" spellcheck={false} autocomplete="off" onInput={(event) => (typed.value = event.currentTarget.value)} />
        <button type="submit" class="slds-button slds-button_neutral desk-small-button"><Icon name="add" />Add hours</button>
      </form>
    </>
  );
}
