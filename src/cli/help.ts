import { columns } from './columns.ts';
import { type Command, usageOf } from './command.ts';
import { type Options, variableOf } from './option.ts';
import { PROGRAM } from './program.ts';

/** The help of the whole: every command, and the options of the first, which runs when none is named. */
export function help(commands: readonly [Command, ...Command[]]): readonly string[] {
  return [
    `${PROGRAM} [COMMAND] [ARGUMENTS] [OPTIONS]`,
    '',
    "The account sessions of MediaWiki's Action API, where logged out means logged out.",
    '',
    `Commands; ${PROGRAM} COMMAND --help says more of each:`,
    ...groupHelp(commands),
    '',
    `Without a command: ${commands[0].name}.`,
    ...optionsHelp(commands[0].options),
  ];
}

/** The help of some commands: a line for each. */
export function groupHelp(commands: readonly Command[]): readonly string[] {
  return columns(commands.map((command) => [`  ${[command.name, ...command.args].join(' ')}`, command.summary]));
}

/** The help of one command. */
export function commandHelp(command: Command): readonly string[] {
  return [usageOf(command), '', command.summary, ...optionsHelp(command.options)];
}

function optionsHelp(options: Options): readonly string[] {
  const rows = Object.entries(options).map(([name, { value, about, otherwise, env }]) => {
    const fallback = typeof otherwise === 'string' || typeof otherwise === 'number' ? ` [${otherwise}]` : '';
    const variable = env ? `; ${variableOf(name)}` : '';
    return [`  --${name}${value === null ? '' : ` ${value}`}`, `${about}${fallback}${variable}`];
  });
  const always = [
    ['  --help', 'Says this'],
    ['  --version', 'Says which version this is'],
  ];
  const heading = 'Options, [what holds without them], and the environment variables that stand for them:';
  return ['', heading, ...columns([...rows, ...always])];
}
