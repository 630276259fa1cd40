import type { Command } from './command.ts';
import { PROGRAM } from './program.ts';
import { UsageError } from './usage-error.ts';

/** The command that words call, and the words around its name: options may stand before it. Without a name it is the first of the list. */
export function findCommand(
  words: readonly string[],
  commands: readonly [Command, ...Command[]],
): { readonly command: Command; readonly rest: readonly string[] } {
  const before = countOptions(words, commands);
  const [first, second] = words.slice(before);
  if (first === undefined) return { command: commands[0], rest: words };
  for (const command of commands) {
    const name = command.name.split(' ');
    const isIt = name.every((word, index) => words[before + index] === word);
    if (isIt) return { command, rest: words.toSpliced(before, name.length) };
  }
  if (before > 0) return { command: commands[0], rest: words };
  throw new UsageError(unknown(first, second, commands));
}

/** How many words at the beginning are options, with the values that they take. */
function countOptions(words: readonly string[], commands: readonly Command[]): number {
  const takers = commands.flatMap(({ options }) =>
    Object.entries(options).flatMap(([name, { value }]) => (value === null ? [] : [`--${name}`])),
  );
  let count = 0;
  while (words[count]?.startsWith('-')) {
    const hasValue = takers.includes(words[count] ?? '') && !words[count + 1]?.startsWith('-');
    count += hasValue ? 2 : 1;
  }
  return Math.min(count, words.length);
}

function unknown(first: string, second: string | undefined, commands: readonly Command[]): string {
  const group = commands.map(({ name }) => name).filter((name) => name.startsWith(`${first} `));
  if (group.length === 0) {
    const known = [...new Set(commands.map(({ name }) => name.split(' ')[0]))].join(', ');
    return `${first}: there is no such command. There are: ${known}. ${PROGRAM} --help says more.`;
  }
  const said = second === undefined || second.startsWith('-') ? 'say what to do' : `there is no ${first} ${second}`;
  return `${first}: ${said}. There are: ${group.join(', ')}.`;
}
