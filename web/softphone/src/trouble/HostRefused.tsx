import type { Panel } from "../panel/panel";

/** Says that the page around the panel is not one of those that may hold it. */
export function HostRefused({ panel }: { readonly panel: Panel }) {
  const origin = panel.hostRefused.value;
  if (origin === null) return null;
  return <p class="pb-problem" role="alert">The phone may not talk to {origin}. Ask your administrator to add it to the allowed pages.</p>;
}
