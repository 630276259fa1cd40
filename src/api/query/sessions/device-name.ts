/** What an agent says of itself, and what that is called: the first that fits, since most also name those that they are like. */
const AGENTS: readonly (readonly [form: RegExp, name: string])[] = [
  [/\bPywikibot\//i, 'Pywikibot'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPT|OPX)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS|Focus)\//, 'Firefox'],
  [/\bHeadlessChrome\//, 'Headless Chrome'],
  [/\bChromium\//, 'Chromium'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.* Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [form: RegExp, name: string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * What a user agent is for people: `Firefox, Linux`; of what is no browser the first name that it gives itself. Every browser calls itself
 * Mozilla: of one that is not known only its system is told, or the name behind `compatible`.
 */
export function deviceName(agent: string): string {
  const known = nameIn(AGENTS, agent);
  const isBrowser = agent.startsWith('Mozilla/');
  const itself = isBrowser ? /\bcompatible; ([^\s/;)]{1,40})/.exec(agent)?.[1] : /^[^\s/(]{1,40}/.exec(agent)?.[0];
  const system = isBrowser ? nameIn(SYSTEMS, agent) : undefined;
  return [known ?? itself, system].filter((part) => part !== undefined).join(', ');
}

function nameIn(known: typeof AGENTS, agent: string): string | undefined {
  return known.find(([form]) => form.test(agent))?.[1];
}
