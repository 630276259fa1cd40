import { message } from '../i18n/message.ts';
import { inEnglish } from '../i18n/texts.ts';
import type { Spread } from '../store/blocks.ts';

const LIFE = 86_400_000;

/** So long is remembered where an account last acted from: its block comes upon that address by itself. */
export const ADDRESS_LIFE = 90 * LIFE;

/** How the block of an account comes upon an address, for a day at most. */
export function spreadTo(
  address: string | null,
  block: { readonly target: string; readonly reason: string; readonly expires: number | null },
  now: number,
): Spread {
  const timestamp = Math.floor(now / 1000) * 1000;
  const reason = inEnglish(message('autoblocker', block.target, block.reason));
  return { address, reason, timestamp, expires: Math.min(timestamp + LIFE, block.expires ?? Number.POSITIVE_INFINITY) };
}
