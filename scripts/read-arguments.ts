import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/**
 * Reads the arguments of a command of this repository. Asked for `--help`, it tells how the command is used and ends the
 * process; what cannot be read ends it too, with one line that says why, and 2.
 */
export function readArguments<const O extends ParseArgsOptionsConfig>(usage: string, options: O) {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const [reason] = (error as Error).message.split('. ');
    return refuse(`${reason}. --help tells what there is.`);
  }
}

/** The number that an option was given: a whole one, from `least` on. */
export function wholeNumber(option: string, text: string, least = 0): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least) return number;
  return refuse(`--${option} ${text}: give a whole number, ${least} or more.`);
}

/** Ends the process: what was asked for cannot be done. */
export function refuse(line: string): never {
  console.error(line);
  process.exit(2);
}
