// Calls one member after the other and measures the time from the call to its callback.

const parameters = new URLSearchParams(location.search);
const calls = Number(parameters.get("calls"));
const warmUp = 200;
const { opencti } = (window as unknown as { sforce: { opencti: Record<string, (args: object) => void> } }).sforce;

function timed(member: string, args: object): Promise<number> {
  const from = performance.now();
  return new Promise((answered) => opencti[member]?.({ ...args, callback: () => answered(performance.now() - from) }));
}

async function run(): Promise<void> {
  const times: number[] = [];
  for (let call = 0; call < calls + warmUp; call++) {
    // One that only asks and one that carries a record.
    const ms = call % 2 === 0 ? await timed("getAppViewInfo", {}) : await timed("saveLog", { value: { entityApiName: "Task", Subject: `Call ${call}`, Description: "x".repeat(500) } });
    if (call >= warmUp) times.push(ms);
  }
  parent.postMessage({ times }, parameters.get("sfdcIframeOrigin") ?? "");
}

void run();
