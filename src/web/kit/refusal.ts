import type { Html } from '../../lib/html.ts';
import type { Told } from '../ask-api.ts';
import { notice } from './notice.ts';

/** Why the API refuses what a page asked it. */
export function refusal(errors: readonly Told[]): Html {
  return notice(
    'error',
    errors.map(({ text }) => text),
  );
}
