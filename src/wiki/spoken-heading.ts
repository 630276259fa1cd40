import { PROTOCOL } from './wikitext/external-links.ts';
import { quotes } from './wikitext/quotes.ts';

const ELSEWHERE = new RegExp(`\\[${PROTOCOL}[^ [\\]]+ ([^[]+)\\]`, 'giu');

/** A heading as a summary speaks of it: what its links show, without emphasis and tags. */
export function spokenHeading(heading: string): string {
  const shown = heading
    .replace(/\[\[:?([^[|]+)\|([^[]+)\]\]/g, '$2')
    .replace(/\[\[:?([^[]+)\|?\]\]/g, '$1')
    .replace(ELSEWHERE, '$1');
  return quotes(shown).replace(/<[^<>]*>/g, '');
}
