import type { Told } from './client.ts';
import type { Asked } from './generate.ts';

/** A difference that is known and wanted, or no difference of ours: with the reason. */
interface Rule {
  readonly reason: string;
  readonly fits: (line: string, asked: Asked, theirs: Told) => boolean;
}

const RULES: readonly Rule[] = [
  {
    reason: 'MediaWiki fails inside (HTTP 500, or an internal error) where Latchkey answers',
    fits: (_line, _asked, { status, headers }) =>
      status === 500 || headers['mediawiki-api-error']?.startsWith('internal_api_error_') === true,
  },
  {
    reason: 'errorformat=raw tells what goes into a text; our texts are our own, and so is what goes into them',
    fits: (line) => /\.params(?:[.:]|$)/.test(line) || /^xml: .*param/.test(line),
  },
  {
    reason: 'paraminfo and help tell of the modules there are: this server has fewer',
    fits: (line) =>
      /^\.paraminfo\..*\.(?:type(?:\.#)?|submodules(?:\..*)?|description\.#\.(?:key|forvalue)|(?:internal|deprecated)values(?:\.#)?): /.test(
        line,
      ),
  },
  {
    reason: 'query does not export pages: there are none yet (export, exportnowrap, exportschema)',
    fits: (line) => /^\.paraminfo\..*\.(?:name|default): .*export|^\.paraminfo\..*\.default: /.test(line),
  },
  {
    reason: 'paraminfo of every module (*): this server has fewer',
    fits: (line, asked) => line.startsWith('.paraminfo.modules') && value(asked, 'modules')?.includes('*') === true,
  },
  {
    reason: 'MediaWiki counts wrappedhtml as known wherever paraminfo or help look at a format',
    fits: (line, asked) =>
      /^\.warnings/.test(line) &&
      ['paraminfo', 'help'].includes(value(asked, 'action') ?? '') &&
      value(asked, 'wrappedhtml') !== undefined,
  },
  {
    reason: 'what prints a help page in MediaWiki is a module called raw, which is named if it cannot print',
    fits: (line, asked) => /^\.warnings\.(?:#\.module|raw|json)/.test(line) && value(asked, 'action') === 'help',
  },
  {
    reason: 'of two parameters of query that are wrong, MediaWiki tells that of the page set, and reads no other',
    fits: (line, asked, { headers }) =>
      /^(?:header mediawiki-api-error|\.errors?(?:\.#)?\.(?:code|key|module)|\.warnings|xml: )/.test(line) &&
      /^bad(?:integer|value)$/.test(headers['mediawiki-api-error'] ?? '') &&
      value(asked, 'action') === 'query',
  },
  {
    reason: 'no login where another site could read the answer (docs/differences.md)',
    fits: (line) => line.startsWith('.clientlogin') && line.includes('api-login-fail-sameorigin'),
  },
  {
    reason:
      'siteinfo lists what this installation has: no hooks, extensions, skins, libraries, file types, other wikis',
    fits: (line) =>
      /^\.query\.(?:showhooks|extensions|skins|libraries|clientlibraries|fileextensions|interwikimap)\b/.test(line),
  },
  {
    reason: 'the two wikis do not have the same accounts, nor the same ids of those that both have',
    fits: (line) => /^\.(?:query\.(?:all)?users|(?:query-)?continue)\b/.test(line),
  },
  {
    reason: 'extensions and skins of that MediaWiki bring limits, options and variants of languages',
    fits: (line) =>
      /^\.query\.(?:userinfo\.(?:theoreticalratelimits|ratelimits|options)|languagevariants)\b/.test(line),
  },
  {
    reason: 'examples name modules that this server has',
    fits: (line) => /^\.paraminfo\..*\.examples\./.test(line),
  },
  {
    reason: 'no logout of a bot session where another site could read the answer (docs/differences.md)',
    fits: (_line, asked, { headers }) =>
      value(asked, 'action') === 'logout' && asked.actor === 'bot' && headers['mediawiki-login-suppressed'] === 'true',
  },
  {
    reason:
      'block and unblock hide no names, put on no tags and watch nobody; bkshow lists what it says (docs/differences.md)',
    fits: (line, asked) =>
      /^\.paraminfo\.(?:query)?modules\.#\.parameters/.test(line) || value(asked, 'bkshow') !== undefined,
  },
  {
    reason: 'the two wikis do not have the same logs',
    fits: (line) => /^\.query\.logevents\b/.test(line),
  },
  {
    reason: 'siteinfo claims no language conversion and no icon: there are none',
    fits: (line) => /^\.query\.general\.(?:favicon|(?:lang|link|title)conversion): /.test(line),
  },
];

/** Why a difference is as it should be; undefined if there is no reason on the list. */
export function explain(asked: Asked, line: string, theirs: Told): string | undefined {
  return RULES.find(({ fits }) => fits(line, asked, theirs))?.reason;
}

/** What is sent under a name; the body counts. */
function value({ query, body }: Asked, name: string): string | undefined {
  return (body.findLast(([one]) => one === name) ?? query.findLast(([one]) => one === name))?.[1];
}
