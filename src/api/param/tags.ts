import { message } from '../../i18n/message.ts';
import { naturalOrder } from '../../lib/natural-order.ts';
import { refusal } from '../error.ts';
import { list } from '../result.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

const tagType: ParamType<string> = {
  read: (text) => text,
  judge(texts, { tags }) {
    const unknown = texts.length === 0 ? [] : texts.filter((text) => !tags().includes(text));
    const [first, second] = unknown;
    if (first === undefined) return;
    const said =
      second === undefined
        ? message('tags-apply-not-allowed-one', first, 1)
        : message('tags-apply-not-allowed-multi', unknown.join(', '), unknown.length);
    throw refusal('badtags', said, { data: { disallowedtags: unknown } });
  },
  describe: (tags) => ({ type: list('t', tags.toSorted(naturalOrder)) }),
};

/** Tags to be put on a change: some that are defined by hand. */
export function tags(options: ParamOptions<readonly string[]> = {}): Param<Read<string, { multi: true }>> {
  return param(tagType, { ...options, multi: true });
}
