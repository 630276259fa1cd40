import type { Session } from '../session/session.ts';
import { readTitle, type Title } from '../wiki/title.ts';

/** Whether a session is of a bot password that is for other pages only. */
export function isForOthers(page: Title, { is }: Pick<Session, 'is'>, siteName: string): boolean {
  const pages = is.kind === 'bot' ? (is.bot.restrictions.Pages ?? []) : [];
  return pages.length > 0 && !pages.some((one) => isTitle(page, one, siteName));
}

function isTitle(page: Title, written: string, siteName: string): boolean {
  const read = readTitle(written, siteName);
  return !('key' in read) && read.prefixed === page.prefixed;
}
