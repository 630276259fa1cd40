import { replacer } from './replacer.ts';

/** Makes text safe to stand in HTML or XML, in an element or in a quoted attribute. */
export const escapeHtml = replacer({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
});
