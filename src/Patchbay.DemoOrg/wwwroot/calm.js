// Many changes at once are one reason to look again, and a second look waits for the first.

/** @returns a function that runs `work` soon, once for all calls until then, and never twice at the same time. */
export function calm(work, quietMs = 120) {
  let timer = null;
  let running = null;

  async function run() {
    timer = null;
    await running;
    running = work().catch(() => {
      // The org did not answer; what is shown stays, and the next change looks again.
    });
  }

  return () => {
    timer ??= setTimeout(run, quietMs);
  };
}
