import { message } from '../../i18n/message.ts';
import { parseTimestamp } from '../../lib/parse-timestamp.ts';
import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

/** Milliseconds since 1970 as the API writes a time: seconds of ISO 8601, in UTC. */
export function formatTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const timestampType: ParamType<number> = {
  read(text, { name, now, warn }) {
    if (text === 'now') return now;
    if (text === '' || text === '0') {
      warn({ code: 'unclearnowtimestamp', message: message('paramvalidator-unclearnowtimestamp', name, text) });
      return now;
    }
    const time = parseTimestamp(text, now);
    if (time === undefined) throw refusal('badtimestamp', [name, text]);
    return time;
  },
  describe: () => ({ type: 'timestamp' }),
};

/** A moment: milliseconds since 1970. */
export function timestamp<const O extends ParamOptions<number>>(options: O): Param<Read<number, O>> {
  return param(timestampType, options);
}
