import type { Session } from '../session/session.ts';
import { readTitle, type Title } from '../wiki/title.ts';
import { refusal } from './error.ts';

/** Refuses to change a page in the session of a bot password that is for other pages only. */
export function requireSessionFor(page: Title, { is }: Pick<Session, 'is'>, siteName: string): void {
  const pages = is.kind === 'bot' ? (is.bot.restrictions.Pages ?? []) : [];
  if (pages.length === 0 || pages.some((one) => isTitle(page, one, siteName))) return;
  throw refusal('session-page-restricted');
}

function isTitle(page: Title, written: string, siteName: string): boolean {
  const read = readTitle(written, siteName);
  return !('key' in read) && read.prefixed === page.prefixed;
}
