import type { Told } from './client.ts';
import type { Asked } from './generate.ts';

/** A difference that is known and wanted, or no difference of ours: with the reason. */
interface Rule {
  readonly reason: string;
  readonly fits: (line: string, asked: Asked, theirs: Told) => boolean;
}

const RULES: readonly Rule[] = [
  {
    reason: 'MediaWiki fails (HTTP 500) where Latchkey answers',
    fits: (_line, _asked, theirs) => theirs.status === 500,
  },
  {
    reason: 'errorformat=raw tells what goes into a text; our texts are our own, and so is what goes into them',
    fits: (line) => /\.params(?:[.:]|$)/.test(line) || /^xml: .*param/.test(line),
  },
  {
    reason: 'paraminfo and help tell of the modules there are: this server has fewer',
    fits: (line) => /^\.paraminfo\..*(?:\.type\.#|\.submodules(?:\..*)?|\.description\.#\.key): /.test(line),
  },
];

/** Why a difference is as it should be; undefined if there is no reason on the list. */
export function explain(asked: Asked, line: string, theirs: Told): string | undefined {
  return RULES.find(({ fits }) => fits(line, asked, theirs))?.reason;
}
