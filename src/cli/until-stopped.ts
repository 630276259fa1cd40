const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** npm passes on the signals that the terminal has sent already: one Ctrl-C under `npm start` comes twice. */
const SAME_KEYSTROKE = 500;

/** Waits for Ctrl-C or SIGTERM. From then on a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = (signal: NodeJS.Signals) => {
      const now = performance.now();
      first ??= now;
      if (now - first > SAME_KEYSTROKE) process.exit(signal === 'SIGINT' ? 130 : 143);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}
