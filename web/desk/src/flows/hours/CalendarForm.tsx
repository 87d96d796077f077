import { described, Field } from "../../shared/Field";
import { Icon } from "../../shared/Icon";
import type { FlowEditor } from "../edit/flowEditor";
import { idOf } from "../form/fieldWords";
import { addClosed, addSpecial, addWeek, calendarOf, freeDay } from "./calendar";
import { ClosedRowView, SpecialRowView, WeekRowView } from "./CalendarRows";

interface CalendarFormProps {
  readonly editor: FlowEditor;
  readonly name: string;
}

/** The hours of one calendar: the week, closed days, and days with hours of their own. What is changed is in the text at once. */
export function CalendarForm({ editor, name }: CalendarFormProps) {
  const { tree } = editor.shown.value;
  const calendar = calendarOf(tree, name);
  const zone = [...calendar.path, "zone"];
  const add = (label: string, text: () => string) => (
    <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => editor.apply(text())}><Icon name="add" />{label}</button>
  );
  return (
    <fieldset class="flow-group">
      <legend>Hours of “{name}”</legend>
      <Field id={idOf(zone)} label="Time zone" hint="The clock on the wall there, summer time included: Europe/Stockholm.">
        <input class="slds-input" type="text" dir="ltr" list="flow-zones" spellcheck={false} autocomplete="off" value={calendar.zone} {...described(idOf(zone))} onInput={(event) => editor.type(zone, event.currentTarget.value, true)} />
      </Field>
      <fieldset class="flow-group">
        <legend>Open</legend>
        {calendar.week.map((row) => <WeekRowView key={row.key} editor={editor} calendar={calendar} row={row} />)}
        {calendar.week.length === 0 && <p class="desk-hint">Closed all week.</p>}
        {add("Add weekdays", () => addWeek(tree, calendar))}
      </fieldset>
      <fieldset class="flow-group">
        <legend>Closed days</legend>
        {calendar.closed.map((row, index) => <ClosedRowView key={index} editor={editor} row={row} index={index} />)}
        <p class="desk-hint">Holidays, and any day on which nobody is there. Callers go the way for holidays.</p>
        {add("Add a closed day", () => addClosed(tree, calendar, freeDay(new Date(), calendar.closed.map(({ from }) => from))))}
      </fieldset>
      <fieldset class="flow-group">
        <legend>Days with hours of their own</legend>
        {calendar.special.map((row) => <SpecialRowView key={row.day} editor={editor} calendar={calendar} row={row} />)}
        <p class="desk-hint">They count before the week and before closed days.</p>
        {add("Add a day", () => addSpecial(tree, calendar, freeDay(new Date(), calendar.special.map(({ day }) => day))))}
      </fieldset>
    </fieldset>
  );
}
