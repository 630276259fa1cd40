import { languageOf } from '../i18n/language.ts';
import type { Message } from '../i18n/message.ts';
import type { ChangeNoted, LogRow } from '../store/log.ts';
import type { NewEdit, PageEvent } from '../store/pages.ts';
import type { Title } from '../wiki/title.ts';
import { toldOf } from '../wiki/unseen.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';

/** Characters of the longest comment. */
const MOST_COMMENT = 500;

type Acting = Pick<Call<Params>, 'asker' | 'session' | 'request' | 'settings'>;

/** An event of the log that the one who asks causes to a page. */
export function pageEvent(
  event: {
    readonly type: string;
    readonly action: string;
    readonly title: Title;
    readonly comment: string;
    readonly params?: LogRow['params'];
    readonly tags?: readonly string[] | undefined;
  },
  call: Acting,
): PageEvent {
  const { type, action, title, comment, params = {}, tags = [] } = event;
  const { timestamp, user: performer, userName: performerName } = madeNow('', call);
  const about = { namespace: title.namespace.id, title: title.text, comment: shortened(comment), params, tags };
  return { entry: { type, action, timestamp, performer, performerName, ...about }, change: notedAs(call) };
}

/** Who is told that the one who asks changed his talk page: an account (its id) or an address. */
export async function toldBy(
  title: Title,
  { minor }: Pick<NewEdit['revision'], 'minor'>,
  { asker, store }: Pick<Call<Params>, 'asker' | 'store'>,
): Promise<number | string | undefined> {
  return minor && asker.rights.has('nominornewtalk') ? undefined : toldOf(title, asker.name, store);
}

/** How a change by the one who asks is noted among the recent changes. */
export function notedAs({ asker, request }: Acting, bot = asker.rights.has('bot')): ChangeNoted {
  return { bot, autopatrolled: asker.rights.has('autopatrol'), ip: request.ip };
}

/** A revision that the one who asks makes now. */
export function madeNow(comment: string, { asker, session }: Acting): NewEdit['revision'] {
  const timestamp = Math.floor(session.now / 1000) * 1000;
  const by = { user: asker.account?.id ?? null, userName: asker.name };
  return { timestamp, ...by, comment: shortened(comment), minor: false, tags: [] };
}

/** A text as what is noted in the wiki is written: in the wiki's own language. */
export function inWikisLanguage(said: Message, { settings }: Pick<Acting, 'settings'>): string {
  return languageOf(settings.contentLanguage).text(said);
}

function shortened(comment: string): string {
  return [...comment.replace(/\s+/g, ' ').trim()].slice(0, MOST_COMMENT).join('');
}
