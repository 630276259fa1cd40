import type { Results } from './results.ts';

const BAR = 22;
const LEFT = 300;
const WIDTH = 420;

/** The figures that the plot shows, and who each is of. */
const SHOWN: readonly (readonly [name: string, ours: boolean])[] = [
  ['bare node:http, same work, CPU per request', false],
  ['meta=tokens, CPU per request', true],
  ['meta=userinfo, CPU per request', true],
  ['flow on bare node:http, CPU per request', false],
  ['flow, CPU per request', true],
  ['tokens, MediaWiki 1.43, CPU per request', false],
  ['flow, MediaWiki 1.43, CPU per request', false],
];

/** CPU time a request as bars, on a logarithmic scale: a MediaWiki's would hide the others. */
export function plot({ parts }: Results): string {
  const figures = Object.values(parts).flatMap((part) => part.figures);
  const bars = SHOWN.flatMap(([name, ours]) => {
    const figure = figures.find((one) => one.name === name);
    return figure ? [{ name: name.replace(', CPU per request', ''), ours, value: figure.value }] : [];
  });
  const most = Math.log10(Math.max(10, ...bars.map(({ value }) => value)));
  const drawn = bars.map(({ name, ours, value }, index) => {
    const width = ((Math.log10(Math.max(1, value)) / most) * WIDTH).toFixed(0);
    const top = 34 + index * (BAR + 8);
    return [
      `  <text x="${LEFT - 10}" y="${top + 16}" text-anchor="end">${name}</text>`,
      `  <rect x="${LEFT}" y="${top}" width="${width}" height="${BAR}" fill="${ours ? '#36c' : '#a2a9b1'}"/>`,
      `  <text x="${LEFT + Number(width) + 8}" y="${top + 16}">${value >= 100 ? value.toFixed(0) : value.toFixed(1)} µs</text>`,
    ].join('\n');
  });
  const height = 44 + bars.length * (BAR + 8);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + WIDTH + 100}" height="${height}" font-family="sans-serif" font-size="13">
  <title>CPU time of the server a request</title>
  <rect width="100%" height="100%" fill="#fff"/>
  <text x="${LEFT}" y="20" font-weight="bold">CPU time of the server a request (logarithmic)</text>
${drawn.join('\n')}
</svg>
`;
}
