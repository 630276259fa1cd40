/** How one calls this program where it is: in a clone through npm, as a package by its name. Commands that a message names begin with it. */
export const PROGRAM = import.meta.url.endsWith('.ts')
  ? 'npm start --'
  : process.env.npm_command === 'exec'
    ? 'npx latchkey'
    : 'latchkey';
