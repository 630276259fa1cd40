import { decodeCharacterReferences } from '../../lib/character-references.ts';

/** The anchor of a heading, from its text: as it is, but for spaces. */
export function anchorOf(text: string): string {
  return decodeCharacterReferences(text)
    .trim()
    .replace(/[ _\t\n\r\f\u00a0]+/g, '_');
}

/** The same as older addresses have it: other characters by their bytes. */
export function oldAnchorOf(text: string): string {
  return encodeURIComponent(anchorOf(text).toWellFormed())
    .replaceAll('%3A', ':')
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%', '.');
}
