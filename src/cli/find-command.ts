import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** The command that words call, and the words that follow its name. Without a name it is the first of the list. */
export function findCommand(
  words: readonly string[],
  commands: readonly [Command, ...Command[]],
): { readonly command: Command; readonly rest: readonly string[] } {
  const [first] = words;
  if (first === undefined || first.startsWith('-')) return { command: commands[0], rest: words };
  for (const command of commands) {
    const name = command.name.split(' ');
    if (name.every((word, index) => words[index] === word)) return { command, rest: words.slice(name.length) };
  }
  throw new UsageError(unknown(first, words[1], commands));
}

function unknown(first: string, second: string | undefined, commands: readonly Command[]): string {
  const group = commands.map(({ name }) => name).filter((name) => name.startsWith(`${first} `));
  if (group.length === 0) {
    const known = [...new Set(commands.map(({ name }) => name.split(' ')[0]))].join(', ');
    return `${first}: there is no such command. There are: ${known}. latchkey --help says more.`;
  }
  const said = second === undefined || second.startsWith('-') ? 'say what to do' : `there is no ${first} ${second}`;
  return `${first}: ${said}. There are: ${group.join(', ')}.`;
}
