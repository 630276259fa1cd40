import { type Message, message } from '../../i18n/message.ts';
import type { Throttle } from '../throttle.ts';

/** Counts the attempt, and refuses it if it is one too many; the text names the whole wait, not what is left of it. */
export function throttled({ name, ip }: { name: string; ip: string }, throttle: Throttle): Message | undefined {
  const seconds = throttle.attempt(name, ip);
  return seconds === undefined ? undefined : message('login-throttled', duration(seconds));
}

/** In English always "N seconds" or "N minutes": pywikibot reads the wait out of the text. */
function duration(seconds: number): Message {
  return seconds % 60 === 0 && seconds > 60
    ? message('duration-minutes', seconds / 60)
    : message('duration-seconds', seconds);
}
