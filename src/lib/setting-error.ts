/** What somebody must know who set what cannot be: one line that names the setting, its value and what it must be. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}
