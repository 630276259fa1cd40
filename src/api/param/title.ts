import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

const titleType: ParamType<string> = {
  read(text, { name }) {
    const title = text.replaceAll('_', ' ').trim();
    if (title === '' || /[#<>[\]|{}]/.test(title)) throw refusal('badtitle', [name, text]);
    return title;
  },
  describe: () => ({ type: 'title', mustExist: true }),
};

/** The title of a page that must be there: the module looks for it. */
export function title<const O extends ParamOptions<string | readonly string[]>>(options: O): Param<Read<string, O>> {
  return param(titleType, options);
}
