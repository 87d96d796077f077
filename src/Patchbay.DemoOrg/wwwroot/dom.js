// Builds elements. h('button.primary', { onclick, 'aria-label': 'Close' }, 'text', child, [children])

export function h(spec, props, ...children) {
  const [tag, ...classes] = spec.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(props ?? {})) setProp(element, name, value);
  element.append(...flatten(children));
  return element;
}

function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name === 'style') Object.assign(element.style, value);
  else if (name === 'value') element.value = value;
  else element.setAttribute(name, value === true ? '' : value);
}

function flatten(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** A link that stays inside the page; new tabs and copied addresses still work. */
export function link(href, props, ...children) {
  return h('a', { href, 'data-route': true, ...props }, ...children);
}

export function replace(element, ...children) {
  element.replaceChildren(...flatten(children));
}

let ids = 0;
export const uniqueId = (prefix) => `${prefix}-${++ids}`;
