import { type Message, message } from '../../i18n/message.ts';
import { LANGUAGE_NAMES } from '../query/siteinfo/language-names.ts';
import type { OptionKind } from './preferences.ts';
import { readTimeCorrection } from './time-correction.ts';

const MAX_KEY_BYTES = 255;
const MAX_VALUE_BYTES = 65_530;
const MAX_SIGNATURE_LENGTH = 255;

type Check = (value: string) => Message | undefined;

/** What the values of preferences must be; those that are not here may be any text. */
const CHECKS = new Map<string, Check>(
  Object.entries({
    date: oneOf('default', 'mdy', 'dmy', 'ymd', 'ISO 8601'),
    editfont: oneOf('monospace', 'sans-serif', 'serif'),
    gender: oneOf('unknown', 'male', 'female'),
    imagesize: oneOf('0', '1', '2', '3', '4', '5'),
    language: oneOf(...Object.keys(LANGUAGE_NAMES)),
    nickname: (value) =>
      [...value].length > MAX_SIGNATURE_LENGTH ? message('badsiglength', MAX_SIGNATURE_LENGTH) : undefined,
    rcdays: numberBetween(1 / 24, 90),
    rclimit: integerBetween(1, 1000),
    searchlimit: integerBetween(1, 500),
    skin: oneOf('minerva', 'monobook', 'timeless', 'vector', 'vector-2022'),
    thumbsize: oneOf('0', '1', '2', '3', '4', '5'),
    timecorrection: (value) => (readTimeCorrection(value) === undefined ? message('timezone-invalid') : undefined),
    underline: oneOf('0', '1', '2'),
    watchlistdays: numberBetween(1 / 24, 90),
    wllimit: integerBetween(1, 1000),
  } satisfies { readonly [name: string]: Check }),
);

/** What is wrong with setting a preference of some kind to a value (null: to drop it), if anything is. */
export function checkValue(name: string, kind: OptionKind, value: string | null): Message | undefined {
  const wrong = checkKey(name, kind) ?? (value === null ? undefined : CHECKS.get(name)?.(value));
  if (wrong) return wrong;
  if (value !== null && Buffer.byteLength(value) > MAX_VALUE_BYTES) {
    return message('apiwarn-validationfailed-valuetoolong', { num: MAX_VALUE_BYTES });
  }
  return undefined;
}

function checkKey(name: string, kind: OptionKind): Message | undefined {
  if (kind === 'special') return message('apiwarn-validationfailed-cannotset');
  if (kind === 'unused') return message('apiwarn-validationfailed-badpref');
  if (kind !== 'userjs') return undefined;
  if (Buffer.byteLength(name) > MAX_KEY_BYTES) {
    return message('apiwarn-validationfailed-keytoolong', { num: MAX_KEY_BYTES });
  }
  return /[^\w-]/.test(name) ? message('apiwarn-validationfailed-badchars') : undefined;
}

function oneOf(...values: readonly string[]): Check {
  const known = new Set(values);
  return (value) => (known.has(value) ? undefined : message('htmlform-select-badoption'));
}

function integerBetween(least: number, most: number): Check {
  const range = numberBetween(least, most);
  return (value) => {
    const wrong = range(value);
    return wrong === undefined && !/^(?:[+-]?\d+)?$/.test(value.trim()) ? message('htmlform-int-invalid') : wrong;
  };
}

function numberBetween(least: number, most: number): Check {
  return (value) => {
    const text = value.trim();
    if (text === '') return undefined;
    if (!/^[+-]?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(text)) return message('htmlform-float-invalid');
    if (Number(text) < least) return message('htmlform-int-toolow', least);
    return Number(text) > most ? message('htmlform-int-toohigh', most) : undefined;
  };
}
