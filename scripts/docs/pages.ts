import { createServer } from '../../src/server.ts';
import { assetAt } from '../../src/web/assets.ts';
import { PAGES } from '../../src/web/pages.ts';
import { titleUrl } from '../../src/web/title-url.ts';

/** Other addresses whose pages are weighed. */
const MORE = ['/wiki/Special:ApiHelp/logout', '/wiki/Nothing?action=edit', '/api.php?action=help&modules=logout'];

/** How heavy each page is for somebody who is not logged in, in English. */
export async function pagesPage(): Promise<string> {
  const server = await createServer({ port: 0, server: 'https://wiki.example' });
  try {
    await server.listen();
    const paths = [...PAGES.map(({ title }) => titleUrl(title)), ...MORE];
    const rows = await Promise.all(paths.map((path) => row(server.origin, path)));
    return `# Pages

How heavy each page is: the page itself, and what a browser loads beside it the first time (styles, scripts and pictures, compressed). Those
are kept for good: until they change, a visit costs the page alone. Nothing comes from another site. In kilobytes (1,000 bytes), for somebody
who is not logged in, in English; a page that wants a login first is that of the login. Written by \`npm run docs\`.

| page | itself | the first time, beside it | of that scripts |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
`;
  } finally {
    await server.close();
  }
}

async function row(origin: string, path: string): Promise<string> {
  const body = await (await fetch(origin + path)).text();
  const linked = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]*)"/g)].map(([, url = '']) => url);
  const loaded = [...new Set(linked.flatMap(withImports))];
  const weight = (urls: readonly string[]) => urls.reduce((sum, url) => sum + (assetAt(url)?.gzipped.length ?? 0), 0);
  const scripts = loaded.filter((url) => url.endsWith('.js'));
  const cells = [Buffer.byteLength(body), weight(loaded), weight(scripts)].map(kilobytes);
  return `| \`${path}\` | ${cells.join(' | ')} |`;
}

/** A file with those that it loads. */
function withImports(url: string): readonly string[] {
  const script = url.endsWith('.js') ? (assetAt(url)?.body.toString() ?? '') : '';
  const imported = [...script.matchAll(/from '(\/assets\/[^']*)'/g)].map(([, inner = '']) => inner);
  return [url, ...imported.flatMap(withImports)];
}

function kilobytes(bytes: number): string {
  return bytes === 0 ? '–' : String(Math.ceil(bytes / 1000));
}
