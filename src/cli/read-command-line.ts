import { parseArgs } from 'node:util';
import { type Command, usageOf } from './command.ts';
import { type Option, type Options, type Values, variableOf } from './option.ts';
import { PROGRAM } from './program.ts';
import { UsageError } from './usage-error.ts';

interface Given {
  /** As the operator wrote it: `--port ` or `LATCHKEY_PORT=`. */
  readonly as: string;
  readonly text: string;
}

/** Reads what follows a command's name: its arguments and options, those left out from the environment. */
export function readCommandLine(
  command: Command,
  words: readonly string[],
  env: { readonly [name: string]: string | undefined },
): { readonly args: readonly string[]; readonly options: Values<Options> } {
  const { args, given } = split(command, words);
  const values = Object.entries(command.options).map(([name, option]) => {
    const text = env[variableOf(name)];
    const inEnv = option.env && text ? { as: `${variableOf(name)}=`, text } : undefined;
    return [name, readValue(option, given.get(name) ?? inEnv)];
  });
  return { args: checked(command, args), options: Object.fromEntries(values) };
}

function split(command: Command, words: readonly string[]) {
  const types = Object.entries(command.options).map(([name, { value }]) => [
    name,
    { type: value === null ? 'boolean' : 'string' } as const,
  ]);
  const options = Object.fromEntries(types) as { [name: string]: { type: 'boolean' | 'string' } };
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const args: string[] = [];
  const given = new Map<string, Given>();
  for (const token of tokens) {
    if (token.kind === 'positional') args.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName: as, value: text = '', inlineValue } = token;
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (option === undefined) throw new UsageError(`${as}: there is no such option. ${seeHelp(command)}`);
    if (given.has(name)) throw new UsageError(`${as}: it is given twice. Give it once.`);
    if (option.value === null && inlineValue) throw new UsageError(`${as}: it takes no value. Give ${as} alone.`);
    if (option.value !== null && !inlineValue && (text === '' || text.startsWith('-')))
      throw new UsageError(`${as}: its value is missing. Give ${as} ${option.value}, or ${as}=${option.value}.`);
    given.set(name, { as: `${as} `, text });
  }
  return { args, given };
}

function readValue(option: Option<unknown>, given: Given | undefined): unknown {
  if (given === undefined) return option.otherwise;
  try {
    return option.read(given.text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${given.as}${given.text}: ${error.message}`, { cause: error });
  }
}

function checked(command: Command, args: readonly string[]): readonly string[] {
  const missing = command.args.slice(args.length).find((name) => !name.startsWith('['));
  if (missing !== undefined) {
    throw new UsageError(`${command.name}: ${missing} is missing. Give: ${usageOf(command)}.`);
  }
  const extra = args[command.args.length];
  if (extra !== undefined) {
    throw new UsageError(`${extra}: ${command.name} takes no such argument. Give: ${usageOf(command)}.`);
  }
  return command.args.map((_, index) => args[index] ?? '');
}

/** Where to look when something is not known. */
function seeHelp({ name }: Command): string {
  return `${PROGRAM} ${name === 'serve' ? '' : `${name} `}--help lists what there is.`;
}
