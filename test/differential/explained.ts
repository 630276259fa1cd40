import type { Told } from './client.ts';
import type { Asked } from './generate.ts';

/** A difference that is known and wanted, or no difference of ours: with the reason. */
interface Rule {
  readonly reason: string;
  /** Tells the cases of a reason apart, where it has several. */
  readonly which?: (theirs: Told) => string;
  readonly fits: (line: string, asked: Asked, theirs: Told, ours: Told) => boolean;
}

const RULES: readonly Rule[] = [
  {
    reason:
      'MediaWiki fails inside (HTTP 500, 504 from the server before it, or an internal error) where Latchkey answers',
    fits: (_line, _asked, { status, headers }) =>
      status === 500 || status === 504 || headers['mediawiki-api-error']?.startsWith('internal_api_error_') === true,
    which: ({ status, headers }) => headers['mediawiki-api-error'] ?? `HTTP ${status}`,
  },
  {
    reason: 'errorformat=raw tells what goes into a text; our texts are our own, and so is what goes into them',
    fits: (line) => /^xml: .*param/.test(line),
  },
  {
    reason: 'sessions is a module of query that only this server has',
    fits: (line, asked) => /^\.(?:paraminfo|warnings)\b/.test(line) && names(asked, 'querymodules', ['sessions']),
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
    reason: 'skins of that MediaWiki bring preferences of theirs',
    fits: (line) => /^\.query\.(?:userinfo\.options|defaultoptions)\.(?:minerva|vector)-/.test(line),
  },
  {
    reason: 'no logout of a bot session where another site could read the answer (docs/differences.md)',
    fits: (_line, asked, { headers }) =>
      value(asked, 'action') === 'logout' && asked.actor === 'bot' && headers['mediawiki-login-suppressed'] === 'true',
  },
  {
    reason: 'bkshow of query+blocks lists what it says (docs/differences.md)',
    fits: (line, asked) => /^\.(?:query\.blocks|continue)\b/.test(line) && value(asked, 'bkshow') !== undefined,
  },
  {
    reason:
      'the texts of paraminfo are our own: where MediaWiki shares one between modules, each of ours may have its own key',
    fits: (line, asked) =>
      /^\.paraminfo\..*\.(?:examples\.#\.description\.key|parameters\.#\.description\.#\.(?:key|forvalue|params(?:\.#)?)): /.test(
        line,
      ) && value(asked, 'helpformat') === 'raw',
  },
  {
    reason: 'extensions of that MediaWiki bring rights and a log (badoath, oath)',
    fits: (line, asked) =>
      /^\.paraminfo\.(?:query)?modules\.#\.parameters\.#\.type\.#: /.test(line) &&
      (names(asked, 'modules', ['query+allusers', 'query+logevents']) ||
        names(asked, 'querymodules', ['allusers', 'logevents'])),
  },
  {
    reason: 'the edits of that MediaWiki, by which accounts are chosen, are not in ours',
    fits: (line, asked) =>
      /^\.(?:query\.allusers|continue)\b/.test(line) &&
      (value(asked, 'auwitheditsonly') ?? value(asked, 'auactiveusers')) !== undefined,
  },
  {
    reason: 'a log that only this server has: MediaWiki refuses what asks for it',
    fits: (_line, asked) =>
      [value(asked, 'letype'), value(asked, 'leaction')].some((log) => log?.startsWith('latchkey-')),
  },
  {
    reason: 'an extension of that MediaWiki brings limits (badoath, disableoath, verify-2fa)',
    fits: (line) =>
      /^\.query\.userinfo\.(?:theoretical)?ratelimits(?:: |\.(?:badoath|disableoath|verify-2fa)\b)/.test(line),
  },
  {
    reason: 'siteinfo claims no language conversion and no icon: there are none',
    fits: (line, asked) =>
      /^\.query\.general\.(?:favicon|(?:lang|link|title)conversion): |^\.query\.languagevariants\b/.test(line) ||
      (line.startsWith('xml: ') && names(asked, 'siprop', ['languagevariants'])),
  },
  {
    reason: 'no request that a browser sends from a page of another site (docs/differences.md)',
    fits: (_line, _asked, _theirs, { headers }) => headers['mediawiki-api-error'] === 'latchkey-crosssite',
  },
  {
    reason:
      'userrights knows no token but csrf; MediaWiki has one by account too, so it looks for the account before the token',
    fits: (line, asked, _theirs, { headers }) =>
      isOfError(line) && value(asked, 'action') === 'userrights' && headers['mediawiki-api-error'] === 'badtoken',
  },
  {
    reason: 'pages that a block names are looked for once the token is known to be good',
    fits: (line, asked, { headers }) =>
      isOfError(line) && value(asked, 'action') === 'block' && headers['mediawiki-api-error'] === 'missingtitle',
  },
  {
    reason: 'MediaWiki tells a warning of pages once more, of query, where another action has pages generated',
    fits: (line, asked) =>
      /^\.warnings\.(?:query\b|#\.module: )/.test(line) &&
      value(asked, 'action') !== 'query' &&
      value(asked, 'generator') !== undefined,
  },
  {
    reason:
      'MediaWiki tags what was reverted in a job of its own, which need not have run yet; Latchkey in the same step',
    fits: (line, _asked, _theirs, { body }) => /\.tags(?:\.#|\.length)?: /.test(line) && body.includes('"mw-reverted"'),
  },
  {
    reason: 'list=tags has a tag of uploads there',
    fits: (line, _asked, { body }) =>
      /^\.(?:query\.tags|continue)\b/.test(line) && /mw-(?:server-side-upload|undo)/.test(body),
  },
  {
    reason: 'addresses that a page links to stand in the order of their letters here, there in the order they came in',
    fits: (line) => /^\.query\.pages\.#\.extlinks\b/.test(line),
  },
  {
    reason: 'what a search finds, and in which order, is another index (docs/differences.md)',
    fits: (line, asked) =>
      (/^\.(?:query\.(?:search|searchinfo)|continue|batchcomplete)\b/.test(line) && names(asked, 'list', ['search'])) ||
      (/^\.(?:query|continue|batchcomplete)\b/.test(line) && value(asked, 'generator') === 'search'),
  },
  {
    reason: 'revisions of deleted pages are not compared (docs/differences.md)',
    fits: (_line, asked) =>
      value(asked, 'action') === 'compare' && ['fromrev', 'torev'].some((name) => value(asked, name) === '{rev_gone}'),
  },
  {
    reason: 'MediaWiki tells whether pages that one links to are there as its cache of parsed pages has it',
    fits: (line) => /^\.parse\.links\.#\.exists: /.test(line),
  },
  {
    reason: 'nothing is said above the text of a page (docs/differences.md)',
    fits: (line) => /^\.query\.pages\.#\.editintro\.\w+: .* there, nothing here$/s.test(line),
  },
  {
    reason: 'of words that are the same in several places, a table of differences may mark others',
    fits: (line, _asked, theirs, ours) =>
      /^\.compare\.(?:bodies\.main|diffsize): /.test(line) && withoutMarks(theirs) === withoutMarks(ours),
  },
  {
    reason:
      'targets of all links and templates come by title here, there as they first came to be known (docs/differences.md)',
    fits: (line, asked) =>
      (/^\.query\.(?:alllinks|alltransclusions)\b/.test(line) &&
        names(asked, 'list', ['alllinks', 'alltransclusions'])) ||
      (/^\.(?:query|continue|query-continue|batchcomplete)\b/.test(line) &&
        names(asked, 'generator', ['alllinks', 'alltransclusions'])),
  },
  {
    reason: 'MediaWiki finds no change by a tag that a job of its own has not put on yet',
    fits: (line, asked) =>
      /^\.(?:query|continue|query-continue|batchcomplete)\b/.test(line) &&
      ['rvtag', 'uctag', 'rctag', 'grctag', 'grvtag'].some((name) => value(asked, name) === 'mw-reverted'),
  },
  {
    reason: 'logdisplay is a sentence about an event of the log, of which there are none yet (docs/differences.md)',
    fits: (line) => /^\.query\.watchlist\.#\.logdisplay: .* there, nothing here$/s.test(line),
  },
  {
    reason:
      'members of a category in the order of sort keys: MediaWiki forgets where they begin and end after the first step (docs/differences.md)',
    fits: (line, asked) =>
      /^\.(?:query|continue|query-continue|batchcomplete)\b/.test(line) &&
      ['', 'g'].some((prefix) => value(asked, `${prefix}cmcontinue`) !== undefined && hasSortBounds(asked, prefix)),
  },
];

/** Whether a line is about which error it is, with what goes into its text. */
function isOfError(line: string): boolean {
  return /^(?:header mediawiki-api-error|\.errors?(?:\.#)?\.(?:code|key|params(?:\.#)?)): /.test(line);
}

/** Why a difference is as it should be; undefined if there is no reason on the list. */
export function explain(asked: Asked, line: string, theirs: Told, ours: Told): string | undefined {
  const rule = RULES.find(({ fits }) => fits(line, asked, theirs, ours));
  return rule?.which ? `${rule.reason}: ${rule.which(theirs)}` : rule?.reason;
}

/** An answer without what is marked in a table of differences, and without where that moves spaces to. */
function withoutMarks({ body }: Told): string {
  return body.replace(/<\\?\/?(?:ins|del)\b[^>]*>|<\\?\/?div>|\s+|"diffsize":\d+/g, '');
}

/** Whether members of a category are asked for from or to a sort key. */
function hasSortBounds(asked: Asked, prefix: string): boolean {
  const names = [
    'startsortkey',
    'endsortkey',
    'starthexsortkey',
    'endhexsortkey',
    'startsortkeyprefix',
    'endsortkeyprefix',
  ];
  return names.some((name) => value(asked, `${prefix}cm${name}`) !== undefined);
}

/** What is sent under a name; the body counts. */
function value({ query, body }: Asked, name: string): string | undefined {
  return (body.findLast(([one]) => one === name) ?? query.findLast(([one]) => one === name))?.[1];
}

/** Whether a list that is sent names one of these. */
function names(asked: Asked, name: string, wanted: readonly string[]): boolean {
  const sent = value(asked, name)?.replaceAll('\u001f', '|').split('|') ?? [];
  return sent.some((one) => wanted.includes(one));
}
