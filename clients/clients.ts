/** A client that the script installs and drives. */
export interface Client {
  /** As its users call it. */
  readonly name: string;
  /** Its package: of npm with the exact version, or of Debian. */
  readonly from: { readonly npm: string; readonly version: string } | { readonly debian: string };
  /** The program that runs its driver. */
  readonly program: 'node' | 'perl' | 'python3';
  /** Its driver, in `clients/drive`. */
  readonly driver: string;
}

/** What each driver tries, in this order. */
export const STEPS = [
  'connect',
  'login',
  'identify',
  'create',
  'edit',
  'conflict',
  'read',
  'list',
  'search',
  'move',
  'delete',
  'badtoken',
  'lost-session',
  'logout',
  'out',
];

/** Every client that is driven, unmodified. */
export const CLIENTS: readonly Client[] = [
  { name: 'mwn', from: { npm: 'mwn', version: '3.0.3' }, program: 'node', driver: 'mwn.mjs' },
  { name: 'nodemw', from: { npm: 'nodemw', version: '0.27.0' }, program: 'node', driver: 'nodemw.mjs' },
  { name: 'wikiapi', from: { npm: 'wikiapi', version: '1.20.0' }, program: 'node', driver: 'wikiapi.mjs' },
  { name: 'mwclient', from: { debian: 'python3-mwclient' }, program: 'python3', driver: 'mwclient.py' },
  { name: 'requests', from: { debian: 'python3-requests' }, program: 'python3', driver: 'requests.py' },
  { name: 'MediaWiki::API', from: { debian: 'libmediawiki-api-perl' }, program: 'perl', driver: 'mediawiki-api.pl' },
  { name: 'MediaWiki::Bot', from: { debian: 'libmediawiki-bot-perl' }, program: 'perl', driver: 'mediawiki-bot.pl' },
];

/** Wikimedia's own package for tests of the API, and what runs them. */
export const API_TESTING = [
  { npm: 'api-testing', version: '1.8.0' },
  { npm: 'mocha', version: '11.1.0' },
] as const;
