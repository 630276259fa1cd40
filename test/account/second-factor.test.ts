import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondFactor } from '../../src/account/step/second-factor.ts';
import type { Progress } from '../../src/account/step/step.ts';
import { Throttle } from '../../src/account/throttle.ts';
import { account, accountsOf, NOW, plainHasher, settings } from './support.ts';

test('codes that are guessed wrong for many accounts keep nobody else out', async () => {
  const throttle = new Throttle([], () => NOW);
  const codeThrottle = new Throttle([{ count: 10, seconds: 60 }], () => NOW);
  const of = { settings, clock: () => NOW, key: Buffer.alloc(32), from: { ip: '192.0.2.1', agent: '' } };
  const deps = { ...accountsOf([]), ...plainHasher(), throttle, codeThrottle, ...of };
  const said = async (id: number) => {
    const row = account({ id, totp: 'JBSWY3DPEHPK3PXP' });
    const progress: Progress = {
      user: id,
      name: '',
      generation: 0,
      remember: false,
      reset: null,
      answered: [],
      question: null,
    };
    const judged = await secondFactor.judge({ code: 'wrong' }, row, progress, deps);
    return 'said' in judged && judged.said[0]?.key;
  };
  for (let id = 1; id <= 1200; id += 1) assert.equal(await said(id), 'oathauth-login-failed');
  for (let more = 1; more < 10; more += 1) await said(7);
  assert.equal(await said(7), 'oathauth-throttled');
});
