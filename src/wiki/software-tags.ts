import { type Message, message } from '../i18n/message.ts';

/** What a tag is called, and what it says of an edit. */
export interface TagTexts {
  readonly called: Message;
  readonly means: Message;
}

/** Every tag that the wiki itself puts onto edits. */
export const SOFTWARE_TAGS: ReadonlyMap<string, TagTexts> = new Map([
  ['mw-blank', { called: message('tag-mw-blank'), means: message('tag-mw-blank-description') }],
  [
    'mw-changed-redirect-target',
    { called: message('tag-mw-changed-redirect-target'), means: message('tag-mw-changed-redirect-target-description') },
  ],
  [
    'mw-contentmodelchange',
    { called: message('tag-mw-contentmodelchange'), means: message('tag-mw-contentmodelchange-description') },
  ],
  ['mw-manual-revert', { called: message('tag-mw-manual-revert'), means: message('tag-mw-manual-revert-description') }],
  ['mw-new-redirect', { called: message('tag-mw-new-redirect'), means: message('tag-mw-new-redirect-description') }],
  [
    'mw-removed-redirect',
    { called: message('tag-mw-removed-redirect'), means: message('tag-mw-removed-redirect-description') },
  ],
  ['mw-replace', { called: message('tag-mw-replace'), means: message('tag-mw-replace-description') }],
  ['mw-reverted', { called: message('tag-mw-reverted'), means: message('tag-mw-reverted-description') }],
  ['mw-rollback', { called: message('tag-mw-rollback'), means: message('tag-mw-rollback-description') }],
  ['mw-undo', { called: message('tag-mw-undo'), means: message('tag-mw-undo-description') }],
]);
