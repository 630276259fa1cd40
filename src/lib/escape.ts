import { replacer } from './replacer.ts';

/** Makes text safe to stand in HTML or XML, in an element or in a quoted attribute. */
export const escapeHtml = replacer({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
});

/** Makes text safe to stand in an element, where quotes mean nothing. */
export const escapeText = replacer({ '&': '&amp;', '<': '&lt;', '>': '&gt;' });
