/** An option of a command: `--name VALUE`. */
export interface Option<T> {
  /** What stands for the value in the help; null: the option is a switch. */
  readonly value: string | null;
  /** One line for the help. */
  readonly about: string;
  /** What holds unless it is given. */
  readonly otherwise: T;
  /** Whether it can be given as an environment variable, too. */
  readonly env?: true;
  /** Makes of the text what the command works with; throws a UsageError that says what would be right. */
  readonly read: (text: string) => T;
}

/** The options of a command, by name. */
export interface Options {
  readonly [name: string]: Option<unknown>;
}

/** What a command gets of its options. */
export type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

/** Declares an option; its type is that of what it reads, or of what holds otherwise. */
export function option<T, U>(declared: {
  readonly value: string;
  readonly about: string;
  readonly otherwise: U;
  readonly env?: true;
  readonly read: (text: string) => T;
}): Option<T | U> {
  return declared;
}

/** Declares a switch: on if it is given. */
export function toggle(about: string): Option<boolean> {
  return { value: null, about, otherwise: false, read: () => true };
}

/** The environment variable that an option can be given as. */
export function variableOf(name: string): string {
  return `LATCHKEY_${name.toUpperCase().replaceAll('-', '_')}`;
}
