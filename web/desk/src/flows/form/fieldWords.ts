/** What a field is called in a form; a field that came later is called as in the file. */
export function labelOfField(name: string): string {
  return labels[name] ?? capital(name.replaceAll("-", " "));
}

/** An id for a field's input, of the way to it. */
export function idOf(path: readonly (string | number)[]): string {
  return `f-${path.map((part) => String(part).replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.charCodeAt(0)}`)).join("-")}`;
}

/** @returns What is wrong with a time, in words; null for nothing. */
export function wrongTime(text: string): string | null {
  return text === "" || /^[0-9]+(\.[0-9]+)?\s*[smh]?$/.test(text) ? null : "Write a time as 5s, 2m or 1h.";
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const labels: Readonly<Record<string, string>> = {
  prompt: "What is said", next: "Then", interrupt: "A key may end the prompt", wait: "How long to wait for a key", tries: "How often it asks", "no-input": "When no key comes",
  "no-match": "When the key is wrong", into: "Variable that takes the keys", least: "Keys at least", most: "Keys at most", "end-key": "Key that ends", between: "Time between two keys",
  masked: "Keep the keys nowhere", cases: "Cases, the first that holds is taken", when: "When", else: "Otherwise", limit: "Longest wait", "after-limit": "After the longest wait",
  skip: "Any key skips it", "type-ahead": "That key counts in the menu that follows", busy: "Refuse as busy when not answered yet", values: "Variables", queue: "Queue",
  object: "Object in Salesforce", field: "Field to compare", value: "With what", fields: "Fields to keep", opens: "The record opens for the agent", found: "When there is one",
  none: "When there is none", several: "When there are several", late: "When the answer comes too late", "after-talk": "After the talk, when the other hangs up", "no-answer": "When nobody answers", declined: "When they decline or cannot be reached", failed: "When that cannot be done",
  full: "When it is full", "full-at": "Full when so many wait", "no-agents": "When nobody is at work there",
  travels: "Keep them with the call", flow: "Flow", step: "Step of that flow",
  record: "Record the talk", "record-after-talk": "Record on after the talk", action: "What becomes of the recording", "yes-key": "Key for yes", "no-key": "Key for no", yes: "When they agree", no: "When they do not", questions: "Questions",
  calendar: "Opening hours", open: "When it is open", closed: "When it is closed", holiday: "On closed days", emergency: "While the emergency switch is on",
  extension: "Extension that the caller typed", agents: "Agents by extension", unknown: "When nobody has the extension",
  needs: "What the agent must be able to do",
};
