// Starts the page: header, navigation, the open views, and the utility bar with the phone.

import { boot, watchChanges } from './api.js';
import { h } from './dom.js';
import { createHeader } from './header.js';
import { createNavigation } from './navigation.js';
import { createWorkspace } from './workspace.js';
import { createUtilityBar } from './utilityBar.js';
import { createCallMe } from './callMe.js';
import { createToasts } from './toast.js';
import * as router from './router.js';

if (router.isClassic()) document.body.classList.add('classic');
const main = h('main', { id: 'main', tabindex: '-1' });
const toasts = createToasts();
const workspace = createWorkspace(main);
const navigation = createNavigation(workspace);
const utilityBar = createUtilityBar(boot, toasts, workspace);

document.getElementById('shell').append(
  h('header.top', null, createHeader(boot), navigation.element), main, utilityBar.element,
  ...(boot.adapter ? [] : [createCallMe(boot, toasts)]), toasts.element);

workspace.onShown((view, place) => {
  navigation.draw();
  utilityBar.remember(view, place);
  document.title = `${view.title} | Demo org`;
  utilityBar.tellView(view.record ?? null);
});

router.start((place, how) => workspace.show(place, how));
watchChanges();
