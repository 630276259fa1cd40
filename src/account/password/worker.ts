import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashPassword, verifyPassword } from './formats.ts';
import type { Job, JobResult } from './job.ts';

// Elsewhere than on Linux a priority is the whole process's, requests included.
if (process.platform === 'linux') setPriority(0, 19);

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
