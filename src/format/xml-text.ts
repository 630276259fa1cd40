import { replacer } from '../lib/replacer.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML has no way to hold
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const BASIC = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const inElement = replacer(BASIC);
const inAttribute = replacer({ ...BASIC, '"': '&quot;', "'": '&#039;', '\t': '&#9;', '\n': '&#10;' });

/** Text as it stands in an XML element. A parser would take a bare carriage return for a line feed. */
export function elementText(text: string): string {
  return inElement(holdable(text));
}

/** Text as it stands in a quoted XML attribute, where a parser would take bare white space for spaces. */
export function attributeText(text: string): string {
  return inAttribute(holdable(text));
}

function holdable(text: string): string {
  return text.toWellFormed().replace(NOT_XML, '\ufffd');
}
