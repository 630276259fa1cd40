import type { Node } from './preprocess.ts';

/** Where in the text of its page a section begins, and which of the page's it is, from 1. */
export interface SectionPlace {
  readonly index: number;
  /** In code points. */
  readonly offset: number;
}

/** A heading in a text. */
export interface HeadingPlace {
  /** Where its line begins. */
  readonly start: number;
  /** Where it ends, the comments behind it too. */
  readonly end: number;
  /** 1 to 6. */
  readonly level: number;
  /** It stands in the text itself; else it is given to a template: it counts, but begins no section. */
  readonly isOwn: boolean;
}

const HEADING = /^(={1,6})(.+?)\1[ \t\ue002]*$/gm;

/** Marks the headings that stand in the text itself: `\x7fh`, number, `:`, place, `\x7f` at the beginning of what they say. */
export function markSections(text: string, nodes: readonly Node[]): readonly Node[] {
  if (!/^=/m.test(text)) return nodes;
  const marks = placesOf(text, nodes);
  if (marks.length === 0) return nodes;
  let next = 0;
  return nodes.map((node) => {
    if (node.kind !== 'text' || node.at < 0) return node;
    let marked = '';
    let from = 0;
    for (let mark = marks[next]; mark && mark.at < node.at + node.text.length; mark = marks[next]) {
      next += 1;
      if (mark.at < node.at) continue;
      marked += `${node.text.slice(from, mark.at - node.at)}\x7fh${mark.index}:${mark.offset}\x7f`;
      from = mark.at - node.at;
    }
    return from === 0 ? node : { ...node, text: marked + node.text.slice(from) };
  });
}

function placesOf(text: string, nodes: readonly Node[]): readonly (SectionPlace & { readonly at: number })[] {
  let points = 0;
  let counted = 0;
  return headingPlaces(text, nodes).flatMap(({ start, level, isOwn }, order) => {
    points += [...text.slice(counted, start)].length;
    counted = start;
    return isOwn ? [{ index: order + 1, offset: points, at: start + level }] : [];
  });
}

/** Where the headings of a text stand, of which these are the pieces: none is in a comment or a tag. */
export function headingPlaces(text: string, nodes: readonly Node[]): readonly HeadingPlace[] {
  const templates = nodes.flatMap((node) =>
    'parts' in node ? [{ from: node.at, to: node.at + node.source.length }] : [],
  );
  let next = 0;
  return [...visible(text, textsOf(nodes)).matchAll(HEADING)].map(({ index: start, 0: line, 1: level = '' }) => {
    while ((templates[next]?.to ?? start + 1) <= start) next += 1;
    return {
      start,
      end: start + line.length,
      level: level.length,
      isOwn: (templates[next]?.from ?? start + 1) > start,
    };
  });
}

/** The pieces that are text, those that are given to templates too. */
function textsOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => ('parts' in node ? node.parts.flatMap(textsOf) : [node]));
}

/** The text with what is not its own blanked out: what vanishes by \ue002, what becomes something else by \ue001. */
function visible(text: string, nodes: readonly Node[]): string {
  let seen = '';
  for (const node of nodes) {
    if (node.kind !== 'text' || node.at < seen.length) continue;
    seen += hidden(text.slice(seen.length, node.at));
    seen += node.text;
  }
  return seen + hidden(text.slice(seen.length));
}

function hidden(gap: string): string {
  return gap.startsWith('<!--') ? blank(gap) : '\ue001'.repeat(gap.length);
}

function blank(gap: string): string {
  return gap.endsWith('\n') ? `${'\ue002'.repeat(gap.length - 1)}\n` : '\ue002'.repeat(gap.length);
}
