import { ERRORS } from '../../src/api/error.ts';
import { message } from '../../src/i18n/message.ts';
import { inEnglish } from '../../src/i18n/texts.ts';
import { table } from './markdown.ts';

/** Every code that a request can be refused with. */
export function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(([code, key]) => [`\`${code}\``, inEnglish(message(key)), `\`${key}\``]);
  return `# Errors

Made by \`npm run docs\` from \`src/api/error.ts\`. The code of an error does not change; its text may, and stands in the reader's language.
What stands for $1, $2, … depends on the request. The same code can come with another text where that says more.

${table(['code', 'text', 'key of the text'], rows)}
`;
}
