import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** An example, and how it is run. */
export interface Language {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** What must succeed for the example to be able to run here. */
  readonly probe: readonly [program: string, ...args: string[]];
}

const example = (file: string) => join(import.meta.dirname, '../../examples', file);

/** Every language that there is an example in. */
export const LANGUAGES: readonly Language[] = [
  { name: 'Python', command: ['python3', example('login-logout.py')], probe: ['python3', '--version'] },
  { name: 'JavaScript', command: [process.execPath, example('login-logout.mjs')], probe: [process.execPath, '-v'] },
  {
    name: 'PHP',
    command: ['php', example('login-logout.php')],
    probe: ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
  },
  { name: 'shell', command: ['sh', example('login-logout.sh')], probe: ['curl', '--version'] },
];

/** Whether what an example needs is installed. */
export function isInstalled({ probe: [program, ...args] }: Language): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
