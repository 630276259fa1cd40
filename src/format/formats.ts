import type { Format } from '../api/module.ts';
import { fm } from './fm.ts';
import { json } from './json.ts';
import { none } from './none.ts';
import { php } from './php.ts';
import { raw } from './raw.ts';
import { plain } from './syntax.ts';
import { xml } from './xml.ts';

/** Every output format, in the order in which the API tells of them. */
export const FORMATS: readonly Format[] = [
  plain(json),
  fm(json),
  plain(none),
  plain(php),
  fm(php),
  fm(raw),
  plain(xml),
  fm(xml),
];
