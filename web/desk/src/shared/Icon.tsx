import type { JSX } from "preact";

// Drawn for Patchbay on a grid of 16, in lines of 1.5.
const shapes = {
  cloud: <path d="M4.6 12.5a3.1 3.1 0 0 1-.4-6.2 4.2 4.2 0 0 1 8-.1 3.2 3.2 0 0 1-.6 6.3Z" />,
  check: <path d="m2.8 8.6 3.4 3.4 7-7.6" />,
  error: <path d="M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2ZM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" />,
  warning: <path d="M8 2 1.6 13.5h12.8ZM8 6.5v3.2M8 11.7h.01" />,
  advice: <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 7.3v3.9M8 4.9h.01" />,
  down: <path d="m4 6 4 4 4-4" />,
  up: <path d="m4 10 4-4 4 4" />,
  close: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />,
  menu: <path d="M2.5 4.2h11M2.5 8h11M2.5 11.8h11" />,
  outside: <path d="M6.5 3H2.8v10.2H13V9.5M9.5 2.5h4v4M13.5 2.5 7.5 8.5" />,
  copy: <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z" />,
  download: <path d="M8 2v8.2M4.6 7 8 10.4 11.4 7M2.5 13.5h11" />,
  add: <path d="M8 3v10M3 8h10" />,
  remove: <path d="M3 8h10" />,
  again: <path d="M13.2 8a5.2 5.2 0 1 1-1.6-3.8M13.4 1.9v3h-3" />,
  plug: <path d="M5.8 1.8v3.4M10.2 1.8v3.4M3.8 5.2h8.4v2.3a4.2 4.2 0 0 1-8.4 0ZM8 11.7v2.6" />,
  map: <path d="M2 4.5h4.5M2 8h4.5M2 11.5h4.5M9.5 4.5H14M9.5 8H14M9.5 11.5H14M6.5 4.5l3 3.5M6.5 8l3 3.5" />,
  person: <path d="M8 2.3a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4ZM2.8 13.7c.3-2.6 2.4-4.2 5.2-4.2s4.9 1.6 5.2 4.2Z" />,
  parked: <path d="M3 2.5h10v11H3ZM6.5 11V5h2.2a1.9 1.9 0 0 1 0 3.8H6.5" />,
  pulse: <path d="M1.5 8.5h3l2-5.5 3 10 2-4.5h3" />,
  voicemail: <path d="M4.2 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM11.8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM4.2 10.8h7.6" />,
  right: <path d="m6 4 4 4-4 4" />,
  flow: <path d="M6 2.2h4v3H6ZM1.8 10.8h4v3h-4ZM10.2 10.8h4v3h-4ZM8 5.2v2.6M3.8 10.8V8h8.4v2.8" />,
  speech: <path d="M2.2 2.8h11.6v8H7l-3 2.7v-2.7H2.2ZM5 5.7h6M5 8h4" />,
  keys: <path d="M3 3h2v2H3ZM7 3h2v2H7ZM11 3h2v2h-2ZM3 7h2v2H3ZM7 7h2v2H7ZM11 7h2v2h-2ZM7 11h2v2H7Z" />,
  digits: <path d="M6.2 2.5 4.8 13.5M11.2 2.5 9.8 13.5M2.8 5.8h10.8M2.4 10.2h10.8" />,
  branch: <path d="M8 2v4M8 6 3.5 10.5V14M8 6l4.5 4.5V14M2 12.5 3.5 14 5 12.5M11 12.5l1.5 1.5 1.5-1.5" />,
  equals: <path d="M3 6h10M3 10h10" />,
  people: <path d="M5.5 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM1.8 12.5c.2-2.2 1.7-3.5 3.7-3.5s3.5 1.3 3.7 3.5ZM10.6 3.6a1.8 1.8 0 0 1 0 3.4M11.2 9.2c1.7.2 2.8 1.4 3 3.3" />,
  answer: <path d="M3.2 2.5 5.8 2l1.4 3.2-1.7 1.3a8 8 0 0 0 4 4l1.3-1.7 3.2 1.4-.5 2.6c-5.6.6-10.9-4.7-10.3-10.3Z" />,
  hangup: <path d="M1.8 9.8c-.2-4.9 12.6-4.9 12.4 0l-.3 1.4-3.2-.5-.3-2.1c-1.5-.6-3.3-.6-4.8 0l-.3 2.1-3.2.5Z" />,
  clock: <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 4.5V8l2.5 1.8" />,
  message: <path d="M4.2 5a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8ZM11.8 5a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8ZM4.2 10.8h7.6" />,
  back: <path d="M3.2 2.5 5.8 2l1.4 3.2-1.7 1.3a8 8 0 0 0 4 4l1.3-1.7 3.2 1.4-.5 2.6c-5.6.6-10.9-4.7-10.3-10.3ZM14 2l-4 4M9.8 2.8V6.2H13" />,
  search: <path d="M7 2.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6ZM10.5 10.5l3.6 3.6" />,
  tape: <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 5.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z" />,
  star: <path d="m8 2 1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5Z" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />,
  redo: <path d="m10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10" />,
  trash: <path d="M2.5 4.2h11M6 4V2.3h4V4M4 4.2l.7 9.5h6.6l.7-9.5M6.6 7v4M9.4 7v4" />,
} as const satisfies Record<string, JSX.Element>;

/** Name of a drawing. */
export type IconName = keyof typeof shapes;

/** A drawing next to words; it says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`desk-icon desk-icon_${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
