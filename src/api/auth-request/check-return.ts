import { message } from '../../i18n/message.ts';
import { type ErrorCode, refusal } from '../error.ts';

/** Refuses a request that neither begins something, with a good address to come back to, nor goes on with it. */
export function checkReturn(
  { returnurl, continue: goesOn }: { readonly returnurl: string | undefined; readonly continue: boolean },
  prefix: 'login' | 'create',
): void {
  if (returnurl === undefined && !goesOn) {
    const names = [`${prefix}continue`, `${prefix}returnurl`];
    throw refusal('missingparam', message('apierror-missingparam-at-least-one-of', names, 2));
  }
  if (returnurl !== undefined && !isReturnUrl(returnurl)) {
    const code: ErrorCode = `badurl_${prefix}returnurl`;
    throw refusal(code, [`${prefix}returnurl`, returnurl]);
  }
}

/** Whether a person could be sent back there: an address with a scheme and a host. */
function isReturnUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+/i.test(text);
}
