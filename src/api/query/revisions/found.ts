import type { RevisionRow } from '../../../store/pages.ts';

/** Revisions that were found. */
export interface FoundRevisions {
  readonly rows: readonly RevisionRow[];
  /** The first of the rest. */
  readonly next: Pick<RevisionRow, 'id' | 'page' | 'timestamp'> | undefined;
  /** How a revision is written as the one to go on with. */
  written(row: Pick<RevisionRow, 'id' | 'page' | 'timestamp'>): string;
}
