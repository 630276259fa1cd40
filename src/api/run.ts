import { languageOf } from '../i18n/language.ts';
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
import { ApiError, apiCode, internalError } from './error.ts';
import { errorFormatOf } from './error-format.ts';
import { languagesOf } from './language.ts';
import type { CacheMode, Call, Inside, Later, Module, Printed } from './module.ts';
import { mostAsked } from './param/limit.ts';
import type { Params, Values } from './param/param.ts';
import { Printer } from './printer.ts';
import type { Rest } from './query/continuation.ts';
import type { PageParams } from './query/page-params.ts';
import { type Generated, noPages, type PageSet } from './query/page-set.ts';
import { Report } from './report.ts';
import type { ApiRequest } from './request.ts';
import { RequestReader } from './request-reader.ts';
import { type Tree, together } from './result.ts';
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

/** One request on its way through the API. */
class Run {
  readonly #request: ApiRequest;
  readonly #session: Session;
  readonly #wiki: Wiki;
  readonly #asker: Asker;
  readonly #languages: ReturnType<typeof languagesOf>;
  readonly #report: Report;
  readonly #reader: RequestReader;
  readonly #printer: Printer;
  readonly #headers: [string, string][] = [];
  /** Path of the module at work: an error is its. */
  #at = 'main';
  #cacheMode: CacheMode = 'private';
  /** What the module at work is to be asked again with. */
  #rest: Rest | undefined;
  /** What `max` came to, of the modules that were asked for so many. */
  #limits: { readonly [module: string]: number } | undefined;
  /** What modules tell beside the result of the action. */
  #beside: Tree | undefined;
  readonly #noPages: PageSet;
  #document: Printed | null = null;
  #varyCookie = false;

  constructor(request: ApiRequest, session: Session, wiki: Wiki) {
    const suppressed = lacksSameOrigin(request);
    this.#request = request;
    this.#session = session;
    this.#wiki = wiki;
    this.#asker = askerOf(session, request.ip, suppressed, wiki.settings);
    this.#noPages = noPages({ pages: wiki.store.pages, siteName: wiki.settings.siteName });
    this.#languages = languagesOf(request, wiki.settings.contentLanguage);
    this.#report = new Report(errorFormatOf(request), this.#languages.errorlang);
    const around = { wiki, report: this.#report, now: session.now };
    this.#reader = new RequestReader(request, {
      ...around,
      highLimits: () => this.#asker.rights.has('apihighlimits'),
      tags: () => wiki.store.tags.manual(),
    });
    this.#printer = new Printer(request, {
      ...around,
      reader: this.#reader,
      language: languageOf(this.#languages.uselang),
    });
    if (suppressed) this.#headers.push([...LOGIN_SUPPRESSED]);
  }

  async answer(): Promise<Answer> {
    const { modules } = this.#wiki;
    try {
      const main = this.#reader.read(modules.main);
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
      this.#reader.knowThoseOf(this.#printer.format);
      this.#reader.warnOfUnknown();
      return this.#succeeded(result ?? {}, kept);
    } catch (error) {
      return this.fail(error);
    }
  }

  /** Answers an error. */
  fail(caught: unknown): Answer {
    const error = caught instanceof ApiError ? caught : this.#fault(caught);
    const { code } = error.problem;
    if (error.retryAfter !== null) this.#headers.push(['Retry-After', String(error.retryAfter)]);
    this.#cacheMode = 'private';
    const codes = [error.problem, ...error.others].map((problem) => problem.code);
    this.#headers.push(['MediaWiki-API-Error', [...new Set(codes)].join(', ')]);
    const printed = this.#printer.error(error, error.module ?? this.#at);
    return this.#answer(error.status, printed, null, code);
  }

  /** Reads a module's parameters and makes what its `run` gets. */
  #enter(module: Module, pages: PageSet = this.#noPages): Call<Params> {
    this.#at = module.path;
    const {
      sessions,
      login,
      hasher,
      registration,
      resets,
      sendUserMail,
      rates,
      store,
      settings,
      clock,
      random,
      modules,
      address,
    } = this.#wiki;
    const readPages = () => this.#reader.read(module, module.pageSet?.params ?? {}) as PageParams;
    const first = module.pageSet?.first ? readPages() : null;
    const params = this.#reader.read(module);
    const most = mostAsked(params);
    if (most !== undefined) this.#limit(module, most);
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
      sendUserMail,
      rates,
      store,
      settings,
      clock,
      random,
      modules,
      address,
      language: languageOf(this.#languages.uselang),
      pages,
      readPages: () => first ?? readPages(),
      runInside: (inner, about) => this.#inside(inner, about, (call) => this.#run(inner, call)),
      generateInside: (inner, about) => this.#inside(inner, about, (call) => this.#generate(inner, call)),
      skipInside: (inner) => this.#skipInside(inner),
      continueAt: (parameter, value) => {
        this.#rest = { ...this.#rest, [module.prefix + parameter]: value };
      },
      written: (parameter) => module.prefix + parameter,
      warn: (problem) => this.#report.warn(module.path, problem),
      forgetWarnings: () => this.#report.forgetWarnings(),
      deprecate: (feature, said) =>
        this.#report.deprecate(module.path, { code: 'deprecation', message: said, data: { feature } }),
      say: (said, code) => this.#report.value(said, code ?? apiCode(said.key)),
      sayProblem: (problem) => this.#report.problem(problem),
      sayWrong: (messages) => this.#report.list(messages),
      sayProblems: (problems) => this.#report.objects(problems),
      tellBeside: (more) => {
        this.#beside = { ...this.#beside, ...more };
      },
      tellLimit: (count) => this.#limit(module, count),
      requirePosted: (...names) => this.#reader.requirePosted(names),
      know: (...names) => this.#reader.know(names),
      cache: (mode) => {
        this.#cacheMode = mode;
      },
      varyCookie: () => {
        this.#varyCookie = true;
      },
      expectDocument: (errorFormat) => this.#printer.expectDocument(errorFormat),
      print: (document) => {
        this.#document = document;
      },
    };
  }

  #run(module: Module, call: Call<Params>): Later<Tree | undefined> {
    this.#at = module.path;
    this.#cacheMode = module.cacheMode;
    return module.run(call);
  }

  async #generate(module: Module, call: Call<Params>): Promise<Generated> {
    this.#at = module.path;
    this.#cacheMode = module.cacheMode;
    return module.generate?.(call) ?? {};
  }

  #inside<R>(module: Module, pages: PageSet, work: (call: Call<Params>) => Later<R>): Later<Inside<R>> {
    const outer = this.#at;
    const outerMode = this.#cacheMode;
    this.#rest = undefined;
    const leave = (result: R): Inside<R> => {
      const inside = { result, rest: this.#rest, cacheMode: this.#cacheMode };
      this.#at = outer;
      this.#cacheMode = outerMode;
      return inside;
    };
    const result = work(this.#enter(module, pages));
    return result instanceof Promise ? result.then(leave) : leave(result);
  }

  #limit(module: Module, count: number): void {
    this.#limits = { ...this.#limits, [module.name]: count };
  }

  #skipInside(module: Module): void {
    const outer = this.#at;
    this.#enter(module);
    this.#at = outer;
  }

  #succeeded(result: Tree, main: Values<Params> | null): Answer {
    if (this.#document) return this.#answer(200, this.#document, main);
    this.#at = this.#printer.format.path;
    const limits = this.#limits && { limits: this.#limits };
    return this.#answer(200, this.#printer.result(together(limits, result, this.#beside)), main);
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

  /** What went wrong is ours: the operator hears all of it, the client only its kind. */
  #fault(error: unknown): ApiError {
    this.#wiki.fault(error);
    return internalError(error);
  }

  #warnOfMissingType(): void {
    if (this.#request.method !== 'POST' || this.#request.headers['content-type'] !== undefined) return;
    const said = message('apiwarn-deprecation-post-without-content-type');
    this.#report.deprecate('main', {
      code: 'deprecation',
      message: said,
      data: { feature: 'post-without-content-type' },
    });
  }
}
