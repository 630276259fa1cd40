import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { ask } from '../child.ts';
import { type Figure, told } from '../figure.ts';
import { editing, FLOW_CONNECTIONS, flowing, logIn, REVISIONS, reading, TOKENS, USERINFO } from '../jobs.ts';
import type { LoadDone, LoadJob } from '../load.ts';
import type { Bench } from '../part.ts';
import { roundsOfWarmUp } from '../rounds.ts';
import { startLatchkey } from '../server-process.ts';
import { median } from '../stats.ts';

const { ORACLE_URL, ORACLE_FPM_PID } = process.env;

/** How many times more than Latchkey it is to take, where that is promised. */
const TARGETS: { readonly [name: string]: number } = { tokens: 250, userinfo: 250, flow: 200 };

/** As many as the oracle has processes. */
const SIDE_BY_SIDE = 4;

interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly fields: { readonly [name: string]: string };
}

/**
 * What a request costs a real MediaWiki, against Latchkey in the same rounds: ORACLE_URL is its `api.php`, ORACLE_FPM_PID the
 * main process of its php-fpm. Counted is the time of the PHP processes alone, not that of their database and web server.
 */
export async function oracle(bench: Bench): Promise<readonly Figure[] | undefined> {
  if (!ORACLE_URL || !ORACLE_FPM_PID) return undefined;
  const { directory, load, rounds, seconds, told: tell } = bench;
  const server = await startLatchkey(join(directory, 'data'), FLOW_CONNECTIONS);
  const own = await logIn(load, server);
  const agent = new Agent({ keepAlive: true });
  const clients = Array.from({ length: SIDE_BY_SIDE }, () => new OracleClient(ORACLE_URL, agent));
  await Promise.all(clients.map((client) => client.logIn()));
  await ask(load, editing(server, own, 0.1));
  await clients[0]?.edit(0);
  const fields = (query: string) => Object.fromEntries(new URLSearchParams(query));
  const kinds = {
    tokens: {
      job: reading(server, TOKENS, own, seconds),
      ask: async (client: OracleClient) => count(await client.ask({ fields: fields(TOKENS.query) }), TOKENS.expect),
    },
    userinfo: {
      job: reading(server, USERINFO, own, seconds),
      ask: async (client: OracleClient) => count(await client.ask({ fields: fields(USERINFO.query) }), USERINFO.expect),
    },
    revisions: {
      job: reading(server, REVISIONS, own, seconds),
      ask: async (client: OracleClient) =>
        count(await client.ask({ fields: fields(REVISIONS.query) }), REVISIONS.expect),
    },
    edit: { job: editing(server, own, seconds), ask: (client: OracleClient) => client.edit(clients.indexOf(client)) },
    flow: { job: flowing(server, seconds), ask: () => new OracleClient(ORACLE_URL, agent).flow() },
  };
  const costs = Object.keys(kinds).map((name) => ({
    name: name as keyof typeof kinds,
    theirs: [] as number[],
    ours: [] as number[],
  }));
  try {
    for (let round = 1 - roundsOfWarmUp(seconds); round <= rounds; round++) {
      tell(round < 1 ? 'warming up' : `round ${round} of ${rounds}`);
      for (const cost of costs) {
        const kind = kinds[cost.name];
        const theirs = await costOfOracle(clients, kind.ask, seconds);
        const ours = await costOfLatchkey(kind.job);
        if (round < 1) continue;
        cost.theirs.push(theirs);
        cost.ours.push(ours);
      }
    }
  } finally {
    agent.destroy();
    await server.stop();
  }
  return costs.flatMap(({ name, theirs, ours }): Figure[] => [
    {
      name: `${name}: MediaWiki 1.43 / Latchkey, CPU`,
      value: median(theirs.map((cost, round) => cost / (ours[round] ?? cost))),
      unit: '',
      target: name in TARGETS ? { atLeast: TARGETS[name] as number } : null,
    },
    told(`${name}, MediaWiki 1.43, CPU per request`, median(theirs), 'µs'),
  ]);

  async function costOfLatchkey(job: LoadJob): Promise<number> {
    const before = (await server.usage()).cpu;
    const { requests } = await ask<LoadDone>(load, job);
    return ((await server.usage()).cpu - before) / requests;
  }
}

async function costOfOracle(
  clients: readonly OracleClient[],
  ask: (client: OracleClient) => Promise<number>,
  seconds: number,
): Promise<number> {
  const before = cpuOfPhp();
  const until = performance.now() + seconds * 1000;
  const counts = await Promise.all(
    clients.map(async (client) => {
      let requests = 0;
      while (performance.now() < until) requests += await ask(client);
      return requests;
    }),
  );
  return (cpuOfPhp() - before) / counts.reduce((sum, one) => sum + one, 0);
}

function count(text: string, expect: string): number {
  if (!new RegExp(expect).test(text)) throw new Error(`Not the answer of the oracle that was expected: ${text}`);
  return 1;
}

/** A client of the oracle that keeps cookies. */
class OracleClient {
  readonly #url: string;
  readonly #agent: Agent;
  readonly #cookies = new Map<string, string>();
  #csrf: string | undefined;
  #edits = 0;

  constructor(url: string, agent: Agent) {
    this.#url = url;
    this.#agent = agent;
  }

  async logIn(): Promise<void> {
    const { name, secret, appid } = botOfOracle();
    const lgtoken = await this.#token('login');
    const fields = { action: 'login', lgname: `${name}@${appid}`, lgpassword: secret, lgtoken };
    const text = await this.ask({ method: 'POST', fields });
    if (!text.includes('"Success"')) throw new Error(`The oracle lets nobody in: ${text}`);
  }

  /** The four requests. */
  async flow(): Promise<number> {
    await this.logIn();
    const text = await this.ask({ method: 'POST', fields: { action: 'logout', token: await this.#token('csrf') } });
    if (text !== '{}') throw new Error(`The oracle does not log out: ${text}`);
    return 4;
  }

  /** Gives a small page another text. */
  async edit(page: number): Promise<number> {
    this.#csrf ??= await this.#token('csrf');
    const text = `A small page, changed at ${Date.now()} ${this.#edits++}.`;
    const fields = { action: 'edit', title: `Bench ${page}`, text, summary: 'bench', token: this.#csrf };
    return count(await this.ask({ method: 'POST', fields }), '"result":"Success"');
  }

  async #token(type: string): Promise<string> {
    const text = await this.ask({ fields: { action: 'query', meta: 'tokens', type } });
    return JSON.parse(text).query.tokens[`${type}token`];
  }

  ask({ method = 'GET', fields }: Asked): Promise<string> {
    const form = new URLSearchParams({ format: 'json', ...fields }).toString();
    const url = new URL(method === 'GET' ? `${this.#url}?${form}` : this.#url);
    const headers = {
      Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(url, { method, agent: this.#agent, headers }, (response) => {
        for (const cookie of response.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          this.#cookies.set(name, value);
        }
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text)).on('error', reject);
      });
      asked.on('error', reject).end(method === 'POST' ? form : undefined);
    });
  }
}

/** The first bot password that the oracle was seeded with, and whose it is. */
function botOfOracle(): { readonly name: string; readonly appid: string; readonly secret: string } {
  const file = join(import.meta.dirname, '../../test/oracle/fixtures.json');
  const { accounts, botpasswords } = JSON.parse(readFileSync(file, 'utf8'));
  const [{ account, appid, secret }] = Object.values(botpasswords) as [
    { account: string; appid: string; secret: string },
  ];
  return { name: accounts[account].name, appid, secret };
}

/** Microseconds of CPU time that php-fpm and its children have used. */
function cpuOfPhp(): number {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const used = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(pid))
    .filter((stat) => stat?.pid === ORACLE_FPM_PID || stat?.parent === ORACLE_FPM_PID)
    .reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
  return (used / ticks) * 1e6;
}

function statOf(pid: string): { readonly pid: string; readonly parent: string; readonly ticks: number } | undefined {
  try {
    // After the name, which may hold anything: state, parent, … user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { pid, parent: fields[1] ?? '', ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return undefined;
  }
}
