/** What a value may be. */
export interface Kind {
  /** In words, within a sentence: `a whole number from 1 to 9`. */
  readonly words: string;
  fits(value: unknown): boolean;
}

/** Yes or no. */
export const flag: Kind = { words: 'true or false', fits: (value) => typeof value === 'boolean' };

/** A text, of a form if one is given. */
export function text(words = 'a text', form = /(?:)/): Kind {
  return { words, fits: (value) => typeof value === 'string' && form.test(value) };
}

/** A whole number from a least to a greatest. */
export function whole(least: number, most: number): Kind {
  const fits = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
  return { words: `a whole number from ${least} to ${most}`, fits };
}

/** One of a few values. */
export function oneOf(...choices: readonly unknown[]): Kind {
  const words = `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`;
  return { words, fits: (value) => choices.includes(value) };
}

/** A list of values of a kind, of any length. */
export function listOf(item: Kind): Kind {
  const fits = (value: unknown) => Array.isArray(value) && value.every((one) => item.fits(one));
  return { words: `a list, each item of it ${item.words}`, fits };
}

/** Names, each with a value of a kind. */
export function mapOf(item: Kind): Kind {
  const fits = (value: unknown) => isObject(value) && Object.values(value).every((one) => item.fits(one));
  return { words: `an object, each value of it ${item.words}`, fits };
}

/** A list of as many values as kinds, each of its own. */
export function tuple(...items: readonly Kind[]): Kind {
  const fits = (value: unknown) =>
    Array.isArray(value) && value.length === items.length && items.every((item, index) => item.fits(value[index]));
  return { words: `[${items.map(({ words }) => words).join(', ')}]`, fits };
}

/** An object of these fields and no others. */
export function record(fields: { readonly [name: string]: Kind }): Kind {
  const words = Object.entries(fields).map(([name, kind]) => `${name}: ${kind.words}`);
  const fits = (value: unknown) =>
    isObject(value) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, kind]) => kind.fits(value[name]));
  return { words: `{ ${words.join(', ')} }`, fits };
}

/** What is wrong with values that are given by name, if anything: the name, the value and what it must be. */
export function faultIn(given: object, kinds: { readonly [name: string]: Kind }): string | undefined {
  for (const [name, value] of Object.entries(given)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) return `${name}: there is no such setting`;
    if (value !== undefined && !kind.fits(value)) return `${name}: it must be ${kind.words}, not ${shown(value)}`;
  }
  return undefined;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
