import type { JSX } from "preact";

// Drawn for Patchbay on a grid of 16, in lines of 1.5.
const shapes = {
  phone: <path class="pb-solid" d="M4.9 1.3c.4 0 .7.2.9.6l1 2.5c.1.4 0 .8-.3 1.1L5.2 6.6c.9 1.8 2.4 3.3 4.2 4.2l1.1-1.3c.3-.3.7-.4 1.1-.3l2.5 1c.4.2.6.5.6.9v2.2c0 .7-.6 1.3-1.3 1.3C6.9 14.6 1.4 9.1 1.4 2.6c0-.7.6-1.3 1.3-1.3Z" />,
  deskPhone: <path d="M1.800 6.500c0-2 2.800-3.700 6.200-3.700s6.200 1.700 6.200 3.700v.7h-3.200V5.900a9 9 0 0 0-6 0v1.300H1.800ZM4.200 7.200h7.600l1.500 6.300H2.700ZM8 8.900a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3" />,
  hangUp: <path class="pb-solid" d="M8 5.2c2.8 0 5.3 1 7.1 2.7.4.4.4 1 0 1.4l-1.6 1.6c-.3.3-.8.4-1.2.1l-1.8-1.2a1 1 0 0 1-.4-.9l.1-1.5a9 9 0 0 0-4.4 0l.1 1.5a1 1 0 0 1-.4.9l-1.8 1.2c-.4.3-.9.2-1.2-.1L.9 9.3a1 1 0 0 1 0-1.4C2.7 6.2 5.2 5.2 8 5.2Z" />,
  microphone: <path d="M8 1.8a2 2 0 0 1 2 2v3.7a2 2 0 0 1-4 0V3.8a2 2 0 0 1 2-2ZM3.8 7.3a4.2 4.2 0 0 0 8.4 0M8 11.5v2.7M5.7 14.2h4.6" />,
  microphoneOff: <path d="M10 7V3.8a2 2 0 0 0-3.9-.6M6 6.3v1.2a2 2 0 0 0 3.1 1.7M3.8 7.3a4.2 4.2 0 0 0 6.6 3.4M12.2 7.3c0 .6-.1 1.1-.3 1.6M8 11.5v2.7M5.7 14.2h4.6M2 2l12 12" />,
  pause: <path d="M5.5 3v10M10.5 3v10" />,
  play: <path d="M4.5 2.8v10.4L13 8Z" />,
  keypad: <path d="M3.5 3.5h.01M8 3.5h.01M12.5 3.5h.01M3.5 8h.01M8 8h.01M12.5 8h.01M3.5 12.5h.01M8 12.5h.01M12.5 12.5h.01" stroke-width="2.6" />,
  down: <path d="m4 6 4 4 4-4" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4" />,
  inbound: <path d="M12.5 3.5 4 12M4 6v6h6" />,
  outbound: <path d="M3.5 12.5 12 4M6 4h6v6" />,
  erase: <path d="M5.5 3.5h8.7v9H5.5L1.8 8ZM8 6.2l3.6 3.6M11.6 6.2 8 9.8" />,
  check: <path d="m2.8 8.6 3.4 3.4 7-7.6" />,
  close: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />,
  warning: <path d="M8 2 1.6 13.5h12.8ZM8 6.5v3.2M8 11.7h.01" />,
  window: <path d="M6.5 3H2.8v10.2H13V9.5M9.5 2.5h4v4M13.5 2.5 7.5 8.5" />,
  add: <path d="M8 3v10M3 8h10" />,
  person: <path d="M8 2.3a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4ZM2.8 13.7c.3-2.6 2.4-4.2 5.2-4.2s4.9 1.6 5.2 4.2Z" />,
  people: <path d="M6 3a2.2 2.2 0 1 1 0 4.400a2.200 2.200 0 0 1 0-4.400ZM1.700 13c.2-2.300 2-3.700 4.300-3.700s4.100 1.400 4.300 3.700ZM10.300 3.300a2.100 2.100 0 0 1 0 4M11.800 9.700c1.500.5 2.400 1.700 2.600 3.300" />,
  transfer: <path d="M2 5.500h10.500M9.500 2.500l3 3-3 3M14 10.500H3.500M6.500 7.500l-3 3 3 3" />,
  record: <path d="M3 2h7l3 3v9H3ZM5.5 8h5M8.5 6l2 2-2 2" />,
  park: <path d="M3 2.500h10v11H3ZM6.200 11V5h2.300a1.900 1.900 0 0 1 0 3.800H6.200" />,
} as const satisfies Record<string, JSX.Element>;

/** Name of a drawing. */
export type IconName = keyof typeof shapes;

/** A drawing next to words; it says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="pb-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
