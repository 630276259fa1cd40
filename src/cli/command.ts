import type { Io } from './io.ts';
import type { Options, Values } from './option.ts';
import { PROGRAM } from './program.ts';

/** What a command is given when it runs. */
export interface Invocation<O extends Options> {
  /** As many as the command declares; one that may be missing is then the empty text. */
  readonly args: readonly string[];
  readonly options: Values<O>;
  readonly io: Io;
}

/** A command as it is declared: its help and the reading of its arguments are derived from that. */
export interface Command<O extends Options = Options> {
  /** The words that call it. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Its arguments, in order; in brackets those that may be missing. */
  readonly args: readonly string[];
  readonly options: O;
  /** Does it. */
  run(invocation: Invocation<O>): Promise<void>;
}

/** Declares a command, so that what `run` gets has the types of its options. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command as unknown as Command;
}

/** How a command is called, in one line. */
export function usageOf({ name, args, options }: Command): string {
  const optional = Object.keys(options).length > 0 ? ['[OPTIONS]'] : [];
  return [PROGRAM, name === 'serve' ? '[serve]' : name, ...args, ...optional].join(' ');
}
