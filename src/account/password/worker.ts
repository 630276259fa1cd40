import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashPassword, verifyPassword } from './formats.ts';
import type { Job, JobResult } from './job.ts';

// Passwords give way to requests. On a busy machine they get a share of it still: the lowest priority, 19, would get next to none.
// Elsewhere than on Linux a priority is the whole process's, requests included.
if (process.platform === 'linux') setPriority(0, 5);

parentPort?.on('message', (job: Job) => {
  parentPort?.postMessage(work(job));
});

function work(job: Job): JobResult {
  try {
    if ('hash' in job) return { id: job.id, hash: hashPassword(job.password) };
    return { id: job.id, right: verifyPassword(job.verify, job.password) };
  } catch (error) {
    return { id: job.id, error: String(error) };
  }
}
