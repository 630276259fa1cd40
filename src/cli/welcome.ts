import type { FirstAccount } from './first-account.ts';
import type { PreparedWiki } from './prepare-wiki.ts';

/** What is told about a server that has started. */
export interface Started {
  /** Where the wiki says that its API is. */
  readonly api: string;
  /** Where it is for this machine. */
  readonly local: string;
  /** Where /healthz, /readyz and /metrics are. */
  readonly status: string | undefined;
  readonly data: string;
  readonly wiki: PreparedWiki;
}

/** What a start prints: where the API is, and how to use a wiki that is new. */
export function welcome({ api, local, status, data, wiki }: Started): readonly string[] {
  const answers = `Latchkey answers at ${api}${api === local ? '' : ` (on this machine: ${local})`}`;
  const where = status === undefined ? [answers] : [answers, `Health and metrics are at ${status}/metrics`];
  if (wiki.is === 'not seeded') return [...where, `${data} has accounts already: they were left as they are.`];
  return wiki.is === 'new' ? [...where, '', ...aboutNew(local, data, wiki.first)] : where;
}

function aboutNew(api: string, data: string, first: FirstAccount): readonly string[] {
  const { name, password, app, secret } = first;
  return [
    `${data} is a new wiki with one account and one bot password, shown only now:`,
    '',
    `  account       ${name.padEnd(12)}  password  ${password}`,
    `  bot password  ${`${name}@${app}`.padEnd(12)}  password  ${secret}`,
    '',
    'Paste this into another shell: it logs in, asks who is logged in, and logs out.',
    '',
    ...example(api, first).map((line) => `  ${line}`),
    '',
  ];
}

function example(api: string, { name, app, secret }: FirstAccount): readonly string[] {
  return [
    `api='${api}?format=json'`,
    'ask() { curl -s -b cookies.txt -c cookies.txt "$@"; echo; }',
    `token() { ask "$api&action=query&meta=tokens&type=$1" | grep -o '[0-9a-f]\\{40,\\}+'; }`,
    `ask "$api" -d action=login -d lgname=${name}@${app} -d lgpassword=${secret} --data-urlencode "lgtoken=$(token login)\\\\"`,
    'ask "$api&action=query&meta=userinfo"',
    'ask "$api" -d action=logout --data-urlencode "token=$(token csrf)\\\\"',
  ];
}
