import type { PhoneNews } from "@patchbay/phone/server/contracts";
import { Icon } from "../shell/Icon";

interface NewsProps {
  readonly news: PhoneNews | null;
  /** The server's clock, ms. */
  readonly now: number;
}

const shownForMs = 120_000;

/** What came of a call that the panel does not show any more: a customer who was busy when called back. Its place is there before it has something to say. */
export function News({ news, now }: NewsProps) {
  const isNew = news !== null && now - Date.parse(news.at) < shownForMs;
  return <div role="status">{isNew && <p class="pb-news"><Icon name="outbound" /><span dir="auto">{textOf(news)}</span></p>}</div>;
}

function textOf({ message, due }: PhoneNews): string {
  return due === null ? message : message.replace("{due}", new Date(due).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" }));
}
