// Docks an Open CTI adapter in the utility bar. The host module does what Salesforce did; here it is told how this page does it.

import { describe, rest } from './api.js';
import { h } from './dom.js';
import { readLayout } from './adapterLayout.js';
import { createAdapterLog } from './adapterLog.js';
import { createAdapterOrg } from './adapterOrg.js';
import { createAdapterPage } from './adapterPage.js';
import { createDock } from './phoneDock.js';
import { setFieldsDial } from './dial.js';
import { takeNumbers } from './telLinks.js';
import { createSimulator } from './adapterSimulator.js';

/** @returns the same as Patchbay's own phone, so that the utility bar need not know which one it shows. */
export function createAdapterPhone(boot, toasts, workspace) {
  const dock = createDock('Phone');
  const log = createAdapterLog();
  const isClassic = workspace.isClassic();
  const frame = h('iframe', { title: 'Phone', allow: 'microphone; autoplay; clipboard-write', sandbox: boot.adapter.sandbox });
  // An empty frame loads, too.
  frame.addEventListener('load', () => { if (frame.src) log.loaded(); });
  dock.panel.append(frame);
  document.body.classList.add('hasadapterlog');
  setFieldsDial(false);
  let host = null;
  let page = null;
  let simulator = null;

  async function start() {
    const [{ AdapterHost, Problem, layoutOfDescription }, setup] = await Promise.all([import('/opencti/host.js'), rest('/demo/adapter')]);
    setup.notices.forEach((words) => toasts.show('warning', words));
    page = createAdapterPage({ dock, workspace, toasts, Problem, onModal: (view) => host.navigated(view) });
    host = new AdapterHost({
      frame, adapter: new URL(boot.adapter.url), page, org: createAdapterOrg(Problem),
      settings: setup.settings, layout: setup.layout ?? await readLayout(layoutOfDescription), isStrict: boot.adapter.isStrict, onEnvelope: log.add, onScript: log.met, mode: isClassic ? 'Classic' : 'Lightning', session: `${boot.user.orgId}${boot.user.id}`,
    });
    simulator = createSimulator({ host, page, workspace });
    document.body.append(createDrawer(log, simulator.element));
    const [height, width] = ['Height', 'Width'].map((side) => Number(setup.settings[`/reqGeneralInfo/reqSoftphone${side}`]));
    if (height) dock.setHeight(height);
    if (width) dock.setWidth(width);
    dock.setOpen(true);
    host.start();
  }

  // Known before the first log, so that nothing stands between a call and what is sent.
  describe('Task').catch((problem) => console.warn('Tasks cannot be described yet.', problem));
  takeNumbers((number) => dial(number, null));
  start().catch((problem) => toasts.show('warning', `The adapter cannot be shown: ${problem.message}`));
  // A page that a browser keeps for the way back goes on where it was.
  window.addEventListener('pagehide', (event) => { if (!event.persisted) host?.stop(); });
  // The browser window got the focus back: Salesforce told the adapter then, too.
  window.addEventListener('focus', () => host?.navigated(page.view()));
  // In a console the refresh of a tab is told as well.
  workspace.onRefreshed(() => { if (workspace.isConsole()) host?.navigated(page.view()); });

  function dial(number, record) {
    if (!page?.isClickToDialOn()) return toasts.show('warning', 'The adapter has not enabled click-to-dial.');
    const payload = { number, ...(record && { recordId: record.recordId, recordName: record.name, objectType: record.object }) };
    if (!host.dial(payload)) return toasts.show('warning', 'The adapter does not listen to click-to-dial.');
    return simulator.dialled(number);
  }

  return {
    button: dock.button, panel: dock.panel, dial,
    tellView() {
      const view = page?.view() ?? {};
      // In a console, moving from a record to a list tells nothing.
      if (host && !(workspace.isConsole() && !view.recordId)) host.navigated(view);
    },
  };
}

/** The log and the simulator share the place beside the page. */
function createDrawer(log, simulator) {
  const parts = [['Log', log.element], ['Simulator', simulator]];
  const tabs = parts.map(([name], at) => h('button', { type: 'button', role: 'tab', onclick: () => show(at) }, name));
  const drawer = h('aside.adapterdrawer', { 'aria-label': 'Adapter' }, h('div.drawertabs', { role: 'tablist' }, tabs), parts.map(([, element]) => element));

  function show(chosen) {
    parts.forEach(([, element], at) => { element.hidden = at !== chosen; });
    tabs.forEach((tab, at) => tab.setAttribute('aria-selected', String(at === chosen)));
  }

  show(0);
  return drawer;
}
