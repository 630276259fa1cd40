/** What a command has of the world around it. */
export interface Io {
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Whether a person reads standard error as it is written. */
  readonly stderrIsTTY: boolean;
  /** Writes lines to standard output: what was asked for. */
  print(...lines: readonly string[]): void;
  /** Writes a line to standard error: what the operator should know besides. */
  warn(line: string): void;
  /** Writes over what was drawn last on standard error, where a person reads it. */
  draw(line: string): void;
}

/** The world around this process. */
export function processIo(): Io {
  return {
    env: process.env,
    stdin: process.stdin,
    stderrIsTTY: process.stderr.isTTY === true,
    print: (...lines) => void process.stdout.write(lines.map((line) => `${line}\n`).join('')),
    draw: (line) => void process.stderr.write(`\r\u001b[K${line}`),
    warn: (line) => void process.stderr.write(`${line}\n`),
  };
}
