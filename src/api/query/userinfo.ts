import { defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { list } from '../result.ts';

/** Tells who asks. */
export const userinfo = defineModule({
  name: 'userinfo',
  group: 'meta',
  prefix: 'ui',
  params: {
    prop: choice(['groups', 'rights', 'editcount', 'realname'], { multi: { all: true } }),
  },
  examples: { 'action=query&meta=userinfo': 'apihelp-query+userinfo-example-simple' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Userinfo'],
  run({ params, asker }) {
    const props = new Set(params.prop);
    return {
      userinfo: {
        id: asker.id,
        name: asker.name,
        ...(asker.id === 0 && { anon: true }),
        ...(props.has('groups') && { groups: list('g', asker.groups) }),
        ...(props.has('rights') && { rights: list('r', [...asker.rights]) }),
        ...(props.has('editcount') && { editcount: asker.account?.editCount ?? 0 }),
        ...(props.has('realname') && { realname: asker.account?.realName ?? '' }),
      },
    };
  },
});
