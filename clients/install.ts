import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_TESTING, type Client } from './clients.ts';

/** Where the packages of npm are put, outside those of the project. */
export const INSTALLED = join(import.meta.dirname, '.installed');

/** What an installation came to: the versions that are there by the clients' names, and the clients that are not, with why. */
export interface Installation {
  readonly versions: ReadonlyMap<string, string>;
  readonly missing: ReadonlyMap<string, string>;
}

/** Installs what is not there yet: from npm without running scripts of packages, from Debian if we are root. */
export function install(clients: readonly Client[]): Installation {
  const versions = new Map<string, string>();
  const missing = new Map<string, string>();
  const refusedByNpm = installFromNpm(clients);
  const refusedByDebian = installFromDebian(clients);
  if (API_TESTING.some(({ npm }) => npmVersion(npm) === undefined)) missing.set('api-testing', refusedByNpm ?? '');
  for (const { name, from } of clients) {
    const version = 'npm' in from ? npmVersion(from.npm) : debianVersion(from.debian);
    const refused = 'npm' in from ? refusedByNpm : refusedByDebian;
    if (version === undefined) missing.set(name, refused ?? 'not installed');
    else versions.set(name, version);
  }
  return { versions, missing };
}

function installFromNpm(clients: readonly Client[]): string | undefined {
  const wanted = [...clients.flatMap(({ from }) => ('npm' in from ? [from] : [])), ...API_TESTING];
  if (wanted.every(({ npm, version }) => npmVersion(npm) === version)) return undefined;
  mkdirSync(INSTALLED, { recursive: true });
  const own = join(INSTALLED, 'package.json');
  if (!existsSync(own)) writeFileSync(own, JSON.stringify({ private: true }));
  const packages = wanted.map(({ npm, version }) => `${npm}@${version}`);
  return attempt(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', ...packages],
    INSTALLED,
  );
}

function installFromDebian(clients: readonly Client[]): string | undefined {
  const wanted = clients.flatMap(({ from }) => ('debian' in from ? [from.debian] : []));
  const absent = wanted.filter((name) => debianVersion(name) === undefined);
  if (absent.length === 0) return undefined;
  if (process.getuid?.() !== 0) return `as root: apt-get install ${absent.join(' ')}`;
  return (
    attempt('apt-get', ['update']) ?? attempt('apt-get', ['install', '--yes', '--no-install-recommends', ...absent])
  );
}

/** Undefined when it went well, or why not. */
function attempt(program: string, words: readonly string[], cwd?: string): string | undefined {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(program, words, { ...(cwd !== undefined && { cwd }), env, stdio: 'pipe', timeout: 300_000 });
    return undefined;
  } catch (error) {
    return `${program} ${words[0]}: ${error instanceof Error ? error.message.split('\n')[1] : error}`;
  }
}

function npmVersion(name: string): string | undefined {
  const file = join(INSTALLED, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

function debianVersion(name: string): string | undefined {
  try {
    const words = ['--show', `--showformat=\${db:Status-Status} \${Version}`, name];
    const [status, version] = execFileSync('dpkg-query', words, { encoding: 'utf8', stdio: 'pipe' }).split(' ');
    return status === 'installed' ? version : undefined;
  } catch {
    return undefined;
  }
}
