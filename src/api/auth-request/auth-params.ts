import { message } from '../../i18n/message.ts';
import { MESSAGE_FORMATS } from '../message-format.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';

const messageformat = choice(MESSAGE_FORMATS, {
  default: 'wikitext',
  message: message('api-help-authmanagerhelper-messageformat'),
});
const mergerequestfields = boolean({ message: message('api-help-authmanagerhelper-mergerequestfields') });

/** How to tell what is asked for. */
export const TELLING_PARAMS = { mergerequestfields, messageformat };

/** The parameters of a module that works in steps. */
export const STEP_PARAMS = {
  requests: string({ multi: true, message: message('api-help-authmanagerhelper-requests') }),
  messageformat,
  mergerequestfields,
  preservestate: boolean({ message: message('api-help-authmanagerhelper-preservestate') }),
  returnurl: string({ message: message('api-help-authmanagerhelper-returnurl') }),
  continue: boolean({ message: message('api-help-authmanagerhelper-continue') }),
};
