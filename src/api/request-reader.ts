import { message } from '../i18n/message.ts';
import { refusal } from './error.ts';
import { chosenBy, type Module } from './module.ts';
import type { Params, Values } from './param/param.ts';
import { type Plan, planOf } from './param/plan.ts';
import { readParams } from './param/read.ts';
import type { Report } from './report.ts';
import { type ApiRequest, fieldNames } from './request.ts';

/** What reading the parameters of a request needs beside it. */
interface Around {
  readonly report: Report;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the asker may have more values at once. */
  highLimits(): boolean;
}

/** The parameters of one request: what modules read of them, and what none of them reads. */
export class RequestReader {
  readonly #request: ApiRequest;
  readonly #around: Around;
  readonly #read = new Set<Plan>();
  readonly #known = new Set<string>();
  #secretSent = false;

  constructor(request: ApiRequest, around: Around) {
    this.#request = request;
    this.#around = around;
  }

  /** Reads a module's parameters, or those of them that are given. Throws an ApiError if one is not good. */
  read(module: Module, params: Params = module.own): Values<Params> {
    const { report, now, highLimits } = this.#around;
    const plan = planOf(params, module.prefix);
    this.#read.add(plan);
    for (const name of plan.sensitive) if (this.#request.query.values.has(name)) this.#secretSent = true;
    return readParams(plan, {
      request: this.#request,
      now,
      chosenBy: module.path === 'main' ? '' : `${chosenBy(module)}&`,
      highLimits,
      warn: (problem) => {
        if (problem.code === 'deprecation') report.deprecate(module.path, problem);
        else report.warn(module.path, problem);
      },
      warnMain: (problem) => report.warn('main', problem),
    });
  }

  /** Counts the parameters of a module as known that is read later. */
  knowThoseOf({ params, prefix }: Module): void {
    this.#read.add(planOf(params, prefix));
  }

  /** Counts parameters as known that no declaration names. */
  know(names: readonly string[]): void {
    for (const name of names) this.#known.add(name);
  }

  /** Warns of the parameters that are known to none of the modules so far. */
  warnOfUnknown(): void {
    const unknown = this.#unknown();
    if (unknown.length === 0) return;
    const said = message('apierror-unrecognizedparams', unknown, unknown.length);
    this.#around.report.warn('main', { code: 'unrecognizedparams', message: said });
  }

  #unknown(): readonly string[] {
    const plans = [...this.#read];
    const isKnown = (name: string) => plans.some((plan) => plan.has(name)) || this.#known.has(name);
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
  askedAgain(): { readonly asked?: ReadonlyMap<string, string> } {
    const { method, query } = this.#request;
    return method === 'POST' || this.#secretSent || this.#unknown().length > 0 ? {} : { asked: query.values };
  }
}
