import type { Noted } from './auth-event.ts';
import type { Operation, Result } from './sqlite-operation.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

/** A writer that tells of the events that its operations noted. */
export class NotingWriter {
  readonly #writer: SqliteWriter;
  readonly #noted: Noted;

  constructor(writer: SqliteWriter, noted: Noted) {
    this.#writer = writer;
    this.#noted = noted;
  }

  /** As `SqliteWriter.write`; the rows of the result are those that are no events. */
  async write(operation: Operation): Promise<Result> {
    const { changes, rows } = await this.#writer.write(operation);
    const counts = rows.flatMap(({ counted }) => (counted === undefined ? [] : [Number(counted)]));
    operation.forEach(({ notes }, index) => {
      if (notes && changes[index]) this.#noted({ ...notes, count: notes.count ?? (counts.shift() as number) });
    });
    for (const { noted } of rows) if (noted !== undefined) this.#noted(JSON.parse(String(noted)));
    return { changes, rows: rows.filter((row) => row.noted === undefined && row.counted === undefined) };
  }
}
