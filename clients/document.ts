import { API_TESTING, CLIENTS, STEPS } from './clients.ts';
import type { Step } from './drive.ts';

/** The page that says which clients were run and what they did. */
export function document(versions: ReadonlyMap<string, string>, results: ReadonlyMap<string, readonly Step[]>): string {
  const rows = STEPS.map((step) => {
    const cells = CLIENTS.map(({ name }) => (found(results, name, step)?.result === 'ok' ? '✓' : '–'));
    return `| ${step} | ${cells.join(' | ')} |`;
  });
  const notes = CLIENTS.flatMap(({ name }) =>
    (results.get(name) ?? [])
      .filter(({ text }) => text !== '')
      .map((step) => `- **${name}**, ${step.name}: ${step.text}.`),
  );
  const rule = [...CLIENTS, {}].map(() => '---').join(' | ');
  return `# Clients that were run

Written by \`npm run clients -- --docs\` from a run in which no step failed; \`npm run clients\` compares. Each client is as its
package has it, from npm or from Debian, and is driven by one file of [clients/drive](../clients/drive) against a wiki of its own.

| | ${CLIENTS.map(({ name }) => `${name} ${versions.get(name)}`).join(' | ')} |
| ${rule} |
${rows.join('\n')}

✓ it did it; – it offers nothing for it. In *conflict* somebody else changes the page between its reading and its saving, in
*lost-session* every session of its account is ended, and *out* asks with the cookies that it had before its logout.

${notes.join('\n')}

Wikimedia's \`api-testing\` ${API_TESTING[0].version} drives a client of its own: the tests of [clients/api-testing](../clients/api-testing) are written with
it as for MediaWiki, and passed in the same run.
`;
}

function found(results: ReadonlyMap<string, readonly Step[]>, client: string, step: string): Step | undefined {
  return results.get(client)?.find(({ name }) => name === step);
}
