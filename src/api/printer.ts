import type { Language } from '../i18n/language.ts';
import { message } from '../i18n/message.ts';
import { ApiError } from './error.ts';
import type { Format, Printed } from './module.ts';
import type { Params, Values } from './param/param.ts';
import { planOf } from './param/plan.ts';
import type { Report } from './report.ts';
import { type ApiRequest, field } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import { requestedFields } from './requested-fields.ts';
import { type Tree, together } from './result.ts';
import type { Wiki } from './wiki.ts';

const DEFAULT_FORMAT = 'jsonfm';

/** What printing an answer needs beside the request. */
interface Around {
  readonly wiki: Wiki;
  readonly report: Report;
  readonly reader: RequestReader;
  readonly language: Language;
  /** When the request came: milliseconds since 1970. */
  readonly now: number;
}

/** What prints the errors of a module that answers with a document. */
interface Instead {
  readonly format: Format;
  /** What warnings of it are told under. */
  readonly path: string;
}

/** Prints the answer of one request: what the client asked to be told beside it, the warnings, in the format asked for. */
export class Printer {
  /** As the request asks for it; pages for people where it asks for none that there is. */
  readonly format: Format;
  readonly #request: ApiRequest;
  readonly #around: Around;
  #instead: Instead | null = null;

  constructor(request: ApiRequest, around: Around) {
    const { formats } = around.wiki.modules;
    this.format = (formats.get(field(request, 'format') ?? '') ?? formats.get(DEFAULT_FORMAT)) as Format;
    this.#request = request;
    this.#around = around;
  }

  /** From now on only errors are printed, in the format of this name if one is given: else the module answers with a document. */
  expectDocument(errorFormat?: string): void {
    const format = this.#around.wiki.modules.formats.get(errorFormat ?? '') ?? this.format;
    this.#instead = { format, path: 'raw' };
  }

  /** Prints what a module answers. Throws an ApiError if the format's parameters are not good. */
  result(result: Tree): Printed {
    const tree = (warnings: Tree | undefined) => together(warnings, this.#fields(false), result);
    return this.#print(tree, this.#around.reader.read(this.format), 200, this.format);
  }

  /** Prints an error of the module at a path; if that cannot be done as asked, as the format does it unasked. */
  error(error: ApiError, path: string): Printed {
    const { wiki, report, reader } = this.#around;
    const { format, path: at } = this.#instead ?? { format: this.format, path: this.format.path };
    const usage = message('api-usage-docref', wiki.address.apiUrl);
    const told = report.error(error, path, usage);
    const key = 'errors' in told ? 'errors' : 'error';
    // What is warned of only as it is printed stands before it.
    const first = report.warnings() && { [key]: told[key] };
    const tree = (warnings: Tree | undefined) => together(first, warnings, told, this.#fields(true));
    try {
      return this.#print(tree, reader.read(format), error.status, format);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      report.warn('main', { code: 'errorprinterfailed', message: message('apiwarn-errorprinterfailed') });
      report.warn(at, refused.problem);
      const { params, prefix, neverBad } = this.format;
      const kept = Object.fromEntries(Object.entries(params).filter(([name]) => neverBad.includes(name)));
      const values = { ...planOf(params, prefix).defaults, ...reader.read(this.format, kept) };
      return this.#print(tree, values, error.status, this.format);
    }
  }

  /** `tree`: the answer with such warnings, which are known last. */
  #print(tree: (warnings: Tree | undefined) => Tree, values: Values<Params>, status: number, format: Format): Printed {
    const { wiki, report, reader, language, now } = this.#around;
    for (const problem of format.warnings(values)) report.warn(format.path, problem);
    const { apiUrl } = wiki.address;
    const about = { status, took: wiki.clock() - now, apiUrl, language, asked: () => reader.askedAgain() };
    return format.print(tree(report.warnings()), values, about);
  }

  #fields(onError: boolean): Tree | undefined {
    const { wiki, now } = this.#around;
    return requestedFields(this.#request, wiki, now, onError);
  }
}
