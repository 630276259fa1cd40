import { ListenError } from '../lib/listen-error.ts';
import { SettingError } from '../lib/setting-error.ts';
import { StoreError } from '../store/store-error.ts';
import { COMMANDS } from './commands.ts';
import { findCommand } from './find-command.ts';
import { commandHelp, groupHelp, help } from './help.ts';
import type { Io } from './io.ts';
import { readCommandLine } from './read-command-line.ts';
import { RefusedError } from './refused-error.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** Does what a command line says and gives the exit code: 0 done, 1 failed, 2 wrongly asked. */
export async function main(words: readonly string[], io: Io): Promise<number> {
  try {
    await run(words, io);
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    io.warn(`latchkey: ${error.message}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function run(words: readonly string[], io: Io): Promise<void> {
  if (words.includes('--version')) return io.print(`latchkey ${version()}`);
  if (words[0] === 'help') return io.print(...helpOn(words.slice(1)));
  if (words.includes('--help') || words.includes('-h')) return io.print(...helpOn(words));
  const { command, rest } = findCommand(words, COMMANDS);
  await command.run({ ...readCommandLine(command, rest, io.env), io });
}

function helpOn(words: readonly string[]): readonly string[] {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  if (first === undefined) return help(COMMANDS);
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (second === undefined && group.length > 0) return groupHelp(group);
  return commandHelp(findCommand(words, COMMANDS).command);
}

/** What the operator can put right gets a line, not a stack trace. */
function isExpected(error: unknown): error is Error {
  return [UsageError, RefusedError, ListenError, SettingError, StoreError].some((kind) => error instanceof kind);
}
