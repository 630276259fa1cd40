import { message } from '../i18n/message.ts';
import { refusal } from './error.ts';
import { chosenBy, type Module } from './module.ts';
import type { Params, Values } from './param/param.ts';
import { type Plan, planOf } from './param/plan.ts';
import { type Reader, readParams } from './param/read.ts';
import type { Report } from './report.ts';
import { type ApiRequest, fieldNames } from './request.ts';

/** What reading the parameters of a request needs beside it. */
interface Around {
  readonly report: Report;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the asker may have more values at once. */
  highLimits(): boolean;
  /** The tags that may be given by hand. */
  tags(): readonly string[];
}

/** The parameters of one request: what modules read of them, and what none of them reads. */
export class RequestReader {
  readonly #request: ApiRequest;
  readonly #around: Around;
  readonly #plans: Plan[] = [];
  readonly #known: string[] = [];
  #secretSent = false;

  constructor(request: ApiRequest, around: Around) {
    this.#request = request;
    this.#around = around;
  }

  /** Reads a module's parameters, or those of them that are given. Throws an ApiError if one is not good. */
  read(module: Module, params: Params = module.own): Values<Params> {
    const plan = planOf(params, module.prefix);
    this.#plans.push(plan);
    for (const name of plan.sensitive) if (this.#request.query.values.has(name)) this.#secretSent = true;
    const before = plan.before(this.#request);
    if (before !== undefined) return before;
    const reader = new ModuleReader(this.#request, module, this.#around);
    const values = readParams(plan, reader);
    if (!reader.tookMore) plan.keep(this.#request, values);
    return values;
  }

  /** Counts the parameters of a module as known that is read later. */
  knowThoseOf({ params, prefix }: Module): void {
    this.#plans.push(planOf(params, prefix));
  }

  /** Counts parameters as known that no declaration names. */
  know(names: readonly string[]): void {
    this.#known.push(...names);
  }

  /** Warns of the parameters that are known to none of the modules so far. */
  warnOfUnknown(): void {
    const unknown = this.#unknown();
    if (unknown.length === 0) return;
    const said = message('apierror-unrecognizedparams', unknown, unknown.length);
    this.#around.report.warn('main', { code: 'unrecognizedparams', message: said });
  }

  #unknown(): readonly string[] {
    const isKnown = (name: string) =>
      this.#plans.some((plan) => plan.has(name, this.#request)) || this.#known.includes(name);
    return fieldNames(this.#request).filter((name) => !isKnown(name));
  }

  /** Refuses the request if it gives these parameters in the query string. */
  requirePosted(names: readonly string[]): void {
    const { values, arrays } = this.#request.query;
    const sent = names.filter((name) => values.has(name) || arrays.has(name));
    if (sent.length > 0) throw refusal('mustpostparams', [sent.join(', '), sent.length]);
  }

  /**
   * The query string, for a link that asks the same: not of a request that was posted, gave a secret, or gave what nobody has
   * read, which may be one too.
   */
  askedAgain(): ReadonlyMap<string, string> | undefined {
    const { method, query } = this.#request;
    return method === 'POST' || this.#secretSent || this.#unknown().length > 0 ? undefined : query.values;
  }
}

/** What the parameters of a module are read with; tells whether that took more than the texts. */
class ModuleReader implements Reader {
  readonly request: ApiRequest;
  readonly warn: Reader['warn'];
  readonly warnMain: Reader['warn'];
  readonly tags: Reader['tags'];
  /** The time, the asker's rights, the wiki's tags, or that there was something to warn of. */
  tookMore = false;
  readonly #module: Module;
  readonly #around: Around;

  constructor(request: ApiRequest, module: Module, around: Around) {
    this.request = request;
    this.#module = module;
    this.#around = around;
    this.warn = (problem) => {
      this.tookMore = true;
      if (problem.code === 'deprecation') around.report.deprecate(module.path, problem);
      else around.report.warn(module.path, problem);
    };
    this.tags = () => {
      this.tookMore = true;
      return around.tags();
    };
    this.warnMain = (problem) => {
      this.tookMore = true;
      around.report.warn('main', problem);
    };
  }

  get now(): number {
    this.tookMore = true;
    return this.#around.now;
  }

  get chosenBy(): string {
    return this.#module.path === 'main' ? '' : `${chosenBy(this.#module)}&`;
  }

  highLimits(): boolean {
    this.tookMore = true;
    return this.#around.highLimits();
  }
}
