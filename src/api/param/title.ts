import { readTitle } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

/** The title of a page; of one that must be there, for which the module looks, if `mustExist`. */
export function title<const O extends ParamOptions<string | readonly string[]>>(
  options: O,
  { mustExist = false }: { readonly mustExist?: boolean } = {},
): Param<Read<string, O>> {
  const type: ParamType<string> = {
    read(text, { name }) {
      const title = text.replaceAll('_', ' ').trim();
      // What the wiki is called matters only to which namespace a title is in.
      if ('key' in readTitle(title, 'Project')) throw refusal('badtitle', [name, text]);
      return title;
    },
    describe: () => ({ type: 'title', mustExist }),
  };
  return param(type, options);
}
