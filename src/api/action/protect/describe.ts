import { type Message, message } from '../../../i18n/message.ts';
import { momentInWords } from '../../../lib/time-in-words.ts';
import type { Protection } from '../../../store/pages.ts';
import type { Call } from '../../module.ts';
import { inWikisLanguage } from '../../page-event.ts';
import type { Params } from '../../param/param.ts';

type Asked = Pick<Call<Params>, 'asker' | 'session' | 'request' | 'settings'>;

const TYPES: { readonly [type: string]: Message } = {
  create: message('restriction-create'),
  edit: message('restriction-edit'),
  move: message('restriction-move'),
  upload: message('restriction-upload'),
};

/** What protects a page, in words: `[Edit=Administrators only] (for good)`. */
export function describeProtection(protections: readonly Protection[], call: Asked): string {
  const said = (one: Message) => inWikisLanguage(one, call);
  return protections
    .map(({ type, level, expires }) => {
      const what = said(TYPES[type] ?? message('restriction-edit'));
      const who = said(level === 'sysop' ? message('protect-level-sysop') : message('protect-level-autoconfirmed'));
      return `[${what}=${who}] (${until(expires, call)})`;
    })
    .join(' ');
}

/** The same in the words of programs: `[edit=sysop] (for good)`. */
export function describeProtectionForLog(protections: readonly Protection[], call: Asked): string {
  return protections.map(({ type, level, expires }) => `\u200e[${type}=${level}] (${until(expires, call)})`).join('');
}

function until(expires: number | null, call: Asked): string {
  if (expires === null) return inWikisLanguage(message('protect-expiry-indefinite'), call);
  return inWikisLanguage(message('protect-expiring', momentInWords(expires)), call);
}
