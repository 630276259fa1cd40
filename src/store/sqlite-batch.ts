import type { Operation, Outcome, SqlValue } from './sqlite-operation.ts';

/**
 * Operations on their way to the thread that writes, as lists of numbers and texts, which cost a fraction of objects to hand
 * over. The text of a statement goes there once: from then on its number stands for it.
 */
export interface Batch {
  /** Texts that the thread has not had yet, in the order of their numbers. */
  readonly texts: readonly string[];
  readonly operations: readonly (readonly PackedStatement[])[];
}

type PackedStatement = readonly [text: number, gate: 0 | 1, ...params: readonly PackedValue[]];

/** Bytes are a text of one character a byte, in a list: a view would bring along all of the memory that it looks at. */
type PackedValue = null | number | string | readonly [bytes: string];

/** What came of an operation, on its way back: only the numbers of changed rows, where there is nothing else to tell. */
export type PackedOutcome = readonly number[] | Outcome;

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
    const packed = operations.map((operation) =>
      operation.map(
        ({ sql, params, gate }): PackedStatement => [numberOf(sql), gate ? 1 : 0, ...params.map(packValue)],
      ),
    );
    return { texts, operations: packed };
  };
}

/** Reads, in that thread, the batches made for it. */
export function batchReader(): (batch: Batch) => readonly Operation[] {
  const known: string[] = [];
  return ({ texts, operations }) => {
    known.push(...texts);
    return operations.map((operation) =>
      operation.map(([text, gate, ...params]) => {
        const statement = { sql: known[text] as string, params: params.map(unpackValue) };
        return gate === 1 ? { ...statement, gate: true } : statement;
      }),
    );
  };
}

export function packOutcome(outcome: Outcome): PackedOutcome {
  return 'rows' in outcome && outcome.rows.length === 0 ? outcome.changes : outcome;
}

export function unpackOutcome(packed: PackedOutcome): Outcome {
  return 'length' in packed ? { changes: packed, rows: [] } : packed;
}

function packValue(value: SqlValue): PackedValue {
  if (!(value instanceof Uint8Array)) return value;
  return [Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')];
}

function unpackValue(value: PackedValue): SqlValue {
  return value === null || typeof value !== 'object' ? value : Buffer.from(value[0], 'latin1');
}
