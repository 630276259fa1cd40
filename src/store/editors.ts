/** One who has an account, or has edited without one. */
export interface Editor {
  /** Rises in the order in which they came: accounts when they were made, others with their first edit. Never changes. */
  readonly actor: number;
  readonly name: string;
}

/** Where a list of names begins, and in which order it goes. */
interface Names {
  readonly descending?: boolean | undefined;
  readonly limit: number;
}

export interface PrefixAsked extends Names {
  readonly prefix: string;
  /** From this name on. */
  readonly at?: string | undefined;
}

export interface RangeAsked extends Names {
  /** Lowest address and highest, in MediaWiki's spelling. */
  readonly first: string;
  readonly last: string;
}

export interface EditorStore {
  /** Those with these names, in any order; those that never came are left out. */
  named(names: readonly string[]): Promise<Editor[]>;
  /** The names that begin like this of those who made revisions that are there, in the order of bytes. */
  withPrefix(asked: PrefixAsked): Promise<string[]>;
  /** The addresses in a range from which somebody has edited, in the order of addresses. */
  inRange(asked: RangeAsked): Promise<string[]>;
}
