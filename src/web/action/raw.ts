import { canonicalName } from '../../account/name.ts';
import { refusal } from '../../api/error.ts';
import { message } from '../../i18n/message.ts';
import type { PageRow } from '../../store/pages.ts';
import { MEDIAWIKI, USER } from '../../wiki/namespaces.ts';
import { sectionOf } from '../../wiki/sections.ts';
import type { Title } from '../../wiki/title.ts';
import { definePage, type Shown, type Visit } from '../page.ts';
import { revisionAsked, rowAsked, textOf } from '../revision-asked.ts';

const WIKITEXT = 'text/x-wiki';
const TYPES = [WIKITEXT, 'text/javascript', 'text/css', 'application/x-zope-edit', 'application/json'];
const OLD_TYPES: { readonly [gen: string]: string } = { js: 'text/javascript', css: 'text/css' };
/** Of these a proxy may keep a copy, for so many seconds. */
const SHARED_TYPES = ['text/javascript', 'text/css', 'application/json'];
const SHARED_SECONDS = 300;
/** Seconds that a browser may keep a copy. */
const KEPT_SECONDS = 18_000;

/** The text of a page as it was written, for programs (`action=raw`). */
export const raw = definePage({
  title: '',
  heading: message('nstab-main'),
  show: answer,
  submit: answer,
});

async function answer(visit: Visit): Promise<Shown> {
  const { about, asker, field } = visit;
  if (!asker.rights.has('read')) throw refusal('readapidenied');
  const row = await rowAsked(visit);
  if (row && isKept(row, visit)) return notChanged(row, visit);
  const type = typeAsked(visit);
  if (about !== null) await requireSafe(type, about, row, visit);
  const revision = row && (await revisionAsked(visit, row));
  const whole = revision && (field('slot') || 'main') === 'main' ? await textOf(revision, visit.store) : undefined;
  const section = integerOf(field('section'));
  const text = whole === undefined || section === undefined ? whole : sectionOf(whole, section);
  return {
    // A style or a script that is not there is empty.
    status: text === undefined && type === WIKITEXT ? 404 : 200,
    headers: [
      ['Content-Type', `${type}; charset=UTF-8`],
      ['Cache-Control', caching(type, visit)],
      ['Vary', 'Accept-Encoding, Cookie'],
      ...(revision ? ([['Last-Modified', new Date(revision.timestamp).toUTCString()]] as const) : []),
    ],
    bytes: text ?? '',
  };
}

/** Whether the asker has the page as it is now, by the time that an earlier answer told. */
function isKept({ touched }: PageRow, { request }: Visit): boolean {
  const [since = ''] = (request.headers['if-modified-since'] ?? '').split(';');
  return touched <= Date.parse(since);
}

function notChanged({ touched }: PageRow, { settings }: Visit): Shown {
  const kept = settings.anonymousMayRead ? 'private, must-revalidate, max-age=0' : 'private, no-store';
  return {
    status: 304,
    headers: [
      ['Vary', 'Accept-Encoding, Cookie'],
      ['Expires', new Date(0).toUTCString()],
      ['Cache-Control', kept],
      ['Last-Modified', new Date(touched).toUTCString()],
    ],
    bytes: '',
  };
}

function typeAsked({ field }: Visit): string {
  const asked = field('ctype') || (OLD_TYPES[field('gen')] ?? '');
  return TYPES.includes(asked) ? asked : WIKITEXT;
}

/** What only some may read nobody keeps; of what all may read those who are logged in keep a copy of their own. */
function caching(type: string, { asker, field, session, settings }: Visit): string {
  if (!settings.anonymousMayRead) return 'private, no-store';
  const shared = integerOf(field('smaxage')) ?? (SHARED_TYPES.includes(type) ? SHARED_SECONDS : 0);
  const kept = field('maxage') === '' ? KEPT_SECONDS : (integerOf(field('maxage')) ?? 0);
  const isOnes = asker.account !== null || session.setsCookies;
  return `${isOnes ? 'private' : 'public'}, s-maxage=${Math.max(0, shared)}, max-age=${Math.max(0, kept)}`;
}

/** Refuses to give as a script what anybody may have written, or what stands under the name of nobody. */
async function requireSafe(type: string, about: Title, row: PageRow | undefined, { store, session }: Visit) {
  const { namespace, text } = about;
  const [, owner, kind] = (namespace.id === USER && /^([^/]+)\/.*\.(css|js|json)$/.exec(text)) || [];
  if (owner !== undefined && type !== WIKITEXT) {
    const name = canonicalName(owner);
    const account = name === undefined ? undefined : await store.accounts.byName(name);
    if (!account) throw refusal('permissiondenied', message('unregistered-user-config'));
  }
  if (type !== 'text/javascript' || namespace.id === MEDIAWIKI || kind === 'js') return;
  const protections = row ? (await store.pages.protections([row.id], session.now)).get(row.id) : undefined;
  const isProtected = protections?.some(({ type: action, level }) => action === 'edit' && level === 'sysop');
  if (!isProtected) throw refusal('permissiondenied', message('unprotected-js'));
}

/** A whole number, as PHP reads one at the beginning of a text. */
function integerOf(text: string): number | undefined {
  const number = Number.parseInt(text, 10);
  return Number.isSafeInteger(number) ? number : undefined;
}
