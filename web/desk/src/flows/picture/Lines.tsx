import type { Picture } from "./picture";

/** The ways between the cards; those of the chosen step stand out. What they say is said by the cards, too. */
export function Lines({ picture, chosen }: { readonly picture: Picture; readonly chosen: string | null }) {
  return (
    <svg class="flow-lines" width={picture.width} height={picture.height} aria-hidden="true" focusable="false">
      {picture.entrance !== null && <path class="flow-line" d={`M${picture.entrance} 40 V65`} />}
      {picture.entrance !== null && <Arrow x={picture.entrance} y={72} />}
      {picture.edges.map(({ from, to, exit, line, end }) => (
        <g key={exit.path.join(".")} class={from === chosen || to === chosen ? "flow-near" : ""}>
          <path class="flow-line" d={line} />
          <Arrow x={end.x} y={end.y} />
        </g>
      ))}
    </svg>
  );
}

function Arrow({ x, y }: { readonly x: number; readonly y: number }) {
  return <path class="flow-arrow" d={`M${x} ${y} l-4.5 -8 h9 Z`} />;
}
