/** Where the time comes from: milliseconds since 1970, so that a test can set it. */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = Date.now;
