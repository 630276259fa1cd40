const BROWSERS: readonly (readonly [form: RegExp, name: string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
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

/** What a user agent is for people: `Firefox, Linux`, or of what is no browser the first name that it gives itself. */
export function deviceName(agent: string): string {
  const browser = nameIn(BROWSERS, agent);
  const named = browser ?? /^[^\s/(]{1,40}/.exec(agent)?.[0] ?? '';
  return [named, browser && nameIn(SYSTEMS, agent)].filter((part) => part !== undefined && part !== '').join(', ');
}

function nameIn(known: typeof BROWSERS, agent: string): string | undefined {
  return known.find(([form]) => form.test(agent))?.[1];
}
