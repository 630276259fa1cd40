import { byBytes } from '../lib/byte-order.ts';
import { addressOrder, isIp } from '../lib/ip.ts';
import type { Editor, EditorStore, PrefixAsked, RangeAsked } from './editors.ts';

/** Who has edited, in a map. */
export class MemoryEditors implements EditorStore {
  readonly #actors = new Map<string, number>();
  #names: () => readonly string[] = () => [];

  /** Who made the revisions that are there. */
  ofRevisions(names: () => readonly string[]): void {
    this.#names = names;
  }

  /** Notes that somebody has an account, or edits without one. */
  came(name: string): void {
    if (!this.#actors.has(name)) this.#actors.set(name, this.#actors.size + 1);
  }

  async named(names: readonly string[]): Promise<Editor[]> {
    return names.flatMap((name) => {
      const actor = this.#actors.get(name);
      return actor === undefined ? [] : [{ actor, name }];
    });
  }

  async withPrefix({ prefix, at, descending, limit }: PrefixAsked): Promise<string[]> {
    const way = descending ? -1 : 1;
    return [...new Set(this.#names())]
      .filter((name) => name.startsWith(prefix) && (at === undefined || way * byBytes(name, at) >= 0))
      .sort((one, other) => way * byBytes(one, other))
      .slice(0, limit);
  }

  async inRange({ first, last, descending, limit }: RangeAsked): Promise<string[]> {
    const way = descending ? -1 : 1;
    return [...this.#actors.keys()]
      .filter(isIp)
      .map((name) => ({ name, order: addressOrder(name) }))
      .filter(({ order }) => order >= addressOrder(first) && order <= addressOrder(last))
      .sort((one, other) => way * byBytes(one.order, other.order))
      .slice(0, limit)
      .map(({ name }) => name);
  }
}
