import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { list } from '../result.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

const tagType: ParamType<string> = {
  read: (text) => text,
  judge(texts) {
    const [first, second] = texts;
    if (first === undefined) return;
    const said =
      second === undefined
        ? message('tags-apply-not-allowed-one', first, 1)
        : message('tags-apply-not-allowed-multi', texts.join(', '), texts.length);
    throw refusal('badtags', said, { data: { disallowedtags: texts } });
  },
  describe: () => ({ type: list('t', []) }),
};

/** Tags to be put on a change. There are none that may be put on by hand. */
export function tags(options: ParamOptions<readonly string[]> = {}): Param<Read<string, { multi: true }>> {
  return param(tagType, { ...options, multi: true });
}
