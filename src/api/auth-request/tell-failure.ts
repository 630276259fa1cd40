import { type Message, message } from '../../i18n/message.ts';
import { apiCode } from '../error.ts';
import { inMessageFormat, type MessageTelling } from '../message-format.ts';
import type { Tree } from '../result.ts';

/** That a step failed, and why. */
export function tellFailure(how: MessageTelling, faults: readonly Message[]): Tree {
  return { status: 'FAIL', ...tellFaults(how, faults), canpreservestate: false };
}

/** What is wrong: one message, or a list of several as one, whose code then says only how many they are, as MediaWiki's does. */
export function tellFaults(how: MessageTelling, faults: readonly Message[]): Tree {
  const [first = message('rawmessage', null), ...others] = faults;
  if (others.length === 0) return { ...inMessageFormat(how, first), messagecode: apiCode(first.key) };
  const together = message('rawmessage', faults.map((one) => `* ${how.language.text(one)}`).join('\n'));
  const code = apiCode(faults.map((_, index) => `* $${index + 1}`).join('\n'));
  return { ...inMessageFormat(how, together), messagecode: code };
}
