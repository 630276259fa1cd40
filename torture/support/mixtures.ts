import type { Jar } from './browser.ts';

/** Every mixture of the cookies of some jars: each name left out, or with one of the values that it had. */
export function mixtures(jars: readonly Jar[]): Jar[] {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of jars.flatMap((jar) => [...jar])) {
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  let all: [string, string][][] = [[]];
  for (const [name, of] of values) {
    all = all.flatMap((mixture) => [
      mixture,
      ...[...of].map((value) => [...mixture, [name, value] as [string, string]]),
    ]);
  }
  return all.map((mixture) => new Map(mixture));
}
