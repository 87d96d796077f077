import { useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Phone } from "../panel/panel";

const looksPerSecond = 10;

/** Shows that the microphone hears something. Opens it for that, and lets it go again when no call needs it. */
export function LevelMeter({ phone }: { readonly phone: Phone }) {
  const level = useSignal(0);
  const chosen = phone.actions.microphoneChoice.value;
  useEffect(() => measure(phone, level), [chosen]);
  return (
    <div class="pb-level">
      <span id="level">Say something</span>
      <meter aria-labelledby="level" min={0} max={1} value={level.value} />
    </div>
  );
}

function measure(phone: Phone, level: Signal<number>): () => void {
  const { microphone, state } = phone.session;
  let stop: (() => void) | null = null;
  let over = false;
  void phone.actions.tryMicrophone().then((track) => {
    if (track !== null && !over) stop = listen(track, level);
  });
  return () => {
    over = true;
    stop?.();
    if (!state.value?.call) microphone.release();
  };
}

function listen(track: MediaStreamTrack, level: Signal<number>): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // From -60 dB, a quiet room, to 0.
    level.value = Math.min(1, Math.max(0, 1 + (10 * Math.log10(power + 1e-9)) / 60));
  }, 1_000 / looksPerSecond);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
