// Measures the way from a call in an adapter to its callback, through script and host. node bench/shim/run.mjs [CALLS]

import { browsers, isInstalled, Stage } from "../../web/opencti/tests/browsers/stage.mjs";

const calls = Number(process.argv[2] ?? 10_000);
const stage = await Stage.open("bench/page.main.ts", "bench/adapter.main.ts");
try {
  for (const browser of browsers.filter(isInstalled)) {
    for (const mode of ["plain", "sandbox"]) {
      const times = (await stage.play(browser, mode, 120_000, `&calls=${calls}`)).sort((a, b) => a - b);
      const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
      console.log(`${browser.name.padEnd(9)} ${mode.padEnd(8)} ${times.length} calls  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  p99.9 ${at(0.999)} ms  longest ${at(1)} ms`);
    }
  }
} finally {
  stage.close();
}
