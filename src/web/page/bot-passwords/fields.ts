import { MOST_APP_BYTES } from '../../../account/bot-password.ts';
import type { BotPasswordAsked } from '../../../account/bot-password-asked.ts';
import { GRANT_NAMES } from '../../../account/grant-names.ts';
import { type Html, html } from '../../../lib/html.ts';
import { checkboxes } from '../../kit/checkbox.ts';
import { textField } from '../../kit/field.ts';
import { linesField } from '../../kit/lines.ts';
import type { Visit } from '../../page.ts';

const NOTHING_YET: BotPasswordAsked = { app: '', grants: [], addresses: [], pages: [], lastDay: '' };

/** The fields that say what a bot password is to be; of one that is made anew the name stays. */
export function botPasswordFields({ say, language }: Visit, asked = NOTHING_YET, isNamed = false): Html {
  const { app, grants, addresses, pages, lastDay } = asked;
  const optional = say('latchkey-optional');
  const boxes = [...GRANT_NAMES].map(([grant, called]) => ({
    name: `grant-${grant}`,
    label: language.text(called),
    checked: grant === 'basic' || grants.includes(grant),
    fixed: grant === 'basic',
  }));
  const name = textField({
    name: 'app',
    label: say('latchkey-botpassword-app'),
    help: say('latchkey-botpassword-app-help'),
    value: app,
    autocomplete: 'off',
    maxLength: MOST_APP_BYTES,
  });
  return html`${isNamed ? undefined : name}${checkboxes(
    say('latchkey-botpassword-grants'),
    say('latchkey-botpassword-grants-help'),
    boxes,
  )}${linesField({
    name: 'addresses',
    label: say('latchkey-botpassword-addresses'),
    help: say('latchkey-botpassword-addresses-help'),
    value: addresses.join('\n'),
    rows: 2,
    optional,
  })}${linesField({
    name: 'pages',
    label: say('latchkey-botpassword-pages'),
    help: say('latchkey-botpassword-pages-help'),
    value: pages.join('\n'),
    rows: 2,
    optional,
  })}${textField({
    name: 'lastday',
    type: 'date',
    label: say('latchkey-botpassword-last-day'),
    help: say('latchkey-botpassword-last-day-help'),
    value: lastDay,
    optional,
    autocomplete: 'off',
  })}`;
}
