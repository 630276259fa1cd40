import { defaultModel } from '../../../wiki/content-model.ts';
import { sectionOf } from '../../../wiki/sections.ts';
import { nameOf } from '../../../wiki/title.ts';
import type { Visit } from '../../page.ts';
import { revisionAsked, rowAsked, textOf } from '../../revision-asked.ts';

/** A page that is being edited: what stands in the form, and what it is based on. */
export interface Editing {
  readonly title: string;
  readonly model: string;
  /** What is edited: all of it, or a section. */
  readonly text: string;
  /** Number of the section, `new`, or empty for the whole. */
  readonly section: string;
  /** The newest text of the page, whole. */
  readonly whole: string;
  readonly summary: string;
  readonly minor: boolean;
  readonly watch: boolean;
  /** The newest revision as it was when the editing began; 0: the page was not there. */
  readonly base: number;
  /** When the editing began: ISO 8601. */
  readonly started: string;
}

/** What an address asks to edit; undefined: it is not to be read. */
export async function editFound(visit: Visit): Promise<Editing | undefined> {
  const { about, asker, field, session, store } = visit;
  if (about === null || !asker.rights.has('read')) return undefined;
  const row = await rowAsked(visit);
  const newest = row && (await store.pages.revisions([row.latest]))[0];
  const shown = row && (await revisionAsked(visit, row));
  if (row && !shown) return undefined;
  const whole = (newest && (await textOf(newest, store))) ?? '';
  const old = shown && shown.id !== newest?.id ? ((await textOf(shown, store)) ?? '') : whole;
  const section = /^(?:\d{1,6}|new)$/.test(field('section')) ? field('section') : '';
  const part = section === 'new' ? '' : section === '' ? undefined : sectionOf(old, Number(section));
  const [watched] = await store.watches.watched(asker.id, [nameOf(about)], session.now);
  return {
    title: about.prefixed,
    model: row?.model ?? defaultModel(about),
    text: part ?? old,
    section: part === undefined ? '' : section,
    whole,
    summary: '',
    minor: false,
    watch: watched !== undefined,
    base: row?.latest ?? 0,
    started: new Date(session.now).toISOString(),
  };
}

/** What the form that was sent says of it. */
export function editAsked({ field }: Visit, found: Editing): Editing {
  const base = Number.parseInt(field('editRevId'), 10);
  return {
    ...found,
    text: field('wpTextbox1'),
    section: field('wpSection'),
    summary: field('wpSummary'),
    minor: field('wpMinoredit') !== '',
    watch: field('wpWatchthis') !== '',
    base: Number.isSafeInteger(base) ? base : found.base,
    started: field('wpStarttime') || found.started,
  };
}
