/** @returns Whether this browser can speak. */
export function canSpeak(): boolean {
  return "speechSynthesis" in globalThis;
}

/** Says words aloud, one after the other, and stops what was being said. @param language The flow's language: `en`. */
export function sayAloud(words: readonly string[], language: string): void {
  if (!canSpeak()) return;
  speechSynthesis.cancel();
  for (const text of words) {
    const said = new SpeechSynthesisUtterance(text);
    said.lang = language;
    speechSynthesis.speak(said);
  }
}
