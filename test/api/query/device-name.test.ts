import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceName } from '../../../src/api/query/sessions/device-name.ts';

const CHROMIUM = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

const NAMES = [
  [`${WINDOWS} ${CHROMIUM} Chrome/140.0.0.0 Safari/537.36`, 'Chrome, Windows'],
  [`${WINDOWS} ${CHROMIUM} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'Edge, Windows'],
  [`${WINDOWS} ${CHROMIUM} Chrome/140.0.0.0 Safari/537.36 OPR/120.0.0.0`, 'Opera, Windows'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${CHROMIUM} HeadlessChrome/140.0.0.0 Safari/537.36`, 'Headless Chrome, Linux'],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${CHROMIUM} Ubuntu Chromium/140.0.0.0 Chrome/140.0.0.0 Safari/537.36`,
    'Chromium, Linux',
  ],
  [
    `Mozilla/5.0 (Linux; Android 15) ${CHROMIUM} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet, Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  [`${IPHONE} ${APPLE} Version/18.5 Mobile/15E148 Safari/604.1`, 'Safari, iPhone'],
  [`${IPHONE} ${APPLE} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome, iPhone'],
  [`${IPHONE} ${APPLE} Version/18.0 EdgiOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 'Edge, iPhone'],
  [`${IPHONE} ${APPLE} Mobile/15E148`, 'iPhone'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/18.5 Safari/605.1.15`, 'Safari, macOS'],
  ['Mozilla/5.0 (compatible; Somebot/2.1; +http://bot.example/)', 'Somebot'],
  ['Mozilla/5.0', ''],
  ['curl/8.5.0', 'curl'],
  ['python-requests/2.32.3', 'python-requests'],
  ['mwclient/0.11.0 (https://github.com/mwclient/mwclient)', 'mwclient'],
  ['login (wikipedia:en; User:Alice) Pywikibot/10.4.0 (g123) requests/2.32.3 Python/3.12.3.final.0', 'Pywikibot'],
  ['mwn', 'mwn'],
  ['node', 'node'],
  ['okhttp/4.12.0', 'okhttp'],
  ['Go-http-client/1.1', 'Go-http-client'],
  ['MyBot/1.0 (User:Alice) Windows', 'MyBot'],
  ['', ''],
] as const;

test('a user agent is called what people call it', () => {
  assert.deepEqual(
    NAMES.map(([agent]) => deviceName(agent)),
    NAMES.map(([, name]) => name),
  );
});
