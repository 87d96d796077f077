import { useSignal, type ReadonlySignal } from "@preact/signals";
import { durationText } from "@patchbay/phone/call/duration";
import { nameOf } from "@patchbay/phone/call/party";
import type { PhoneMessage } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { useCountry } from "../shell/country";
import { Icon } from "../shell/Icon";

interface MessagesProps {
  readonly phone: Phone;
  readonly messages: readonly PhoneMessage[];
  readonly now: ReadonlySignal<number>;
}

/** What callers left for the agent and for the agent's queues: those that wait first. */
export function Messages({ phone, messages, now }: MessagesProps) {
  const country = useCountry();
  const playing = useSignal<{ readonly id: string; readonly url: string } | null>(null);
  if (messages.length === 0) return null;
  const waiting = messages.filter((message) => !message.heard).length;
  const play = async (message: PhoneMessage): Promise<void> => {
    const url = await phone.messages.play(message.messageId);
    if (url !== null) playing.value = { id: message.messageId, url };
  };
  return (
    <section class="pb-messages" aria-labelledby="messages">
      <h2 class="pb-section" id="messages">
        Messages {waiting > 0 && <span class="pb-count pb-figures">{waiting}<span class="slds-assistive-text"> not heard</span></span>}
      </h2>
      <ul>
        {messages.map((message) => (
          <li key={message.messageId} class={message.heard ? "pb-message" : "pb-message pb-message_waiting"}>
            <Message message={message} phone={phone} now={now} play={() => void play(message)} />
            {playing.value?.id === message.messageId && (
              <audio class="pb-player" controls autoplay src={playing.value.url} aria-label={`Message from ${nameOf(message.name, message.number, country)}`}
                onEnded={() => void phone.messages.mark(message.messageId, true)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MessageProps {
  readonly message: PhoneMessage;
  readonly phone: Phone;
  readonly now: ReadonlySignal<number>;
  readonly play: () => void;
}

function Message({ message, phone, now, play }: MessageProps) {
  const from = nameOf(message.name, message.number, useCountry());
  return (
    <div class="pb-message-line">
      <button type="button" class="pb-message-tool" aria-label={`Play the message from ${from}`} onClick={play}><Icon name="play" /></button>
      <span class="pb-message-words">
        <span class="pb-row-title" dir="auto">{from}</span>
        <span class="pb-detail">
          {message.for !== null && <><span dir="auto">{message.for}</span> · </>}
          <span class="pb-figures">{durationText(message.seconds * 1_000)}</span> · {ago(now.value - Date.parse(message.leftAt))}
          {message.heard && message.heardBy !== null && <> · heard by <span dir="auto">{message.heardBy}</span></>}
        </span>
      </span>
      <button type="button" class="pb-message-tool" aria-label={message.heard ? `Keep the message from ${from} as new` : `Mark the message from ${from} as heard`}
        aria-pressed={message.heard} onClick={() => void phone.messages.mark(message.messageId, !message.heard)}>
        <Icon name="check" />
      </button>
      {message.number !== null && (
        <button type="button" class="pb-message-tool" aria-label={`Call ${from} back`} onClick={() => void phone.messages.callBack(message)}><Icon name="phone" /></button>
      )}
      <button type="button" class="pb-message-tool" aria-label={`Delete the message from ${from}`} onClick={() => void phone.messages.remove(message.messageId)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function ago(ms: number): string {
  if (ms < minuteMs) return "just now";
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min ago`;
  return ms < 24 * hourMs ? `${Math.floor(ms / hourMs)} h ago` : `${Math.floor(ms / (24 * hourMs))} d ago`;
}
