import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMIT_KINDS, LIMITS } from '../../src/http/limits.ts';
import { faultIn } from '../../src/lib/kind.ts';
import { createServer, type ServerSettings } from '../../src/server.ts';
import { SETTING_KINDS, SETTINGS } from '../../src/settings.ts';

const WRONG: readonly (readonly [given: unknown, says: RegExp])[] = [
  [{ port: 65_536 }, /: port: it must be a whole number from 0 to 65535, not 65536\.$/],
  [{ port: '80' }, /: port: .*, not "80"\.$/],
  [{ trustProxy: ['nonsense'] }, /: trustProxy: it must be a list, each item of it an address or a range.*"nonsense"/],
  [{ trustProxy: ['0.0.0.0/99'] }, /: trustProxy: /],
  [{ limits: { connections: 0 } }, /: limits\.connections: it must be a whole number from 1 to /],
  [{ limits: { conections: 1 } }, /: limits\.conections: there is no such setting\.$/],
  [{ wiki: { sitename: 'x' } }, /: wiki\.sitename: there is no such setting\.$/],
  [{ wiki: { siteName: '' } }, /: wiki\.siteName: it must be a text that is not empty, not ""\.$/],
  [{ wiki: { sessionExpirySeconds: 0 } }, /sessionExpirySeconds: it must be a whole number from 1 to \d+, not 0\.$/],
  [{ wiki: { sessionExpirySeconds: Number.NaN } }, /sessionExpirySeconds: it must be a whole number/],
  [{ wiki: { cookieExpirationDays: 401 } }, /cookieExpirationDays: it must be a whole number from 1 to 400, not 401/],
  [{ wiki: { cookiePrefix: 'a;b' } }, /cookiePrefix: /],
  [{ wiki: { cookieSameSite: 'lax' } }, /cookieSameSite: it must be one of "Lax", "Strict", "None", null, not "lax"/],
  [{ wiki: { anonymousMayRead: 'no' } }, /anonymousMayRead: it must be true or false, not "no"/],
  [
    { wiki: { passwordAttemptThrottle: [{ count: 5 }] } },
    /passwordAttemptThrottle: it must be a list, .*count: .*seconds: /,
  ],
  [{ wiki: { passwordPolicy: { minimalLength: 8 } } }, /passwordPolicy: /],
  [{ wiki: { rateLimits: { edit: { user: [1] } } } }, /rateLimits: /],
  [{ wiki: { reauthenticateTimeSeconds: { default: -2 } } }, /reauthenticateTimeSeconds: /],
  [{ wiki: { clearSiteDataOnLogout: ['cookie'] } }, /clearSiteDataOnLogout: .*"cookies"/],
  [{ wiki: { crossSiteAjaxDomains: ['https://x.example/'] } }, /crossSiteAjaxDomains: .*a domain/],
];

for (const [given, says] of WRONG) {
  test(`a server is not made with ${JSON.stringify(given)}: one line says the setting, the value and what is right`, async () => {
    await assert.rejects(createServer({ port: 0, ...(given as ServerSettings) }), (error) => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, 'SettingError');
      assert.match(error.message, says);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  });
}

test('what holds unless it is set could be set', () => {
  const defaults = Object.entries(SETTINGS).map(([name, { default: standard }]) => [name, standard]);
  assert.equal(faultIn(Object.fromEntries(defaults), SETTING_KINDS), undefined);
  assert.equal(faultIn(LIMITS, LIMIT_KINDS), undefined);
});
