import { type Message, message } from '../../i18n/message.ts';
import { inEnglish } from '../../i18n/texts.ts';
import { apiCode } from '../error.ts';
import { inMessageFormat, type MessageFormat } from '../message-format.ts';
import type { Tree } from '../result.ts';

/** That a step failed, and why. */
export function tellFailure(format: MessageFormat, faults: readonly Message[]): Tree {
  return { status: 'FAIL', ...tellFaults(format, faults), canpreservestate: false };
}

/** What is wrong: one message, or a list of several as one, whose code then says only how many they are, as MediaWiki's does. */
export function tellFaults(format: MessageFormat, faults: readonly Message[]): Tree {
  const [first = message('rawmessage', null), ...others] = faults;
  if (others.length === 0) return { ...inMessageFormat(format, first), messagecode: apiCode(first.key) };
  const together = message('rawmessage', faults.map((one) => `* ${inEnglish(one)}`).join('\n'));
  const code = apiCode(faults.map((_, index) => `* $${index + 1}`).join('\n'));
  return { ...inMessageFormat(format, together), messagecode: code };
}
