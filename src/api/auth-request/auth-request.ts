import type { Message } from '../../i18n/message.ts';

/** A set of fields that somebody is asked to fill in (MediaWiki: authentication request). */
export interface AuthRequest {
  /** MediaWiki's class name, which clients know it by. */
  readonly id: string;
  /** `primary-required`: one of those that have it is enough. */
  readonly required: 'optional' | 'required' | 'primary-required';
  /** What the fields belong to. */
  readonly provider: Message;
  /** Whom they are for. */
  readonly account: Message;
  readonly fields: { readonly [name: string]: AuthField };
}

/** A field to fill in. Its name as a parameter has no prefix. */
export interface AuthField {
  readonly type: 'string' | 'password' | 'checkbox' | 'button';
  readonly label: Message;
  readonly help: Message;
  readonly optional?: true;
  /** Refused in the query string. */
  readonly sensitive?: true;
}
