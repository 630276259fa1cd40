import { defineModule } from '../module.ts';

/** Notes that the messages on the talk page of the one who asks have been read. */
export const clearhasmsg = defineModule({
  name: 'clearhasmsg',
  group: 'action',
  mustBePosted: true,
  write: true,
  params: {},
  examples: {
    'action=clearhasmsg': 'apihelp-clearhasmsg-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:ClearHasMsg'],
  async run({ asker: { id, name }, store }) {
    await store.messages.read(id === 0 ? name : id);
    return { clearhasmsg: 'success' };
  },
});
