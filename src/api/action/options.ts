import { message } from '../../i18n/message.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { checkValue } from '../options/check-value.ts';
import { isDefault } from '../options/default-options.ts';
import { kindOf, OPTION_KINDS, type OptionKind } from '../options/preferences.ts';
import { readTimeCorrection } from '../options/time-correction.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';

/** Changes the asker's preferences. */
export const options = defineModule({
  name: 'options',
  group: 'action',
  token: 'csrf',
  write: true,
  params: {
    reset: boolean(),
    resetkinds: choice([...OPTION_KINDS, 'all'], { default: ['all'], multi: true }),
    change: string({ multi: true }),
    optionname: string({}),
    optionvalue: string({}),
    global: choice(['ignore', 'update', 'override'], { default: 'ignore' }),
  },
  examples: {
    'action=options&reset=&token=123ABC': 'apihelp-options-example-reset',
    'action=options&change=gender=female|hideminor=1&token=123ABC': 'apihelp-options-example-change',
    'action=options&optionname=userjs-colour&optionvalue=blue&token=123ABC': 'apihelp-options-example-userjs',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Options'],
  async run({ params, asker, settings, store, warn }) {
    if (asker.id === 0)
      throw refusal('notloggedin', message('apierror-mustbeloggedin', message('action-editmyoptions')));
    requireRight(asker, 'editmyoptions');
    const { reset, resetkinds, change = [], optionname, optionvalue } = params;
    if (optionvalue !== undefined && optionname === undefined) throw refusal('nooptionname', ['optionname']);

    const wanted = new Map(change.map(readChange));
    if (optionname !== undefined) wanted.set(optionname, optionvalue ?? null);
    const kinds: readonly (OptionKind | 'all')[] = reset ? resetkinds : [];
    if (kinds.length === 0 && wanted.size === 0) throw refusal('nochanges');

    const kind = (name: string) => kindOf(name, asker.rights, settings);
    const changes = new Map<string, string | null>();
    if (kinds.length > 0) {
      for (const name of (await store.options.get(asker.id)).keys()) {
        if (kinds.includes('all') || kinds.includes(kind(name))) changes.set(name, null);
      }
    }
    for (const [name, value] of wanted) {
      const wrong = checkValue(name, kind(name), value);
      if (wrong) warn({ code: 'validationfailed', message: message('apiwarn-validationfailed', name, wrong) });
      else changes.set(name, kept(name, value));
    }
    for (const [name, value] of changes)
      if (value !== null && isDefault(name, value, settings)) changes.set(name, null);
    await store.options.change(asker.id, changes);
    return { options: 'success' };
  },
});

/** `name=value` sets, `name` alone drops. */
function readChange(text: string): [name: string, value: string | null] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}

function kept(name: string, value: string | null): string | null {
  return name === 'timecorrection' && value !== null ? (readTimeCorrection(value) ?? value) : value;
}
