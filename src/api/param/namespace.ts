import { message } from '../../i18n/message.ts';
import { NAMESPACES } from '../../wiki/namespaces.ts';
import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

/** A namespace, by its number; those below 0 only where `extra` names them. */
export function namespace<const O extends ParamOptions<number | readonly number[]>>(
  options: O,
  extra: readonly number[] = [],
): Param<Read<number, O>> {
  const values = NAMESPACES.map(({ id }) => id).filter((id) => id >= 0 || extra.includes(id));
  const type: ParamType<number> = {
    read(text, { name, multi }) {
      const id = /^[+-]?\d+$/.test(text) ? Number(text) + 0 : Number.NaN;
      if (values.includes(id)) return id;
      const key = multi ? 'paramvalidator-badvalue-enummulti' : 'paramvalidator-badvalue-enumnotmulti';
      throw refusal('badvalue', message(key, name, text, values.map(String), values.length));
    },
    values,
    describe: () => ({ type: 'namespace', ...(extra.length > 0 && { extranamespaces: extra }) }),
  };
  return param(type, options);
}
