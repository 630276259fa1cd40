import { defineSyntax } from './syntax.ts';

/** Nothing: for requests whose headers say enough. */
export const none = defineSyntax({
  name: 'none',
  params: {},
  write: () => ({ mime: 'text/plain', extension: 'txt', text: '' }),
});
