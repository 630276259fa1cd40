// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML has no way to hold
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as it stands in an XML element. A parser would take a bare carriage return for a line feed. */
export function elementText(text: string): string {
  return holdable(text).replace(/[&<>\r]/g, escaped);
}

/** Text as it stands in a quoted XML attribute, where a parser would take bare white space for spaces. */
export function attributeText(text: string): string {
  return holdable(text).replace(/[&<>"'\t\n\r]/g, escaped);
}

function holdable(text: string): string {
  return text.toWellFormed().replace(NOT_XML, '\ufffd');
}

function escaped(character: string): string {
  return ESCAPES[character] ?? character;
}
