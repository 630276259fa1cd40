import { ANYWHERE } from '../../../account/bot-password-asked.ts';
import { type Html, html } from '../../../lib/html.ts';
import type { AccountRow, BotPasswordRow } from '../../../store/accounts.ts';
import { button } from '../../kit/button.ts';
import { chip } from '../../kit/chip.ts';
import { type Entry, entryList } from '../../kit/entry.ts';
import { form } from '../../kit/form.ts';
import { moment } from '../../kit/moment.ts';
import type { Visit } from '../../page.ts';
import { grantsText } from './grants-text.ts';

/** The bot passwords of an account, each with what it may do and what can be done with it on the page of a title. */
export function botPasswordEntries(
  visit: Visit,
  { name }: AccountRow,
  rows: readonly BotPasswordRow[],
  title: string,
): Html {
  return entryList(rows.map((row) => entryOf(visit, `${name}@${row.app}`, row, title)));
}

function entryOf(visit: Visit, name: string, row: BotPasswordRow, title: string): Entry {
  const { say, language, session, url } = visit;
  const { app, hash, grants, restrictions, expires, used } = row;
  const isOver = expires !== null && expires <= session.now;
  const chips = [
    ...(hash === '' ? [chip(say('latchkey-botpassword-invalid'), 'error')] : []),
    ...(isOver ? [chip(say('latchkey-botpassword-over'), 'error')] : []),
  ];
  const isAnywhere = restrictions.IPAddresses.toSorted().join() === ANYWHERE.toSorted().join();
  const facts = [
    [say('latchkey-session-seen'), used === null ? say('latchkey-never') : moment(language, used)],
    [say('latchkey-botpassword-until'), expires === null ? undefined : moment(language, expires)],
    [say('latchkey-botpassword-addresses'), isAnywhere ? undefined : restrictions.IPAddresses.join(', ')],
    [say('latchkey-botpassword-pages'), restrictions.Pages?.join(', ')],
    [say('latchkey-botpassword-grants'), grantsText(grants, language)],
  ] as const;
  const hidden = { wpEditToken: session.token('csrf'), app, revoke: '1' };
  const revoke = button(say('latchkey-botpassword-revoke'), {
    look: 'destructive',
    describedAs: say('latchkey-botpassword-revoke-named', name),
  });
  const actions = html`<div class="entry-actions"><a href="${url(title, { renew: app })}" aria-label="${say('latchkey-botpassword-renew-heading', name)}">${say('latchkey-botpassword-renew')}</a>
${form(url(title), hidden, revoke)}</div>`;
  return { name, chips, facts, actions };
}
