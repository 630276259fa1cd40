import type { Login } from '../account/login.ts';
import type { PasswordHasher } from '../account/password/hasher.ts';
import type { PasswordResets } from '../account/password-resets.ts';
import type { RateLimiter } from '../account/rate-limiter.ts';
import type { Registration } from '../account/registration.ts';
import type { SendUserMail } from '../account/user-mail.ts';
import type { Language } from '../i18n/language.ts';
import { type Message, message } from '../i18n/message.ts';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TokenType } from '../session/token.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { Asker } from './asker.ts';
import type { Problem } from './error.ts';
import type { Params, Values } from './param/param.ts';
import { string } from './param/string.ts';
import type { Rest } from './query/continuation.ts';
import type { PageParams } from './query/page-params.ts';
import type { Generated, PageSet } from './query/page-set.ts';
import type { ApiRequest } from './request.ts';
import type { Tree, Value } from './result.ts';
import type { Address } from './wiki.ts';

/** Where a module is chosen: by `action=`, by `format=`, by `prop=`, `list=` or `meta=` of a query. */
export type Group = 'main' | 'action' | 'format' | QueryGroup;

export type QueryGroup = 'prop' | 'list' | 'meta';

/** What may be there at once: most modules have to wait for nothing. */
export type Later<T> = Promise<T> | T;

const QUERY_GROUPS: readonly Group[] = ['prop', 'list', 'meta'];

/** What a module declares of itself. Its texts are found under keys made of its path: `apihelp-query+tokens-summary`. */
export interface Declaration<P extends Params> {
  /** As the protocol names it; the file is named like it. */
  readonly name: string;
  readonly group: Group;
  /** Stands before the name of each parameter. */
  readonly prefix?: string;
  readonly params: P;
  /** Parameters that choose pages: they are read before all others, or when `run` wants them (`readPages`). */
  readonly pageSet?: { readonly params: Params; readonly first?: true };
  /** It takes a token of this type: then it must be posted, and has a required parameter `token`. */
  readonly token?: TokenType;
  /** Other salts whose token it takes too. */
  readonly alsoSalt?: string;
  readonly mustBePosted?: true;
  /** It changes something. */
  readonly write?: true;
  /** It answers those too who may not read the wiki; or whether it does depends on what is asked. */
  readonly openToAll?: true | ((call: Call<P>) => boolean);
  /** Takes parameters that depend on the request. */
  readonly dynamicParameters?: true;
  /** Does not answer `maxlag`. */
  readonly ignoresLag?: true;
  /** Whether answers may be kept in shared caches; private unless given. */
  readonly cacheMode?: CacheMode;
  /** Query string → its text, or the text's key. */
  readonly examples: { readonly [query: string]: string | Message };
  readonly helpUrls: readonly string[];
  /** Answers: what is given is merged into the answer (of a list or meta module: into `query`; of a prop module: into its pages, by their numbers). */
  run(call: Call<P>): Later<Tree | undefined>;
  /** Gives pages for a query to go on with, where that can be asked of the module (`generator=`). */
  generate?(call: Call<P>): Promise<Generated>;
}

export type CacheMode = 'private' | 'public' | 'anon-public-user-private';

/** A declared module, its rules worked out. */
export interface Module {
  readonly name: string;
  /** `main`, `login`, `query+tokens`. */
  readonly path: string;
  readonly group: Group;
  readonly prefix: string;
  /** All of them. */
  readonly params: Params;
  /** Without those that choose pages. */
  readonly own: Params;
  readonly pageSet: Declaration<Params>['pageSet'] | null;
  readonly token: TokenType | null;
  readonly alsoSalt: string | null;
  readonly mustBePosted: boolean;
  readonly write: boolean;
  /** Always, whatever is asked. */
  readonly openToAll: boolean;
  isOpenToAll(call: Call<Params>): boolean;
  readonly dynamicParameters: boolean;
  readonly ignoresLag: boolean;
  readonly cacheMode: CacheMode;
  readonly examples: ReadonlyMap<string, Message>;
  readonly helpUrls: readonly string[];
  run(call: Call<Params>): Later<Tree | undefined>;
  /** null: it gives none. */
  readonly generate: ((call: Call<Params>) => Promise<Generated>) | null;
}

/** Makes a module of its declaration. A token brings its parameter, and that it must be posted. */
export function defineModule<const P extends Params>(declared: Declaration<P>): Module {
  const { token = null, openToAll = false, pageSet = null } = declared;
  const withToken = token === null ? {} : { token: tokenParam(token) };
  const own = { ...declared.params, ...withToken };
  const params = pageSet ? { ...declared.params, ...pageSet.params, ...withToken } : own;
  return {
    name: declared.name,
    path: QUERY_GROUPS.includes(declared.group) ? `query+${declared.name}` : declared.name,
    group: declared.group,
    prefix: declared.prefix ?? '',
    params,
    own,
    pageSet,
    token,
    alsoSalt: declared.alsoSalt ?? null,
    mustBePosted: token !== null || declared.mustBePosted === true,
    write: declared.write === true,
    openToAll: openToAll === true,
    isOpenToAll: (call) => (typeof openToAll === 'function' ? openToAll(call as Call<P>) : openToAll),
    dynamicParameters: declared.dynamicParameters === true,
    ignoresLag: declared.ignoresLag === true,
    cacheMode: declared.cacheMode ?? 'private',
    examples: new Map(Object.entries(declared.examples).map(([query, text]) => [query, asMessage(text)])),
    helpUrls: declared.helpUrls,
    run: (call) => declared.run(call as Call<P>),
    generate: declared.generate ? (call) => (declared.generate as Generate<P>)(call as Call<P>) : null,
  };
}

type Generate<P extends Params> = NonNullable<Declaration<P>['generate']>;

/** A module as the generator of a query: its parameters begin with `g`. */
export function asGenerator(module: Module): Module {
  return { ...module, prefix: `g${module.prefix}` };
}

/** The parameter of a token: stands last, but in a module that declares it elsewhere. */
export function tokenParam(type: TokenType) {
  const text = message('api-help-param-token', type);
  return string({ required: true, sensitive: true, tokenType: type, message: text });
}

function asMessage(text: string | Message): Message {
  return typeof text === 'string' ? message(text) : text;
}

/** What of a request chooses a module: `action=query&meta=tokens`. */
export function chosenBy({ group, name, path }: Pick<Module, 'group' | 'name' | 'path'>): string {
  const outer = path.slice(0, -name.length - 1);
  return outer === '' ? `${group}=${name}` : `action=${outer}&${group}=${name}`;
}

/** What a module's `run` may use; it takes of it what it names. */
export interface Call<P extends Params> {
  readonly params: Values<P>;
  readonly request: ApiRequest;
  readonly asker: Asker;
  readonly session: Session;
  readonly sessions: Sessions;
  readonly login: Login;
  readonly hasher: PasswordHasher;
  readonly registration: Registration;
  readonly resets: Pick<PasswordResets, 'ask'>;
  readonly sendUserMail: SendUserMail;
  readonly rates: RateLimiter;
  readonly store: Store;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly modules: Modules;
  readonly address: Address;
  /** Language of texts for people in the answer (`uselang`). */
  readonly language: Language;
  /** The pages that a query is about, for its submodules. */
  readonly pages: PageSet;
  /** Reads the parameters that choose pages. */
  readPages(): PageParams;
  /** Runs another module inside this one, as query does with its submodules, about these pages. */
  runInside(module: Module, pages: PageSet): Later<Inside<Tree | undefined>>;
  /** Has another module generate pages, which may itself be about pages. */
  generateInside(module: Module, pages: PageSet): Later<Inside<Generated>>;
  /** Reads the parameters of another module without running it: they count as known, and bad ones are refused. */
  skipInside(module: Module): void;
  /** This answer is not all: asked again with this parameter (without its prefix), the module goes on. */
  continueAt(parameter: string, value: string | number): void;
  /** A parameter as who asks writes it, with the prefix of the module: another as a generator. */
  written(parameter: string): string;
  warn(problem: Problem): void;
  /** Whatever was warned of so far is not told. */
  forgetWarnings(): void;
  /** Warns that something will go away; `feature` names it to programs. */
  deprecate(feature: string, message: Message): void;
  /** A message as it stands inside an answer: a sentence, or with another error format an object with its code. */
  say(message: Message, code?: string): Value;
  /** One thing that is wrong, as it stands inside an answer beside what it is about. */
  sayProblem(problem: Problem): Tree;
  /** What is wrong with something, told inside an answer: message keys and what goes into them, or objects as in `say`. */
  sayWrong(messages: readonly Message[]): Value;
  /** The same as objects with their codes, whatever the error format. */
  sayProblems(problems: readonly Problem[]): Value;
  /** Adds to the answer beside `query`. */
  tellBeside(more: Tree): void;
  /** What `max` came to, where that depends on what else is asked. */
  tellLimit(count: number): void;
  /** Refuses the request if it gives these parameters in the query string: they belong in the body. */
  requirePosted(...names: readonly string[]): void;
  /** Counts parameters as known that no declaration names. */
  know(...names: readonly string[]): void;
  /** How the whole answer may be cached, where the request decides. */
  cache(mode: CacheMode): void;
  /** Tells caches that the answer depends on the cookies. */
  varyCookie(): void;
  /** Tells that what is asked for is a document (`print`): only errors are printed, in the format of this name if one is given. */
  expectDocument(errorFormat?: string): void;
  /** Answers with a document of its own instead of data in a format. */
  print(document: Printed): void;
}

/** What a module did inside another. */
export interface Inside<Result> {
  readonly result: Result;
  /** What to ask it again with (prefix and all) for the rest; undefined: it told all. */
  readonly rest: Rest | undefined;
  readonly cacheMode: CacheMode;
}

/** Every module there is. */
export interface Modules {
  readonly main: Module;
  readonly actions: ReadonlyMap<string, Module>;
  /** Submodules of query. */
  readonly prop: ReadonlyMap<string, Module>;
  readonly list: ReadonlyMap<string, Module>;
  readonly meta: ReadonlyMap<string, Module>;
  readonly formats: ReadonlyMap<string, Format>;
}

/** An output format: a module whose parameters say how to print. */
export interface Format extends Module {
  /** Names of the parameters that any value is good for: they hold even where others are so bad that no error can be printed. */
  readonly neverBad: readonly string[];
  /** What to warn of, before the answer is put together. */
  warnings(values: Values<Params>): readonly Problem[];
  /** Prints an answer. Throws an ApiError if its parameters are not good. */
  print(answer: Tree, values: Values<Params>, about: Printing): Printed;
}

/** What a format may need to know beside the answer. */
export interface Printing {
  readonly status: number;
  /** Milliseconds that the answer took so far. */
  readonly took: number;
  readonly apiUrl: string;
  /** Of what is for people to read. */
  readonly language: Language;
  /** The query string's fields, for a link that asks the same again; undefined if it was posted or carries a secret. */
  asked(): ReadonlyMap<string, string> | undefined;
}

/** An answer in bytes. */
export interface Printed {
  readonly contentType: string;
  readonly filename: string;
  readonly body: string | Uint8Array;
  /** HTTP status, where it is not that of the answer. */
  readonly status?: number;
  /** Whether it depends on the cookies: told to caches. */
  readonly varyCookie?: true;
  /** What a browser may load to show it. */
  readonly contentSecurityPolicy?: string;
}
