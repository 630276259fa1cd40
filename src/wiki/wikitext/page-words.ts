import { CONTENTS_PLACE } from './headings.ts';

/** Words in double underscores, and the property of the page that each sets; null: none. */
const WORDS: { readonly [word: string]: string } = {
  NOTOC: 'notoc',
  FORCETOC: 'forcetoc',
  NOEDITSECTION: 'noeditsection',
  NOGALLERY: 'nogallery',
  NEWSECTIONLINK: 'newsectionlink',
  NONEWSECTIONLINK: 'nonewsectionlink',
  HIDDENCAT: 'hiddencat',
  EXPECTUNUSEDCATEGORY: 'expectunusedcategory',
  EXPECTUNUSEDTEMPLATE: 'expectunusedtemplate',
  INDEX: 'index',
  NOINDEX: 'noindex',
  STATICREDIRECT: 'staticredirect',
};

/** Takes words in double underscores out, and notes what they say of the page. */
export function pageWords(text: string, properties: Map<string, string>): string {
  let place = CONTENTS_PLACE;
  return text.replace(/__([A-Z]{3,25})__/gi, (found, written: string) => {
    const word = written.toUpperCase();
    if (word === 'TOC') {
      properties.set('toc', '');
      const here = place;
      place = '';
      return here;
    }
    const property = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (property === undefined) return found;
    properties.set(property, '');
    return '';
  });
}
