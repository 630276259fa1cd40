/** One number of a result, and whether it is what it must be. */
export interface Finding {
  readonly what: string;
  readonly value: number | string;
  /** What it must be, in words; none: it is only told. */
  readonly target?: string;
  readonly met: boolean;
}

/** A wiki of another make that the harness is tried on: there it must find what it looks for. */
export interface Peer {
  /** Address of its `api.php`. */
  readonly api: string;
  readonly name: string;
  readonly password: string;
}

/** What a figure is run with. */
export interface Context {
  /** How many times. */
  readonly count: number;
  readonly seed: number;
  /** The next of a row of numbers from 0 to 1 that only the seed decides. */
  readonly random: () => number;
  /** A real MediaWiki, if there is one. */
  readonly mediawiki: Peer | undefined;
  /** A wiki that is tried instead of ours. */
  readonly other: Peer | undefined;
  /** Tells how far it has come. */
  say(line: string): void;
}

/** One figure: what it shows and how. */
export interface Figure {
  readonly id: string;
  /** What it shows, in a few words. */
  readonly shows: string;
  /** How, in a few sentences. */
  readonly how: string;
  /** What a count counts. */
  readonly unit: string;
  /** How often in a small run, and in a full one. */
  readonly counts: { readonly small: number; readonly full: number };
  run(context: Context): Promise<readonly Finding[]>;
}

/** Thrown by a figure that this machine cannot run: says what it lacks. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

/** A number that is only told. */
export function told(what: string, value: number | string): Finding {
  return { what, value, met: true };
}

export function exactly(what: string, value: number, target: number): Finding {
  return { what, value, target: String(target), met: value === target };
}

export function atLeast(what: string, value: number, target: number): Finding {
  return { what, value, target: `at least ${target}`, met: value >= target };
}

/** A number that must be below another. */
export function below(what: string, value: number, target: number): Finding {
  return { what, value, target: `below ${target}`, met: value < target };
}

/** Times and memory say something of a machine that has little else to do, and of a server that has come to its usual size: in a run that is not full they are only told. */
export function inFull({ counts }: Figure, count: number, finding: Finding): Finding {
  return count < counts.full ? told(finding.what, finding.value) : finding;
}

/** What a harness that works finds where the fault is known to be: more than nothing. */
export function caught(what: string, value: number, of: number): Finding {
  return { what, value: `${value} of ${of}`, target: 'more than 0: the harness sees the fault', met: value > 0 };
}
