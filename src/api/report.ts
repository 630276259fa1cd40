import { type Language, languageOf } from '../i18n/language.ts';
import { type Message, message } from '../i18n/message.ts';
import { escapeHtml } from '../lib/escape.ts';
import { type ApiError, apiCode, type Problem } from './error.ts';
import type { ErrorFormat } from './error-format.ts';
import { rawParams } from './raw-params.ts';
import { list, marked, type Tree, type Value } from './result.ts';

/** The warnings and the error of one answer, in the form that the request asked for. */
export class Report {
  readonly #format: ErrorFormat;
  readonly #language: Language;
  readonly #warnings: { readonly module: string; readonly problem: Problem; readonly text: string }[] = [];

  /** `language`: code of the language of the texts; the format of old is always in English. */
  constructor(format: ErrorFormat, language: string) {
    this.#format = format;
    this.#language = languageOf(format === 'bc' ? 'en' : language);
  }

  /** Adds a warning of a module, given by its path; the same is not said twice. */
  warn(module: string, problem: Problem): void {
    const text = this.#language.text(problem.message);
    const said = this.#warnings.some(
      (one) => one.module === module && one.text === text && one.problem.code === problem.code,
    );
    if (!said) this.#warnings.push({ module, problem, text });
  }

  forgetWarnings(): void {
    this.#warnings.length = 0;
  }

  /** Warns that something will go away, and where that is announced. */
  deprecate(module: string, problem: Problem): void {
    this.warn(module, problem);
    this.warn('main', { code: 'deprecation-help', message: message('api-usage-mailinglist-ref') });
  }

  /** A message as it stands inside an answer: a sentence, or with another error format an object. */
  value(message: Message, code: string): Value {
    return this.#format === 'bc' ? this.#language.text(message) : this.#object({ code, message });
  }

  /** One thing that is wrong, told inside an answer beside what it is about. */
  problem(problem: Problem): Tree {
    if (this.#format !== 'bc') return this.#object(problem);
    return ofOld(problem, this.#language.text(problem.message));
  }

  /** What is wrong with something, told inside an answer: key, what goes into it and code as of old, or objects. */
  list(messages: readonly Message[]): Value {
    const items = messages.map((one) => {
      const code = apiCode(one.key);
      if (this.#format !== 'bc') return this.#object({ code, message: one });
      return { message: one.key, params: rawParams(one), code, type: 'error' };
    });
    return list('error', items);
  }

  /** What is wrong with something, told inside an answer as objects, which the format of old has too. */
  objects(problems: readonly Problem[]): Value {
    return list(
      'error',
      problems.map((problem) => this.#object(problem)),
    );
  }

  /** The warnings as they stand at the top of the answer, if there are any. */
  warnings(): Tree | undefined {
    if (this.#warnings.length === 0) return undefined;
    if (this.#format !== 'bc') {
      return {
        warnings: list(
          'warning',
          this.#warnings.map(({ module, problem }) => this.#object(problem, module)),
        ),
      };
    }
    const texts = new Map<string, string>();
    for (const { module, text } of this.#warnings) {
      const name = module.slice(module.lastIndexOf('+') + 1);
      const before = texts.get(name);
      texts.set(name, before === undefined ? text : `${before}\n${text}`);
    }
    const byModule = [...texts].map(([name, text]) => [name, marked({ warnings: text }, { content: 'warnings' })]);
    return { warnings: Object.fromEntries(byModule) as Tree };
  }

  /** What stands in the answer in place of a result: the error and where to read more. */
  error(error: ApiError, module: string, usage: Message): Tree {
    const docref = error.internal ? undefined : this.#language.text(usage);
    if (this.#format === 'bc') {
      const told = ofOld(error.problem, this.#text(error.problem));
      return { error: marked({ ...told, docref }, { content: 'docref' }) };
    }
    const problems = [error.problem, ...error.others];
    const errors = list(
      'error',
      problems.map((problem) => this.#object(problem, module)),
    );
    return marked({ errors, docref }, { content: 'docref' });
  }

  #text({ message, why }: Problem): string {
    const said = [message, ...(why ? [why] : [])];
    return said.map((one) => this.#language.text(one)).join(' ');
  }

  #object(problem: Problem, module?: string): Tree {
    const { code, message, data } = problem;
    const more = { ...(data && { data }), ...(module !== undefined && { module }) };
    switch (this.#format) {
      case 'html':
        return marked({ code, html: escapeHtml(this.#text(problem)), ...more }, { content: 'html' });
      case 'raw':
        return { code, key: message.key, params: rawParams(message), ...more };
      case 'none':
        return { code, ...more };
      default:
        return marked({ code, text: this.#text(problem), ...more }, { content: 'text' });
    }
  }
}

/** A problem as of old: its data stands beside code and text, and takes the place of neither. */
function ofOld({ code, data }: Problem, info: string): Tree {
  const own = { code, info };
  return { ...own, ...data, ...own };
}
