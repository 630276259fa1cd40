import type { Problem } from '../api/error.ts';
import type { Format } from '../api/module.ts';
import type { Params, Values } from '../api/param/param.ts';
import type { Tree } from '../api/result.ts';
import { defineFormat } from './define-format.ts';

/** How an answer is written as text, whether that is sent as it is or shown on a page. */
export interface Syntax<P extends Params> {
  /** As `format=` names the plain format. */
  readonly name: string;
  readonly params: P;
  /** There is no plain format: it is only shown on a page. */
  readonly onlyShown?: true;
  /** What to warn of, before the answer is put together. */
  warnings?(values: Values<P>): readonly Problem[];
  /** Writes an answer; over several lines if it is for people to read. */
  write(answer: Tree, values: Values<P>, pretty: boolean): Written;
}

/** An answer as text, and what it is to be called. */
export interface Written {
  readonly mime: string;
  readonly extension: string;
  readonly text: string;
}

/** Declares a syntax, so that `write` knows the types of its parameters. */
export function defineSyntax<const P extends Params>(syntax: Syntax<P>): Syntax<P> {
  return syntax;
}

/** The format that answers with the text as it is. */
export function plain<const P extends Params>(syntax: Syntax<P>): Format {
  return defineFormat<P>({
    ...syntax,
    print(answer, values) {
      const { mime, extension, text } = syntax.write(answer, values, false);
      return { contentType: `${mime}; charset=utf-8`, filename: `api-result.${extension}`, body: text };
    },
  });
}
