import type { Message } from '../../i18n/message.ts';
import type { Problem } from '../error.ts';
import type { Tree, Value } from '../result.ts';

/** A kind of value: how it is read from text, and how it describes itself. One file each in this folder. */
export interface ParamType<T> {
  /** Reads one value; throws an ApiError if it cannot be one. */
  read(text: string, at: Place): T;
  /** Judges all values of a list at once, before they are read; throws an ApiError. */
  judge?(texts: readonly string[], at: Place): void;
  /** Every value there is, for types that have few: `*` then means all, and unknown ones in a list are only warned of. */
  readonly values?: readonly T[];
  /** It is a part of a form that is a file, which is not read as a text. */
  readonly isFile?: true;
  /** To be given is all that counts: nobody looks at what it is given as. */
  readonly presence?: true;
  /** What `action=paraminfo` says of it: `type` and what the type adds. `tags`: those of the wiki that may be given by hand. */
  describe(tags: readonly string[]): Tree & { readonly type: Value };
}

/** Where a value stands, and what its type may need to know to judge it. */
export interface Place {
  /** Name of the parameter as sent, with the module's prefix. */
  readonly name: string;
  readonly required: boolean;
  /** Whether it stands in a list. */
  readonly multi: boolean;
  /** Whether the asker may have more at once. */
  readonly highLimits: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The tags that may be given by hand. */
  tags(): readonly string[];
  warn(problem: Problem): void;
}

/** What a declaration says of a parameter beside its type. */
export interface ParamOptions<T> {
  readonly required?: true;
  readonly default?: T;
  /** A list of values, split on `|`, or on U+001F if it begins with one. */
  readonly multi?: true | MultiOptions;
  /** Not to be shown in logs. */
  readonly sensitive?: true;
  readonly deprecated?: true;
  /** Values that will go away. */
  readonly deprecatedValues?: readonly string[];
  /** Read as sent, without Unicode normalisation. */
  readonly raw?: true;
  /** The token type that it takes. */
  readonly tokenType?: string;
  /**
   * Of a parameter that there is for each value of another, what the value is called and that parameter's name: `text-main`
   * with `{ slot: 'slots' }` is `text-{slot}` for `slots=main`, and unknown without it.
   */
  readonly templateVars?: { readonly [variable: string]: string };
  /** What it is only there for, by the name of a text of the module: `singlepageonly`. */
  readonly info?: string;
  /** Key of the texts, where it is not the parameter's own name. */
  readonly message?: Message;
}

export interface MultiOptions {
  /** Most values at once (50 unless given), and with high limits (500). */
  readonly limit?: number;
  readonly highLimit?: number;
  /** Whether `*` (or another text) stands for all values. */
  readonly all?: true | string;
  readonly duplicates?: true;
}

/** A declared parameter. `T` is what `run` gets. */
export interface Param<T> {
  readonly type: ParamType<unknown>;
  readonly options: ParamOptions<unknown>;
  /** Only in the types: what reading gives. */
  readonly gives?: T;
}

export type Params = { readonly [name: string]: Param<unknown> };

/** The typed values of declared parameters. */
export type Values<P extends Params> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never };

type Given<T, O> = O extends { readonly multi: true | MultiOptions } ? readonly T[] : T;
type Absent<O> = O extends { readonly required: true } | { readonly default: unknown } ? never : undefined;

/** What reading a parameter of type `T` declared with options `O` gives. */
export type Read<T, O> = Given<T, O> | Absent<O>;

/** Declares a parameter of a type. */
export function param<T, O extends ParamOptions<T | readonly T[]>>(type: ParamType<T>, options: O): Param<Read<T, O>> {
  return { type, options };
}
