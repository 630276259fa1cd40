import { ERROR_FORMATS } from './error-format.ts';
import { defineModule, type Module } from './module.ts';
import { boolean } from './param/boolean.ts';
import { choice } from './param/choice.ts';
import { integer } from './param/integer.ts';
import { string } from './param/string.ts';
import { submodules } from './param/submodule.ts';
import { user } from './param/user.ts';

/** The parameters that every request has, whatever it asks for. */
export function defineMain(actions: readonly Module[], formats: readonly Module[]): Module {
  return defineModule({
    name: 'main',
    group: 'main',
    openToAll: true,
    params: {
      action: submodules(actions, { default: 'help' }),
      format: submodules(formats, { default: 'jsonfm' }),
      maxlag: integer({}),
      smaxage: integer({ default: 0, min: 0 }),
      maxage: integer({ default: 0, min: 0 }),
      assert: choice(['anon', 'bot', 'user'], {}),
      assertuser: user({}, ['name', 'temp']),
      requestid: string({}),
      servedby: boolean(),
      curtimestamp: boolean(),
      responselanginfo: boolean(),
      origin: string({}),
      uselang: string({ default: 'user' }),
      variant: string({}),
      errorformat: choice(ERROR_FORMATS, { default: 'bc' }),
      errorlang: string({ default: 'uselang' }),
      errorsuselocal: boolean(),
    },
    examples: {
      'action=help': 'apihelp-help-example-main',
      'action=help&recursivesubmodules=1': 'apihelp-help-example-recursive',
    },
    helpUrls: [],
    run: () => undefined,
  });
}
