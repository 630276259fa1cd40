import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { text } from '../param/text.ts';
import { upload as file } from '../param/upload.ts';

/** Bytes of the largest file that MediaWiki says it takes. */
const MOST_BYTES = 100 * 1024 * 1024;

const FILE_KEY = message('apihelp-upload-param-filekey');

/** Refuses files, as a wiki does that takes none. */
export const upload = defineModule({
  name: 'upload',
  group: 'action',
  token: 'csrf',
  write: true,
  params: {
    filename: string({}),
    comment: string({ default: '', message: message('apihelp-move-param-reason') }),
    tags: tags({ message: message('apihelp-unblock-param-tags') }),
    text: text({ message: message('apihelp-edit-param-text') }),
    watch: boolean({ deprecated: true, message: message('apihelp-edit-param-watch') }),
    watchlist: choice(['watch', 'preferences', 'nochange'], {
      default: 'preferences',
      message: message('apihelp-edit-param-watchlist'),
    }),
    ignorewarnings: boolean({ message: message('apihelp-managetags-param-ignorewarnings') }),
    file: file(),
    url: string({}),
    filekey: string({ message: FILE_KEY }),
    sessionkey: string({ deprecated: true, message: FILE_KEY }),
    stash: boolean(),
    filesize: integer({ min: 0, max: MOST_BYTES }),
    offset: integer({ min: 0 }),
    chunk: file(),
    async: boolean(),
    checkstatus: boolean(),
  },
  examples: {
    'action=upload&filename=Wiki.png&url=http%3A//upload.wikimedia.org/wikipedia/en/b/bc/Wiki.png&token=123ABC':
      'apihelp-upload-example-url',
    'action=upload&filename=Wiki.png&filekey=filekey&ignorewarnings=1&token=123ABC': 'apihelp-upload-example-filekey',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Upload'],
  run() {
    throw refusal('uploaddisabled');
  },
});
