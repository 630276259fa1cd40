import { type ApiRequest, type Fields, field } from '../request.ts';
import { allSpecifier, split } from './multi.ts';
import type { Param, Params, Values } from './param.ts';
import { templateOf } from './template.ts';

/** So many values of a parameter are looked at for those that have parameters of their own. */
const MOST_VALUES = 500;

/** A declared parameter. */
interface Slot {
  /** As declared. */
  readonly name: string;
  /** As sent: with the module's prefix. */
  readonly sentAs: string;
  readonly declared: Param<unknown>;
  /** It is there only if another one has one of these values. */
  readonly onlyIf: { readonly of: string; readonly values: readonly string[] } | undefined;
}

/** What is worked out once of declared parameters, which are read again and again. */
export class Plan {
  /** What they are when none is given. */
  readonly defaults: Values<Params>;
  /** Those that are not to be shown, as sent. */
  readonly sensitive: readonly string[];
  readonly #slots: readonly Slot[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #required: readonly number[];
  /** By the very object: the same query string sent again is read into the same one. */
  readonly #readBefore = new WeakMap<Fields, Values<Params>>();

  constructor(params: Params, prefix: string) {
    const slots = Object.entries(params).map(([name, declared]): Slot => {
      const template = templateOf(name, declared.options);
      const { multi } = (template && params[template.of]?.options) ?? {};
      const all = typeof multi === 'object' ? allSpecifier(multi) : undefined;
      const values = template ? [template.value, ...(all === undefined ? [] : [all])] : [];
      return { name, sentAs: prefix + name, declared, onlyIf: template && { of: prefix + template.of, values } };
    });
    // Those that are there only with others are read when all others were.
    this.#slots = slots.toSorted((one, other) => Number(!!one.onlyIf) - Number(!!other.onlyIf));
    this.defaults = Object.fromEntries(this.#slots.map(({ name, declared }) => [name, declared.options.default]));
    this.sensitive = this.#slots.filter(({ declared }) => declared.options.sensitive).map(({ sentAs }) => sentAs);
    this.#places = new Map(this.#slots.map(({ sentAs }, place) => [sentAs, place]));
    this.#required = [...this.#places.values()].filter((place) => this.#slots[place]?.declared.options.required);
  }

  /** Whether one of them is sent by a request under this name. */
  has(name: string, request: ApiRequest): boolean {
    const place = this.#places.get(name);
    return place !== undefined && this.#isThere(place, request);
  }

  /** What was read of the same query string before, if that was to be kept, and nothing was posted. */
  before({ query, body }: ApiRequest): Values<Params> | undefined {
    return body.names.length + body.files.size > 0 ? undefined : this.#readBefore.get(query);
  }

  /** Keeps what was read of a request: it depends on nothing but the texts. */
  keep({ query, body }: ApiRequest, values: Values<Params>): void {
    if (body.names.length + body.files.size === 0) this.#readBefore.set(query, values);
  }

  /** Those that a request gives, and those that it must give, in the order in which they are read. */
  toRead(request: ApiRequest): readonly Slot[] {
    const places = [...this.#required];
    const { query, body } = request;
    for (const names of [query.names, body.names, body.files.keys()]) {
      for (const name of names) {
        const place = this.#places.get(name);
        if (place !== undefined && !places.includes(place) && this.#isThere(place, request)) places.push(place);
      }
    }
    return places.sort((one, other) => one - other).map((place) => this.#slots[place] as Slot);
  }

  #isThere(place: number, request: ApiRequest): boolean {
    const onlyIf = this.#slots[place]?.onlyIf;
    if (onlyIf === undefined) return true;
    return split(field(request, onlyIf.of) ?? '', MOST_VALUES).some((value) => onlyIf.values.includes(value));
  }
}

const plans = new WeakMap<Params, Map<string, Plan>>();

/** The plan of parameters that are sent with a prefix. */
export function planOf(params: Params, prefix: string): Plan {
  const known = plans.get(params)?.get(prefix);
  if (known) return known;
  const plan = new Plan(params, prefix);
  const byPrefix = plans.get(params) ?? new Map<string, Plan>();
  plans.set(params, byPrefix.set(prefix, plan));
  return plan;
}
