import type { Title } from '../title.ts';
import type { StripMarks } from './strip-marks.ts';

/** A heading, as lists of contents name it. */
export interface Heading {
  /** How deep it stands among those above, from 1. */
  readonly depth: number;
  /** 1 to 6, as written. */
  readonly level: number;
  /** What it says, as safe HTML with nothing but emphasis. */
  readonly line: string;
  /** `2.1`. */
  readonly number: string;
  /** Number of the section, for editing; empty: it is no section of the page. */
  readonly index: string;
  /** Where the section begins, in code points; null: it is no section of the page. */
  readonly offset: number | null;
  readonly anchor: string;
}

/** What a text was found to say while it became HTML. */
export interface Found {
  /** Pages that it links to, by whole titles. */
  readonly links: Map<string, Title>;
  /** Categories that it is in: key → sort key, empty: none of its own. */
  readonly categories: Map<string, string>;
  /** Files that it shows, or links to the content of: keys. */
  readonly files: Set<string>;
  readonly externalLinks: Set<string>;
  /** Headings, in order. */
  headings: readonly Heading[];
  /** Words in double underscores, and what functions say of the page. */
  readonly properties: Map<string, string>;
}

/** Texts of the wiki's own in what is made: key and parameters → text. */
export type Say = (key: string, ...params: readonly string[]) => string;

/** One text on its way to HTML. */
export interface Context {
  readonly title: Title;
  readonly siteName: string;
  readonly marks: StripMarks;
  readonly found: Found;
  readonly say: Say;
  url(title: Title, query: { readonly [name: string]: string }): string;
  /** Where links lead that wait until it is known which pages are there; the places of their tags are marks of kind `l`. */
  readonly held: Title[];
}
