import { message } from '../../i18n/message.ts';
import { type ApiError, type Problem, refusal } from '../error.ts';
import { type ApiRequest, field, isArray } from '../request.ts';
import { allSpecifier, limitsOf, SEPARATOR, split } from './multi.ts';
import type { MultiOptions, Param, Params, Place, Values } from './param.ts';
import type { Plan } from './plan.ts';

/** What reading parameters needs beside the request. */
export interface Reader {
  readonly request: ApiRequest;
  readonly now: number;
  /** What of a request chooses the module whose parameters they are: `action=login&`. */
  readonly chosenBy: string;
  /** Whether the asker may have more values at once. */
  highLimits(): boolean;
  /** The tags that may be given by hand. */
  tags(): readonly string[];
  warn(problem: Problem): void;
  /** Warns of the request as a whole. */
  warnMain(problem: Problem): void;
}

/** Reads all of a module's declared parameters, in the order of their declaration. */
export function readParams(plan: Plan, reader: Reader): Values<Params> {
  const values: { [name: string]: unknown } = { ...plan.defaults };
  const refused: unknown[] = [];
  for (const { name, sentAs, declared } of plan.toRead(reader.request)) {
    try {
      values[name] = readParam(declared, sentAs, reader);
    } catch (error) {
      // The others are read all the same: they may be worth a warning.
      refused.push(error);
    }
  }
  if (refused.length > 0) throw refused[0];
  return values;
}

function readParam(declared: Param<unknown>, name: string, reader: Reader): unknown {
  const { options, type } = declared;
  if (type.isFile) return readFile(name, reader);
  const sent = field(reader.request, name);
  if (sent === undefined) {
    if (isArray(reader.request, name) && !type.presence) {
      reader.warnMain({ code: 'unsupportedarray', message: message('apiwarn-unsupportedarray', name) });
    }
    if (options.required) throw refusal('missingparam', [name]);
    return options.default;
  }
  const text = options.raw || type.presence ? sent : cleaned(sent, name, reader);
  if (options.deprecated) {
    const shown = type.presence ? '1' : options.sensitive ? '' : text;
    reader.warn({
      code: 'deprecation',
      message: message('paramvalidator-param-deprecated', name, shown),
      data: { feature: reader.chosenBy + name },
    });
  }
  if (options.multi) return readList(declared, options.multi === true ? {} : options.multi, text, name, reader);
  if (text.startsWith(SEPARATOR) && !type.presence)
    throw refusal('badvalue', message('paramvalidator-notmulti', name, options.sensitive ? '' : text));
  return type.read(text, new ReadPlace(declared, name, reader, false));
}

/** The bytes of a file; undefined: there is none. */
function readFile(name: string, { request }: Reader): Buffer | undefined {
  const file = request.body.files.get(name);
  if (file) return file;
  if (field(request, name) === undefined) return undefined;
  throw refusal('badupload', message('paramvalidator-badupload-notupload', name, ''), { data: { code: 'notupload' } });
}

function readList(
  declared: Param<unknown>,
  multi: MultiOptions,
  text: string,
  name: string,
  reader: Reader,
): readonly unknown[] {
  const { low, high } = limitsOf(multi);
  const texts = split(text, high + 1);
  const all = allSpecifier(multi);
  if (all !== undefined && declared.type.values && texts.length === 1 && texts[0] === all) return declared.type.values;
  const most = texts.length > low && high > low && reader.highLimits() ? high : low;
  if (texts.length > most) {
    const data = { parameter: name, limit: most, lowlimit: low, highlimit: high };
    throw refusal('toomanyvalues', [name, most], { data });
  }
  const at = new ReadPlace(declared, name, reader, true);
  declared.type.judge?.(texts, at);
  const values: unknown[] = [];
  for (const one of texts) if (declared.options.deprecatedValues?.includes(one)) warnOfValue(one, name, reader);
  const unknown: string[] = [];
  for (const one of texts) {
    try {
      values.push(declared.type.read(one, at));
    } catch (error) {
      if ((error as ApiError).problem?.code !== 'badvalue') throw error;
      unknown.push(one);
    }
  }
  if (unknown.length > 0) {
    const said = message('paramvalidator-unrecognizedvalues', name, text, unknown, unknown.length);
    reader.warn({ code: 'unrecognizedvalues', message: said, data: { values: unknown } });
  }
  return multi.duplicates ? values : [...new Set(values)];
}

function warnOfValue(value: string, name: string, reader: Reader): void {
  reader.warn({
    code: 'deprecation',
    message: message('paramvalidator-deprecated-value', name, value),
    data: { feature: `${reader.chosenBy}${name}=${value}` },
  });
}

/** Not an object literal: for each of those with a getter V8 makes a hidden class, which lives long. */
class ReadPlace implements Place {
  readonly name: string;
  readonly required: boolean;
  readonly multi: boolean;
  readonly warn: Place['warn'];
  readonly tags: Place['tags'];
  readonly #reader: Reader;

  constructor(declared: Param<unknown>, name: string, reader: Reader, multi: boolean) {
    this.name = name;
    this.required = declared.options.required === true && !multi;
    this.multi = multi;
    this.warn = reader.warn;
    this.tags = reader.tags;
    this.#reader = reader;
  }

  get now(): number {
    return this.#reader.now;
  }

  get highLimits(): boolean {
    return this.#reader.highLimits();
  }
}

const NONE_CHANGED: ReadonlyMap<string, string> = new Map();

/** The values of a list that were sent in another form than the one in which they are read: as sent → as read. */
export function changedValues(request: ApiRequest, name: string): ReadonlyMap<string, string> {
  const sent = field(request, name);
  if (sent === undefined) return NONE_CHANGED;
  const values = split(sent, limitsOf({}).high + 1).map((value): [string, string] => [value, composed(value)]);
  return new Map(values.filter(([value, read]) => value !== read));
}

/**
 * What is plain, and what as MediaWiki cleans text is no character: control characters that are no white space too. In a list
 * values are kept apart by one, beyond which nothing composes: a list is cleaned as a whole, and of millions of values at once.
 */
const OF_TEXT = { plain: /^[\t\n\r -~]*$/, none: /[[\p{Cc}\ufffe\uffff]--[\t\n\r\u007f-\u009f]]/gv };
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what keeps values apart
const OF_LIST = { plain: /^[\t\n\r\u001f -~]*$/, none: /[[\p{Cc}\ufffe\uffff]--[\t\n\r\u001f\u007f-\u009f]]/gv };

/** Text in Unicode's composed form, without control characters; warns if it was not. */
function cleaned(sent: string, name: string, reader: Reader): string {
  const { plain, none } = sent.startsWith(SEPARATOR) ? OF_LIST : OF_TEXT;
  const text = plain.test(sent) ? sent : composed(sent, none);
  const { query, body } = reader.request;
  const damaged = body.values.has(name) ? body.damaged.has(name) : query.damaged.has(name);
  if (text !== sent || damaged) reader.warn({ code: 'badutf8', message: message('apiwarn-badutf8', name) });
  return text;
}

/** A field outside of all declarations, cleaned as declared ones are. */
export function readText(request: ApiRequest, name: string): string | undefined {
  const sent = field(request, name);
  return sent === undefined ? undefined : composed(sent);
}

/** More marks on one letter than any writing has (UAX #15 names 30): to order them costs the square of their number. */
const ENDLESS_MARKS = /(?<=\p{M}{30})\p{M}+/gu;

/** Text in Unicode's composed form; what is no character of it becomes U+FFFD. */
function composed(text: string, none = OF_TEXT.none): string {
  return text.toWellFormed().replace(none, '\ufffd').replace(ENDLESS_MARKS, '\ufffd').normalize('NFC');
}
