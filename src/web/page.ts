import type { Asker } from '../api/asker.ts';
import type { ApiRequest } from '../api/request.ts';
import type { Wiki } from '../api/wiki.ts';
import type { Language } from '../i18n/language.ts';
import type { Message, MessageParam } from '../i18n/message.ts';
import type { Html } from '../lib/html.ts';
import type { Session } from '../session/session.ts';
import type { Title } from '../wiki/title.ts';

/** What a page answers: what stands on it, or another place to go to. */
export type Shown =
  | {
      readonly body: Html;
      /** In place of the page's own. */
      readonly heading?: Message;
      /** HTTP status, where it is not 200. */
      readonly status?: number;
    }
  | { readonly redirect: string }
  /** What is no page for people: its bytes, and how they are to be read and kept. */
  | {
      readonly bytes: string;
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
    }
  /** For programs. */
  | { readonly json: object };

/** One look at a page: who looks, at what, in which language, and all that the wiki is made of. */
export interface Visit extends Wiki {
  readonly page: Page;
  /** What stands after the page's title and a slash; empty: nothing. */
  readonly subpage: string;
  /** The title of the wiki's page that it is about; null: it is one of the software's own. */
  readonly about: Title | null;
  /** What is done with that page (`action=history`). */
  readonly action: string;
  readonly request: ApiRequest;
  readonly session: Session;
  readonly asker: Asker;
  readonly language: Language;
  /** Every page, to list. */
  readonly pages: readonly Page[];
  /** A field of the form or of the address; empty where it lacks. */
  field(name: string): string;
  /** A text in the visitor's language. It is escaped where it is put into a template. */
  say(key: string, ...params: readonly MessageParam[]): string;
  /** Address of a page on this wiki, in the language that was asked for. */
  url(title: string, query?: { readonly [name: string]: string }): string;
}

/** A page for people. */
export interface Page {
  /** In English, with its namespace and spaces: `Special:UserLogin`, `Main Page`. */
  readonly title: string;
  /** What stands at its top and names it in lists. */
  readonly heading: Message;
  /** One sentence on what it is for; a page without it is in no list. */
  readonly about?: Message;
  /** Whom the main page offers it to; a page without it is not offered there. */
  readonly offeredTo?: 'everybody' | 'anonymous' | 'named';
  /** Files of `src/web/assets` that make it better where scripts run. */
  readonly scripts?: readonly string[];
  /** It is about what stands after a slash in the title. */
  readonly takesSubpage?: true;
  /** Shows it. */
  show(visit: Visit): Shown | Promise<Shown>;
  /** Takes a form that was posted to it. The first thing it does is to check the form's token. */
  submit?(visit: Visit): Promise<Shown>;
}

/** Declares a page. */
export function definePage(page: Page): Page {
  return page;
}
