// A report that shows that logged calls are ordinary records.

import { onChange, query } from './api.js';
import { calm } from './calm.js';
import { h, replace } from './dom.js';
import { badge } from './icons.js';
import * as format from './format.js';

export function createReportsPage() {
  const body = h('div.halves');
  const element = h('div.reportspage', null,
    h('section.card.wide', null, h('div.titlebar', null, badge('report', 36), h('div.grow', null, h('p.kind', null, 'Reports'), h('h1', null, 'Calls of the last 90 days')))), body);

  async function refresh() {
    const rows = await query("SELECT Id, CallType, CallDisposition, CallDurationInSeconds, Owner.Name, CreatedDate FROM Task WHERE TaskSubtype = 'Call' AND CreatedDate = LAST_N_DAYS:90 ORDER BY CreatedDate DESC");
    replace(body, barCard('By result', rows, (row) => row.CallDisposition ?? 'No result'), barCard('By agent', rows, (row) => row.Owner.Name),
      barCard('By direction', rows, (row) => row.CallType ?? 'Not said'), barCard('By month', rows, (row) => format.month(format.parseMoment(row.CreatedDate))));
  }

  const again = calm(refresh);
  const stop = onChange((change) => { if (!element.hidden && (change === null || change.sObject === 'Task')) again(); });
  return { element, title: 'Reports', icon: 'report', ready: refresh(), shown: again, dispose: stop };
}

function barCard(title, rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? { calls: 0, seconds: 0 };
    group.calls++;
    group.seconds += row.CallDurationInSeconds ?? 0;
    groups.set(keyOf(row), group);
  }
  // Months come in their own order, the newest first; the rest by size.
  const sorted = title === 'By month' ? [...groups] : [...groups].sort(([, left], [, right]) => right.calls - left.calls);
  const most = Math.max(1, ...sorted.map(([, group]) => group.calls));
  return h('section.card', null, h('header.cardhead', null, h('h2', null, title)), h('div.scroll', null, h('table.bars', null,
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, title[3].toUpperCase() + title.slice(4)), h('th', { scope: 'col' }, 'Calls'), h('th.figure', { scope: 'col' }, 'Mean length'))),
    h('tbody', null, sorted.map(([name, group]) => h('tr', null, h('th', { scope: 'row' }, name),
      h('td', null, h('span.barline', null, h('span.bar', { style: { width: `${(100 * group.calls) / most}%` } })), h('span', null, format.number(group.calls))),
      h('td.figure', null, format.duration(Math.round(group.seconds / group.calls)))))))));
}
