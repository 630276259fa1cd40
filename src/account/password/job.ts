/** What the password worker is asked. */
export type Job =
  | { readonly id: number; readonly verify: string; readonly password: string }
  | { readonly id: number; readonly hash: true; readonly password: string };

/** What it answers: whether the password is right, the new hash, or what went wrong. */
export type JobResult = { readonly id: number } & (
  | { readonly right: boolean }
  | { readonly hash: string }
  | { readonly error: string }
);
