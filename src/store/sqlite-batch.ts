import type { Operation, Statement } from './sqlite-operation.ts';

/** Operations on their way to the thread that writes. The text of a statement goes there once: from then on its number stands for it. */
export interface Batch {
  /** Texts that the thread has not had yet, in the order of their numbers. */
  readonly texts: readonly string[];
  readonly operations: readonly (readonly NumberedStatement[])[];
}

type NumberedStatement = Pick<Statement, 'params' | 'gate'> & { readonly text: number };

/** Makes batches for one thread. */
export function batchWriter(): (operations: readonly Operation[]) => Batch {
  const numbers = new Map<string, number>();
  return (operations) => {
    const texts: string[] = [];
    const numberOf = (sql: string) => {
      const known = numbers.get(sql);
      if (known !== undefined) return known;
      texts.push(sql);
      numbers.set(sql, numbers.size);
      return numbers.size - 1;
    };
    const numbered = operations.map((operation) =>
      operation.map(({ sql, params, gate }) => ({ text: numberOf(sql), params, ...(gate && { gate }) })),
    );
    return { texts, operations: numbered };
  };
}

/** Reads, in that thread, the batches made for it. */
export function batchReader(): (batch: Batch) => readonly Operation[] {
  const known: string[] = [];
  return ({ texts, operations }) => {
    known.push(...texts);
    return operations.map((operation) =>
      operation.map(({ text, params, gate }) => ({ sql: known[text] as string, params, ...(gate && { gate }) })),
    );
  };
}
