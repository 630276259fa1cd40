/** Where the modules come from, and under which licence. */
export const SOURCE = {
  name: 'Latchkey',
  licence: 'GPL-2.0-or-later',
  licenceUrl: 'https://spdx.org/licenses/GPL-2.0-or-later.html',
} as const;
