// Our own line drawings on a grid of 24, and the coloured squares records wear.

const paths = {
  home: 'M4 11 12 4l8 7M6.5 9.5V19h4v-5h3v5h4V9.5',
  contact: 'M4 6h16v12H4zM8.7 11.2a1.7 1.7 0 1 0 0-.01M6.4 15.6c.3-1.5 1.2-2.2 2.4-2.2s2.1.7 2.4 2.2M14 10h4M14 13.5h4',
  account: 'M5 20V5h8v15M13 10h6v10M3.5 20h17M7.5 8.5h3M7.5 12h3M7.5 15.5h3M15.8 13.5h.8M15.8 16.5h.8',
  lead: 'm12 4 2.4 5 5.4.7-4 3.8 1 5.4-4.8-2.7-4.8 2.7 1-5.4-4-3.8 5.4-.7z',
  case: 'M4 8.5h16V19H4zM9 8.5V6h6v2.5M4 13h16M10.5 12v2.2h3V12',
  opportunity: 'M5 18h14M5.5 15 4 7.5l4.5 3.2L12 5.5l3.5 5.2L20 7.5 18.500 15z',
  task: 'M5 6.5l1.500 1.500L9 5M5 12l1.500 1.500L9 10.500M5 17.500 6.500 19 9 16M12 7h7M12 12.500h7M12 18h7',
  report: 'M5 19V5M5 19h15M9 16v-5M13 16V7.500M17 16v-3',
  call: 'M7.200 4.500 9.700 8.400 8.200 10.300c1 2.400 2.900 4.400 5.400 5.500l1.900-1.500 3.900 2.500-.6 2.700c-7.400.9-14.800-6.500-13.900-13.900z',
  user: 'M12 11.500a3.500 3.500 0 1 0-.01 0M5 19.500c.7-3.700 3.400-5.500 7-5.500s6.300 1.800 7 5.500',
  search: 'M10.500 16a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM14.700 14.700 19.500 19.500',
  close: 'M6.500 6.500l11 11M17.500 6.500l-11 11',
  down: 'M7 10l5 5 5-5',
  right: 'M10 7l5 5-5 5',
  plus: 'M12 5.500v13M5.500 12h13',
  bell: 'M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 1.500H5zM10.300 20.300h3.400',
  gear: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 4v2.500M12 17.500V20M4 12h2.500M17.500 12H20M6.300 6.300l1.800 1.800M15.900 15.900l1.800 1.800M17.700 6.300l-1.800 1.800M8.100 15.900l-1.800 1.800',
  help: 'M9.300 9.300c.2-1.600 1.300-2.500 2.800-2.500 1.600 0 2.700 1 2.700 2.400 0 2.100-2.800 2.100-2.800 4.400M12 17.200v.1',
  pencil: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  minimize: 'M6 17.500h12',
  refresh: 'M19 6v4.500h-4.500M19 10.500A7.300 7.300 0 1 0 19 14',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.500V12l3 2',
  note: 'M6 4.500h12v11l-4 4H6zM18 15.500h-4v4M9 8.500h6M9 12h6',
  play: 'M8.500 6v12l9.500-6z',
  waffle: 'M5.500 5.500h.01M12 5.500h.01M18.500 5.500h.01M5.500 12h.01M12 12h.01M18.500 12h.01M5.500 18.500h.01M12 18.500h.01M18.500 18.500h.01',
  inbound: 'M17.500 6.500l-10 10M7.500 9v7.500H15',
  outbound: 'M6.500 17.500l10-10M9 7.500h7.500V15',
  warning: 'M12 4.500 20.500 19h-17zM12 10v4.500M12 16.700v.1',
  check: 'M5.500 12.500l4 4 9-9.500',
  end_call: 'M3.500 14.500c4.700-4.700 12.300-4.700 17 0l-2.600 2.200-3-1.500v-2.400a9 9 0 0 0-5.800 0v2.400l-3 1.500z',
  incoming_call: 'M6.500 7.500 8.700 11 7.400 12.700c.9 2.100 2.500 3.700 4.700 4.600l1.700-1.300 3.400 2.200-.5 2.300C10.300 21.300 4.500 15 5.300 8.200zM19.500 4.500l-6 6M13.500 5.500v5h5',
  outbound_call: 'M6.500 7.500 8.700 11 7.400 12.700c.9 2.100 2.500 3.700 4.700 4.600l1.700-1.300 3.400 2.200-.5 2.300C10.300 21.300 4.500 15 5.300 8.200zM13.500 10.500l6-6M14.500 4.500h5v5',
  phone_portrait: 'M7.500 3.500h9v17h-9zM7.500 6.500h9M7.500 17h9M11.500 18.800h1',
  unmuted: 'M12 14a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v4a3 3 0 0 0 3 3zM6.500 11a5.500 5.500 0 0 0 11 0M12 16.500V20',
  muted: 'M12 14a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v4a3 3 0 0 0 3 3zM6.500 11a5.500 5.500 0 0 0 11 0M12 16.500V20M5 4.500l14 15',
  voicemail: 'M7 15.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600zM17 15.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600zM7 15.500h10',
  pause: 'M9 6v12M15 6v12',
};

const colours = {
  home: '#0176d3', contact: '#9602c7', account: '#5867e8', lead: '#ff6b2c', case: '#e3258b', opportunity: '#dd7a01',
  task: '#2e844a', report: '#06a59a', call: '#0b827c', user: '#3a5bc7', search: '#5c5c5c', note: '#b86e00',
};

// Salesforce's names for what we draw under another.
const sameAs = { success: 'check', sync: 'refresh', edit: 'pencil', settings: 'gear', notification: 'bell', add: 'plus' };

const thick = new Set(['waffle']);

export function icon(name, size = 16) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const attributes = {
    viewBox: '0 0 24 24', width: size, height: size, fill: name === 'play' ? 'currentColor' : 'none', stroke: 'currentColor',
    'stroke-width': thick.has(name) ? 3.6 : 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true', class: 'glyph',
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name] ?? paths[sameAs[name]] ?? paths.note);
  svg.append(path);
  return svg;
}

/** White drawing on a coloured square, the way records are marked. */
export function badge(name, size = 32) {
  const square = document.createElement('span');
  square.className = 'badge';
  square.style.width = square.style.height = `${size}px`;
  square.style.background = colours[name] ?? '#5c5c5c';
  square.append(icon(name, Math.round(size * 0.72)));
  return square;
}
