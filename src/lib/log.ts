/** Where the operator is told of what happens: data for programs, and what it was. Never with a secret in it. */
export interface Log {
  info(about: object, event: string): void;
  warn(about: object, event: string): void;
  error(about: object, event: string): void;
}

const nothing = () => undefined;

/** Tells nobody. */
export const silentLog: Log = { info: nothing, warn: nothing, error: nothing };
