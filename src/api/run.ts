import { message } from '../i18n/message.ts';
import type { Session } from '../session/session.ts';
import { type Asker, askerOf } from './asker.ts';
import { cacheHeaders } from './cache.ts';
import {
  checkAsserts,
  checkLag,
  checkMayRead,
  checkMayWrite,
  checkMethod,
  checkToken,
  isUnmodified,
} from './checks.ts';
import { ApiError, apiCode, internalError, type Problem, refusal } from './error.ts';
import { errorFormatOf } from './error-format.ts';
import { type CacheMode, type Call, chosenBy, type Format, type Inside, type Module, type Printed } from './module.ts';
import { mostAsked } from './param/limit.ts';
import type { Params, Values } from './param/param.ts';
import { defaultsOf, readParams } from './param/read.ts';
import { Report } from './report.ts';
import { type ApiRequest, field, fieldNames } from './request.ts';
import { requestedFields } from './requested-fields.ts';
import type { Tree } from './result.ts';
import { LOGIN_SUPPRESSED, lacksSameOrigin } from './same-origin.ts';
import type { Wiki } from './wiki.ts';

/** An answer of the API, ready for HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** null: there is nothing to say (304). */
  readonly printed: Printed | null;
  /** The code that the request was refused with, if it was. */
  readonly refusedWith: string | null;
}

/** Answers a request: the checks in MediaWiki's order, the module, the format. */
export function answer(request: ApiRequest, session: Session, wiki: Wiki): Promise<Answer> {
  return new Run(request, session, wiki).answer();
}

/** Answers a request whose session could not be opened or saved: an error, and nothing is told to the cookies. */
export function answerFault(request: ApiRequest, error: unknown, wiki: Wiki): Answer {
  return new Run(request, wiki.sessions.none(), wiki).fail(error);
}

const DEFAULT_FORMAT = 'jsonfm';

/** One request on its way through the API. */
class Run {
  readonly #request: ApiRequest;
  readonly #session: Session;
  readonly #wiki: Wiki;
  readonly #asker: Asker;
  readonly #report: Report;
  readonly #known = new Set<string>();
  readonly #ran: string[] = [];
  readonly #headers: [string, string][] = [];
  /** Path of the module at work: an error is its. */
  #at = 'main';
  #cacheMode: CacheMode = 'private';
  /** What the module at work is to be asked again with. */
  #rest: { [parameter: string]: string } = {};
  /** What `max` came to, of the modules that were asked for so many. */
  readonly #limits: { [module: string]: number } = {};
  #document: Printed | null = null;
  #varyCookie = false;
  #secretSent = false;

  constructor(request: ApiRequest, session: Session, wiki: Wiki) {
    const suppressed = lacksSameOrigin(request);
    this.#request = request;
    this.#session = session;
    this.#wiki = wiki;
    this.#asker = askerOf(session, request.ip, suppressed, wiki.settings);
    this.#report = new Report(errorFormatOf(request));
    if (suppressed) this.#headers.push([...LOGIN_SUPPRESSED]);
  }

  async answer(): Promise<Answer> {
    const { modules } = this.#wiki;
    try {
      const main = this.#read(modules.main);
      checkAsserts(main, this.#asker);
      const module = modules.actions.get(main.action as string) as Module;
      const call = this.#enter(module);
      checkToken(module, call);
      this.#at = 'main';
      checkMayRead(module, call);
      checkMayWrite(module, this.#request);
      checkLag(module, main, this.#headers);
      const kept = module.write ? null : main;
      if (isUnmodified(this.#request)) return this.#answer(304, null, kept);
      checkMethod(module, this.#request);
      this.#warnOfMissingType();
      const result = await this.#run(module, call);
      this.#at = 'main';
      this.#warnOfUnknown();
      return this.#succeeded(result ?? {}, kept);
    } catch (error) {
      return this.fail(error);
    }
  }

  /** Answers an error; if even that cannot be printed as asked, with the format's defaults. */
  fail(caught: unknown): Answer {
    const error = caught instanceof ApiError ? caught : this.#fault(caught);
    const { code } = error.problem;
    this.#cacheMode = 'private';
    const codes = [error.problem, ...error.others].map((problem) => problem.code);
    this.#headers.push(['MediaWiki-API-Error', [...new Set(codes)].sort().join(', ')]);
    const tree = {
      ...this.#fields(true),
      ...this.#report.error(error, error.module ?? this.#at, message('api-usage-docref', this.#wiki.address.apiUrl)),
    };
    const format = this.#format();
    try {
      return this.#answer(error.status, this.#print(format, tree, this.#read(format), error.status), null, code);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      this.#report.warn('main', { code: 'errorprinterfailed', message: message('apiwarn-errorprinterfailed') });
      this.#report.warn(format.path, refused.problem);
      const defaults = { ...defaultsOf(format.params), wrappedhtml: field(this.#request, 'wrappedhtml') !== undefined };
      return this.#answer(error.status, this.#print(format, tree, defaults, error.status), null, code);
    }
  }

  /** Reads a module's parameters and makes what its `run` gets. */
  #enter(module: Module): Call<Params> {
    this.#at = module.path;
    const { sessions, login, hasher, registration, resets, store, settings, clock, modules, address } = this.#wiki;
    const params = this.#read(module);
    const most = mostAsked(params);
    if (most !== undefined) this.#limits[module.name] = most;
    return {
      params,
      request: this.#request,
      asker: this.#asker,
      session: this.#session,
      sessions,
      login,
      hasher,
      registration,
      resets,
      store,
      settings,
      clock,
      modules,
      address,
      runInside: (inner) => this.#runInside(inner),
      skipInside: (inner) => this.#skipInside(inner),
      continueAt: (parameter, value) => {
        this.#rest[module.prefix + parameter] = value;
      },
      warn: (problem) => this.#report.warn(module.path, problem),
      deprecate: (feature, said) =>
        this.#deprecate(module.path, { code: 'deprecation', message: said, data: { feature } }),
      say: (said, code) => this.#report.value(said, code ?? apiCode(said.key)),
      sayWrong: (messages) => this.#report.list(messages),
      requirePosted: (...names) => this.#requirePosted(names),
      know: (...names) => this.#know(names),
      cache: (mode) => {
        this.#cacheMode = mode;
      },
      varyCookie: () => {
        this.#varyCookie = true;
      },
      print: (document) => {
        this.#document = document;
      },
    };
  }

  async #run(module: Module, call: Call<Params>): Promise<Tree | undefined> {
    this.#at = module.path;
    this.#ran.push(module.path);
    this.#cacheMode = module.cacheMode;
    return module.run(call);
  }

  async #runInside(module: Module): Promise<Inside> {
    const outer = this.#at;
    this.#rest = {};
    const result = await this.#run(module, this.#enter(module));
    this.#at = outer;
    return { result, rest: this.#rest, cacheMode: this.#cacheMode };
  }

  #skipInside(module: Module): void {
    const outer = this.#at;
    this.#enter(module);
    this.#at = outer;
  }

  #read(module: Module): Values<Params> {
    for (const [name, { options }] of Object.entries(module.params)) {
      this.#known.add(module.prefix + name);
      if (options.sensitive && this.#request.query.values.has(module.prefix + name)) this.#secretSent = true;
    }
    return readParams(module.params, module.prefix, {
      request: this.#request,
      now: this.#session.now,
      chosenBy: module.path === 'main' ? '' : `${chosenBy(module)}&`,
      highLimits: () => this.#asker.rights.has('apihighlimits'),
      warn: (problem) => {
        if (problem.code === 'deprecation') this.#deprecate(module.path, problem);
        else this.#report.warn(module.path, problem);
      },
      warnMain: (problem) => this.#report.warn('main', problem),
    });
  }

  #succeeded(result: Tree, main: Values<Params> | null): Answer {
    if (this.#document) return this.#answer(200, this.#document, main);
    const format = this.#format();
    this.#at = format.path;
    const limits = Object.keys(this.#limits).length > 0 ? { limits: this.#limits } : {};
    const printed = this.#print(format, { ...this.#fields(false), ...limits, ...result }, this.#read(format), 200);
    return this.#answer(200, printed, main);
  }

  #print(format: Format, tree: Tree, values: Values<Params>, status: number): Printed {
    for (const problem of format.warnings(values)) this.#report.warn(format.path, problem);
    const { clock, address } = this.#wiki;
    const about = {
      status,
      modulePaths: this.#ran,
      took: clock() - this.#session.now,
      apiUrl: address.apiUrl,
      ...this.#askedAgain(),
    };
    return format.print({ ...this.#report.warnings(), ...tree }, values, about);
  }

  #answer(
    status: number,
    printed: Printed | null,
    main: Values<Params> | null,
    refusedWith: string | null = null,
  ): Answer {
    const varyCookie = this.#varyCookie || printed?.varyCookie === true;
    const cache = cacheHeaders({ asked: this.#cacheMode, varyCookie, main }, this.#session, this.#wiki.settings);
    return { status: printed?.status ?? status, headers: [...this.#headers, ...cache], printed, refusedWith };
  }

  /** The query string, for a link that asks the same: not of a request that was posted or gave a secret. */
  #askedAgain(): { readonly asked?: ReadonlyMap<string, string> } {
    const { method, query } = this.#request;
    return method === 'POST' || this.#secretSent ? {} : { asked: query.values };
  }

  #format(): Format {
    const { formats } = this.#wiki.modules;
    return (formats.get(field(this.#request, 'format') ?? '') ?? formats.get(DEFAULT_FORMAT)) as Format;
  }

  #fields(onError: boolean): Tree {
    return requestedFields(this.#request, this.#wiki, this.#session.now, onError);
  }

  /** What went wrong is ours: the operator hears all of it, the client only its kind. */
  #fault(error: unknown): ApiError {
    this.#wiki.fault(error);
    return internalError(error);
  }

  #deprecate(path: string, problem: Problem): void {
    this.#report.warn(path, problem);
    this.#report.warn('main', { code: 'deprecation-help', message: message('api-usage-mailinglist-ref') });
  }

  #requirePosted(names: readonly string[]): void {
    const query = names.filter((name) => this.#request.query.values.has(name) || this.#request.query.arrays.has(name));
    if (query.length > 0) throw refusal('mustpostparams', [query, query.length]);
  }

  #know(names: readonly string[]): void {
    for (const name of names) this.#known.add(name);
  }

  #warnOfMissingType(): void {
    if (this.#request.method !== 'POST' || this.#request.headers['content-type'] !== undefined) return;
    const said = message('apiwarn-deprecation-post-without-content-type');
    this.#deprecate('main', { code: 'deprecation', message: said, data: { feature: 'post-without-content-type' } });
  }

  #warnOfUnknown(): void {
    const format = this.#format();
    this.#know(Object.keys(format.params));
    const unknown = [...fieldNames(this.#request)].filter((name) => !this.#known.has(name));
    if (unknown.length === 0) return;
    const said = message('apierror-unrecognizedparams', unknown, unknown.length);
    this.#report.warn('main', { code: 'unrecognizedparams', message: said });
  }
}
