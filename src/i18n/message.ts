/** A text for people, by the key under which every language has it, and what goes into its $1, $2, … */
export interface Message {
  readonly key: string;
  readonly params: readonly MessageParam[];
}

/**
 * A value of a message: text as it is, a number, one to be written as the language writes numbers, nothing, a list that the
 * reader's language joins, or another message.
 */
export type MessageParam = string | number | { readonly num: number } | null | readonly string[] | Message;

/** Names a text for people. */
export function message(key: string, ...params: MessageParam[]): Message {
  return { key, params };
}
