import type { Store } from '../../src/store/store.ts';

type Verb = (...args: never[]) => Promise<unknown>;
type Verbs<T> = { [K in keyof T]: T[K] extends Verb ? K : never }[keyof T];

/** Puts a function in the place of a verb of a store that runs; gives what takes it away again. */
export function replaceVerb<T extends object>(on: T, verb: Verbs<T>, by: (real: Verb) => Verb): () => void {
  const real = on[verb] as Verb;
  on[verb] = by(real.bind(on)) as T[Verbs<T>];
  return () => {
    on[verb] = real as T[Verbs<T>];
  };
}

/** A verb that fails: nothing reaches the store. */
export function breakVerb<T extends object>(on: T, verb: Verbs<T>, error: Error): () => void {
  return replaceVerb(on, verb, () => () => Promise.reject(error));
}

/** A store that cannot be read; gives what mends it. */
export function breakReads(store: Store, error: Error): () => void {
  const { version } = store;
  const mend = breakVerb(store.sessions, 'owned', error);
  store.version = () => {
    throw error;
  };
  return () => {
    store.version = version;
    mend();
  };
}

/** A call that was stopped on its way to the store. */
export interface Held {
  /** Resolves when the calls have come. */
  readonly arrived: Promise<void>;
  /** Lets it, and all that follow, go on. */
  release(): void;
}

/** Stops the next calls of a verb before they reach the store; `calls`: how many are waited for. */
export function holdVerb<T extends object>(on: T, verb: Verbs<T>, calls = 1): Held {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let came = 0;
  const putBack = replaceVerb(on, verb, (real) => async (...args) => {
    came += 1;
    if (came === calls) arrived.resolve();
    await gate.promise;
    return real(...args);
  });
  return {
    arrived: arrived.promise,
    release() {
      putBack();
      gate.resolve();
    },
  };
}

/** Counts the calls of verbs from now on. */
export function countVerbs<T extends object>(on: T, verbs: readonly Verbs<T>[]): Map<keyof T, number> {
  const counts = new Map<keyof T, number>();
  for (const verb of verbs) {
    replaceVerb(on, verb, (real) => (...args) => {
      counts.set(verb, (counts.get(verb) ?? 0) + 1);
      return real(...args);
    });
  }
  return counts;
}
