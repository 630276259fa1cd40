import { SETTINGS } from '../../src/settings.ts';
import { table } from './markdown.ts';

/** What a wiki can be set to. */
export function settingsPage(): string {
  const rows = Object.entries(SETTINGS).map(([name, { default: standard, mediawiki, about, takes }]) => [
    `\`${name}\``,
    about,
    takes.words,
    `\`${JSON.stringify(standard)}\``,
    mediawiki === null ? '' : `\`${mediawiki}\``,
  ]);
  return `# Settings

Made by \`npm run docs\` from \`src/settings.ts\`.

${table(['setting', 'what it does', 'what it can be', 'default', 'in MediaWiki'], rows)}
`;
}
