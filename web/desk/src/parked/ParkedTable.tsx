import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { leftOut, ParkedCalls } from "../server/parkedCalls";
import type { OrgLine, ParkedRecord } from "../server/orgContracts";
import { Busy } from "../shared/Busy";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";
import { arrange, type Column } from "../table/arrange";
import { Table } from "../table/Table";
import { columnsOf } from "./columns";
import { ParkedList } from "./parkedList";
import { ParkedTools } from "./ParkedTools";
import { RecordDialog } from "./RecordDialog";

const refreshEveryMs = 4_000;
const newestFirst = "-started";

/** The table of parked records; the address holds filter, order and the record that is open. */
export function ParkedTable({ desk, site, org }: { readonly desk: Desk; readonly site: Site; readonly org: OrgLine }) {
  const calls = useMemo(() => new ParkedCalls(site.server, org.name), [site, org.name]);
  const list = useMemo(() => new ParkedList(calls), [calls]);
  const columns = useMemo(() => columnsOf(org), [org.loginUrl]);
  const { filter = "", sort = newestFirst, code = "", call } = desk.address.place.value.choices;
  useEffect(() => {
    const refresh = (): void => void (document.hidden || list.refresh());
    refresh();
    const timer = setInterval(refresh, refreshEveryMs);
    return () => clearInterval(timer);
  }, [list]);
  const part = useRef<HTMLDivElement>(null);
  const all = list.records.value;
  if (all === null) return list.problem.value === null ? <Busy words="Asking for parked records…" /> : <ProblemBox problem={list.problem.value} />;
  const rows = arrange(all.filter((record) => code === "" || record.code === code), columns, filter, sort);
  const open = all.find((record) => record.call === call);
  const goOnAfter = (record: ParkedRecord): void => goOnAt(part.current, rows.findIndex((row) => row.call === record.call));
  return (
    <div ref={part}>
      <ProblemBox problem={list.problem.value} />
      <div role="status">{list.outcome.value !== null && <p class="desk-box desk-box_good"><Icon name="check" /><span class="desk-words">{list.outcome.value}</span></p>}</div>
      {all.length === 0 ? <Nothing /> : (
        <>
          <ParkedTools desk={desk} org={org} list={list} all={all} rows={rows} columns={columns} />
          <Rows desk={desk} list={list} rows={rows} columns={columns} sort={sort} goOnAfter={goOnAfter} />
        </>
      )}
      {open !== undefined && <RecordDialog key={open.call} calls={calls} list={list} record={open} close={() => desk.address.choose({ call: null })} goOn={() => goOnAfter(open)} />}
    </div>
  );
}

/** A record that is run again takes its buttons along: the keyboard goes on in the row that stands there then, or at what is said instead of rows. */
function goOnAt(part: HTMLElement | null, index: number): void {
  requestAnimationFrame(() => {
    if (part === null || (document.activeElement !== null && document.activeElement !== document.body)) return;
    const rows = part.querySelectorAll("tbody tr");
    const next = rows[Math.min(Math.max(index, 0), rows.length - 1)]?.querySelector<HTMLElement>("button:last-of-type");
    (next ?? part.querySelector<HTMLElement>("#nothing-parked"))?.focus();
  });
}

function Nothing() {
  return (
    <section class="desk-card desk-empty" aria-labelledby="nothing-parked">
      <span class="desk-empty-icon"><Icon name="check" /></span>
      <h2 id="nothing-parked" tabIndex={-1} class="slds-text-heading_medium">Nothing is parked</h2>
      <p>Salesforce took every call record so far, or they are on their way. When it refuses one for good, it stands here with the reason.</p>
    </section>
  );
}

interface RowsProps {
  readonly desk: Desk;
  readonly list: ParkedList;
  readonly rows: readonly ParkedRecord[];
  readonly columns: readonly Column<ParkedRecord>[];
  readonly sort: string;
  readonly goOnAfter: (record: ParkedRecord) => void;
}

function Rows({ desk, list, rows, columns, sort, goOnAfter }: RowsProps) {
  if (rows.length === 0) return <p class="desk-card">No parked record fits the filter. <button type="button" class="slds-button" onClick={() => desk.address.choose({ filter: null, code: null })}>Show all</button></p>;
  return (
    <div class="desk-card desk-table-frame">
      <Table caption="Parked call records" columns={columns} rows={rows} keyOf={({ call }) => call} sort={sort}
        sortBy={(by) => desk.address.choose({ sort: by === newestFirst ? null : by })}
        actions={(record) => (
          <>
            <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => desk.address.choose({ call: record.call })}>
              {record.code === leftOut ? "Look" : "Edit"}<span class="slds-assistive-text"> {record.subject}</span>
            </button>
            <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => void list.retry(record).then(() => goOnAfter(record))}>
              Run again<span class="slds-assistive-text"> {record.subject}</span>
            </button>
          </>
        )} />
    </div>
  );
}
