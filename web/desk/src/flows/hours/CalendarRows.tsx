import type { FlowEditor } from "../edit/flowEditor";
import { idOf } from "../form/fieldWords";
import { Remove } from "../form/PromptField";
import type { Path } from "../../yaml/yamlTree";
import { closedText, keyOfDays, rename, weekdays, wrongHours, type Calendar, type ClosedRow, type SpecialRow, type Weekday, type WeekRow } from "./calendar";

const names: Readonly<Record<Weekday, string>> = { mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday" };

/** Weekdays and their hours. */
export function WeekRowView({ editor, calendar, row }: { readonly editor: FlowEditor; readonly calendar: Calendar; readonly row: WeekRow }) {
  const path = [...calendar.path, "open", row.key];
  const choose = (from: Weekday, to: Weekday): void => editor.apply(rename(editor.shown.value.tree, path, keyOfDays(from, to)));
  return (
    <div class="flow-row">
      <div class="flow-hours">
        {row.days === null ? <span class="desk-wrong">“{row.key}” is no weekday; change it in the text.</span> : <Days days={row.days} choose={choose} />}
        <Hours editor={editor} path={path} hours={row.hours} label={`Hours, ${row.key}`} />
      </div>
      <Remove editor={editor} path={path} what={`the hours of ${row.key}`} />
    </div>
  );
}

function Days({ days: [from, to], choose }: { readonly days: readonly [Weekday, Weekday]; readonly choose: (from: Weekday, to: Weekday) => void }) {
  const select = (label: string, value: Weekday, chosen: (day: Weekday) => void) => (
    <select class="slds-select" aria-label={label} value={value} onChange={(event) => chosen(weekdays.find((day) => day === event.currentTarget.value) ?? value)}>
      {weekdays.map((day) => <option key={day} value={day}>{names[day]}</option>)}
    </select>
  );
  return (
    <div class="flow-span">
      {select(`First day, ${keyOfDays(from, to)}`, from, (day) => choose(day, to === from ? day : to))}
      <span aria-hidden="true">to</span>
      {select(`Last day, ${keyOfDays(from, to)}`, to, (day) => choose(from, day))}
    </div>
  );
}

/** A closed day, or several in a row. */
export function ClosedRowView({ editor, row, index }: { readonly editor: FlowEditor; readonly row: ClosedRow; readonly index: number }) {
  const choose = (from: string, to: string): void => {
    if (from !== "") editor.edit(row.path, closedText(from, to));
  };
  return (
    <div class="flow-row">
      <div class="flow-span flow-span_dates">
        <span aria-hidden="true">from</span>
        <input class="slds-input" type="date" aria-label={`Closed from, ${index + 1}`} value={row.from} onChange={(event) => choose(event.currentTarget.value, row.to === row.from ? "" : row.to)} />
        <span aria-hidden="true">to</span>
        <input class="slds-input" type="date" aria-label={`Closed to, ${index + 1}`} value={row.to} min={row.from} onChange={(event) => choose(row.from, event.currentTarget.value)} />
      </div>
      <Remove editor={editor} path={row.path} what={`closed days ${index + 1}`} />
    </div>
  );
}

/** A day and its hours. */
export function SpecialRowView({ editor, calendar, row }: { readonly editor: FlowEditor; readonly calendar: Calendar; readonly row: SpecialRow }) {
  const path = [...calendar.path, "special", row.day];
  const choose = (day: string): void => {
    if (day !== "") editor.apply(rename(editor.shown.value.tree, path, day));
  };
  return (
    <div class="flow-row">
      <div class="flow-hours">
        <input class="slds-input" type="date" aria-label={`Day, ${row.day}`} value={row.day} onChange={(event) => choose(event.currentTarget.value)} />
        <Hours editor={editor} path={path} hours={row.hours} label={`Hours, ${row.day}`} />
      </div>
      <Remove editor={editor} path={path} what={row.day} />
    </div>
  );
}

function Hours({ editor, path, hours, label }: { readonly editor: FlowEditor; readonly path: Path; readonly hours: string; readonly label: string }) {
  const wrong = wrongHours(hours);
  const id = `${idOf(path)}-wrong`;
  return (
    <div class={wrong === null ? "" : "slds-has-error"}>
      <input class="slds-input" type="text" dir="ltr" spellcheck={false} autocomplete="off" aria-label={label} aria-invalid={wrong !== null} aria-describedby={id} value={hours} onInput={(event) => editor.type(path, event.currentTarget.value, true)} />
      <p id={id} class="desk-wrong">{wrong}</p>
    </div>
  );
}
