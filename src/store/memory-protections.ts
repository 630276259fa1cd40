import { byBytes } from '../lib/byte-order.ts';
import type { Protection, ProtectionAsked } from './pages.ts';

/** What protects pages, by their ids. */
export class MemoryProtections {
  readonly #rows = new Map<number, readonly Protection[]>();

  live(page: number, now: number): readonly Protection[] {
    return this.#rows.get(page)?.filter(({ expires }) => expires === null || expires > now) ?? [];
  }

  isProtected(page: number, { types, levels, cascade, endless, now }: ProtectionAsked): boolean {
    return this.live(page, now).some(
      (one) =>
        (types?.includes(one.type) ?? true) &&
        (levels?.includes(one.level) ?? true) &&
        (cascade === undefined || one.cascade === cascade) &&
        (endless === undefined || (one.expires === null) === endless),
    );
  }

  set(page: number, protections: readonly Protection[]): void {
    const sorted = protections.toSorted((one, other) => byBytes(one.type, other.type));
    this.#rows.set(page, sorted);
  }

  /** Protects a page as another is. */
  setAlike(page: number, other: number): void {
    const protections = this.#rows.get(other);
    if (protections) this.#rows.set(page, protections);
  }

  drop(page: number): void {
    this.#rows.delete(page);
  }
}
