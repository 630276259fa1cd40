import { headingsIn } from './wikitext/preprocess.ts';

/** A heading with the text below it, up to the next that is not deeper. */
interface Section {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** The text of a section of wikitext: 0 is what is before the first heading. undefined: there is no such section. */
export function sectionOf(text: string, number: number): string | undefined {
  const section = find(text, number);
  return section && text.slice(section.start, section.end).trimEnd();
}

/** The text with another section in place of one. undefined: there is no such section. */
export function withSection(text: string, number: number, section: string): string | undefined {
  const found = find(text, number);
  if (!found) return undefined;
  const before = text.slice(0, found.start);
  const after = text.slice(found.end);
  const own = section.trimEnd();
  return before + (own === '' || after === '' ? own : `${own}\n\n`) + after;
}

/** The text with a section more at its end. */
export function withNewSection(text: string, heading: string, section: string): string {
  const added = heading === '' ? section : `== ${heading} ==\n\n${section}`;
  return text.trim() === '' ? added : `${text.trimEnd()}\n\n${added}`;
}

/** A heading without the signs that make it one. */
export function plainHeading(heading: string): string {
  const line = heading.trim();
  if (line.length < 2 || !line.startsWith('=') || !line.endsWith('=') || line.includes('\n')) return heading;
  let [start, end] = [0, line.length];
  while (line[start] === '=') start += 1;
  while (end > start && line[end - 1] === '=') end -= 1;
  return line.slice(start, end).trim();
}

function find(text: string, number: number): Section | undefined {
  const headings = headingsIn(text);
  if (number === 0) return { level: 0, start: 0, end: headings.find(({ isOwn }) => isOwn)?.start ?? text.length };
  const own = headings[number - 1];
  if (!own?.isOwn) return undefined;
  const next = headings.slice(number).find(({ level, isOwn }) => isOwn && level <= own.level);
  return { level: own.level, start: own.start, end: next?.start ?? text.length };
}
