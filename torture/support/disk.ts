import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SystemCall, TraceEvent } from './strace.ts';

type Change = (file: Buffer) => Buffer;

interface Written {
  readonly path: string;
  readonly change: Change;
}

/** What a disk holds of some files after what strace saw: what was synced for certain, and what was only written. */
export class Disk {
  readonly #synced = new Map<string, Buffer>();
  #written: Written[] = [];
  /** Of each sync under way: what was written before it began. */
  readonly #covered = new Map<string, readonly Written[]>();

  /** The files as they are now, all of them synced. */
  constructor(paths: readonly string[]) {
    for (const path of paths) this.#synced.set(path, existsSync(path) ? readFileSync(path) : Buffer.alloc(0));
  }

  /** How many writes no sync has covered yet. */
  get unsynced(): number {
    return this.#written.length;
  }

  /** Takes in what strace saw next; says whether it was a sync that covered something. */
  see(event: TraceEvent): boolean {
    const { call } = event;
    if (!this.#synced.has(call.on)) return false;
    const isSync = call.name === 'fsync' || call.name === 'fdatasync';
    if (event.is === 'begun') {
      if (isSync)
        this.#covered.set(
          call.thread,
          this.#written.filter(({ path }) => path === call.on),
        );
      return false;
    }
    if (!isSync) {
      const change = changeOf(call);
      if (change && event.result >= 0) this.#written.push({ path: call.on, change });
      return false;
    }
    const covered = event.result === 0 ? (this.#covered.get(call.thread) ?? []) : [];
    for (const { path, change } of covered) this.#synced.set(path, change(this.#synced.get(path) ?? Buffer.alloc(0)));
    this.#written = this.#written.filter((one) => !covered.includes(one));
    return covered.length > 0;
  }

  /** Writes the files into a folder as they are after a power cut: what was synced, and of the rest what is kept. */
  afterPowerCut(folder: string, keeps: () => boolean): void {
    const files = new Map(this.#synced);
    for (const { path, change } of this.#written) {
      if (keeps()) files.set(path, change(files.get(path) ?? Buffer.alloc(0)));
    }
    for (const [path, bytes] of files) writeFileSync(join(folder, basename(path)), bytes);
  }
}

function changeOf({ name, bytes, numbers }: SystemCall): Change | undefined {
  if (name === 'ftruncate') {
    const [size = 0] = numbers;
    return (file) => Buffer.concat([file.subarray(0, size), Buffer.alloc(Math.max(0, size - file.length))]);
  }
  if (name !== 'pwrite64') return undefined;
  const [, offset = 0] = numbers;
  return (file) => {
    const end = offset + bytes.length;
    const grown = file.length >= end ? file : Buffer.concat([file, Buffer.alloc(end - file.length)]);
    bytes.copy(grown, offset);
    return grown;
  };
}
