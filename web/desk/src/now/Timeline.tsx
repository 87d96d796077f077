import type { LiveCallDetail } from "../server/liveContracts";
import { lengthOf } from "../shared/lengths";
import { timeOf, wholeTimeOf } from "../shared/times";
import type { LivePage } from "./livePage";
import { causeOf, segmentOf } from "./storyWords";

/** Within a sentence; names keep their letters. */
const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** What each participant did: a bar for each, and the same in words below. */
export function Timeline({ page, detail }: { readonly page: LivePage; readonly detail: LiveCallDetail }) {
  const start = Date.parse(detail.call.startedAt);
  const whole = Math.max(1000, page.clock.value - start);
  const people = [...new Set(detail.segments.map(({ who }) => who))];
  const part = (from: string, to: string | null): { readonly start: number; readonly size: number } => {
    const [begins, ends] = [Date.parse(from), to === null ? page.clock.value : Date.parse(to)];
    return { start: Math.min(100, ((begins - start) / whole) * 100), size: Math.max(0.5, ((ends - begins) / whole) * 100) };
  };
  return (
    <section aria-labelledby="what-happened">
      <h3 id="what-happened" class="slds-text-heading_small">What happened</h3>
      <div class="desk-timeline" aria-hidden="true">
        {people.map((who) => (
          <div key={who} class="desk-lane">
            <bdi class="desk-lane-who">{who}</bdi>
            <div class="desk-lane-bar">
              {detail.segments.filter((segment) => segment.who === who).map((segment) => {
                const { start: at, size } = part(segment.from, segment.to);
                return <span key={`${segment.from}${segment.kind}`} class={`desk-segment desk-segment_${segment.kind}`} style={{ insetInlineStart: `${at}%`, inlineSize: `${Math.min(size, 100 - at)}%` }} />;
              })}
            </div>
          </div>
        ))}
      </div>
      <ol class="desk-story">
        {detail.segments.map((segment) => (
          <li key={`${segment.who}${segment.from}${segment.kind}`}>
            <time class="desk-figures desk-soft" dateTime={segment.from} title={wholeTimeOf(segment.from)}>{timeOf(segment.from, new Date())}</time>
            <span><span class={`desk-segment-key desk-segment_${segment.kind}`} /><bdi class="desk-strong">{segment.who}</bdi> {lowered(segmentOf(segment))}{segment.cause !== null && <span class="desk-soft"> · {causeOf(segment)}</span>}</span>
            <span class="desk-figures">{lengthOf(Math.max(0, Math.round(((segment.to === null ? page.clock.value : Date.parse(segment.to)) - Date.parse(segment.from)) / 1000)))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
