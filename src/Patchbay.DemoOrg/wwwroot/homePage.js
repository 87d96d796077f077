// Where a day starts: what is open, and who called last.

import { boot, count, onChange, query, quote } from './api.js';
import { calm } from './calm.js';
import { h, link, replace } from './dom.js';
import { badge } from './icons.js';
import * as format from './format.js';
import { objectOf } from './objects.js';
import { addressOf } from './router.js';

export function createHomePage() {
  const figures = h('div.figures');
  const cases = h('div');
  const calls = h('div');
  const element = h('div.homepage', null,
    h('section.card.wide.greeting', null, h('div.titlebar', null, badge('home', 40), h('div.grow', null, h('p.kind', null, 'Home'), h('h1', null, `${greeting()}, ${boot.user.name.split(' ')[0]}`)))),
    figures, h('div.halves', null, cases, calls));

  async function refresh() {
    const [open, high, today, week, caseRows, callRows] = await Promise.all([
      count('SELECT COUNT() FROM Case WHERE IsClosed = false'),
      count("SELECT COUNT() FROM Case WHERE IsClosed = false AND Priority = 'High'"),
      count("SELECT COUNT() FROM Task WHERE TaskSubtype = 'Call' AND CreatedDate = TODAY"),
      count("SELECT COUNT() FROM Task WHERE TaskSubtype = 'Call' AND CreatedDate = LAST_N_DAYS:7"),
      query(`SELECT Id, CaseNumber, Subject, Status, Priority, Contact.Name, ContactId FROM Case WHERE IsClosed = false AND OwnerId = ${quote(boot.user.id)} ORDER BY CreatedDate DESC LIMIT 9`),
      query("SELECT Id, Subject, CreatedDate, CallType, CallDurationInSeconds, CallDisposition, WhoId, Who.Name FROM Task WHERE TaskSubtype = 'Call' ORDER BY CreatedDate DESC LIMIT 9"),
    ]);
    replace(figures, figure(open, 'Open cases'), figure(high, 'High priority'), figure(today, 'Calls today'), figure(week, 'Calls in 7 days'));
    replace(cases, caseCard(caseRows));
    replace(calls, callCard(callRows));
  }

  const again = calm(refresh);
  const stop = onChange(() => { if (!element.hidden) again(); });
  return { element, title: 'Home', icon: 'home', ready: refresh(), shown: again, dispose: stop };
}

function greeting() {
  const hour = new Date().getHours();
  return hour < 5 ? 'Good night' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
}

const figure = (value, label) => h('section.card.figure', null, h('strong', null, format.number(value)), h('span', null, label));

function caseCard(rows) {
  return h('section.card', null, h('header.cardhead', null, badge('case', 24), h('h2', null, 'My open cases')),
    h('ul.rows', null, rows.map((row) => h('li.line', null,
      h('div.grow', null, link(addressOf({ kind: 'record', object: 'Case', id: row.Id }), { class: 'name' }, row.Subject), h('span.sub', null, `${row.CaseNumber} · ${row.Contact?.Name ?? 'no contact'}`)),
      row.Priority === 'High' && h('span.pill.hot', null, 'High'), h('span.pill', null, row.Status)))));
}

function callCard(rows) {
  return h('section.card', null, h('header.cardhead', null, badge('call', 24), h('h2', null, 'Latest calls')),
    h('ul.rows', null, rows.map((row) => h('li.line', null,
      h('div.grow', null, who(row), h('span.sub', null, `${row.Subject.replace(/^Call: /, '')}${row.CallDurationInSeconds ? ` · ${format.duration(row.CallDurationInSeconds)}` : ''}`)),
      h('time', null, format.nearDay(format.parseMoment(row.CreatedDate)))))));
}

function who(row) {
  const object = objectOf(row.WhoId);
  return object ? link(addressOf({ kind: 'record', object, id: row.WhoId }), { class: 'name' }, row.Who.Name) : h('span.name', null, 'Unknown caller');
}
