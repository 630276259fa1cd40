import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { notice } from '../kit/notice.ts';
import { definePage } from '../page.ts';

/** Requests to the API made by hand. What is asked stands after the `#`, so that a link opens it. */
export const apiSandbox = definePage({
  title: 'Special:ApiSandbox',
  heading: message('apisandbox'),
  about: message('latchkey-sandbox-about'),
  offeredTo: 'everybody',
  scripts: ['sandbox.js'],
  show({ say, url, address }) {
    const texts = JSON.stringify({
      send: say('latchkey-sandbox-send'),
      sending: say('latchkey-sandbox-sending'),
      more: say('latchkey-sandbox-more'),
      required: say('latchkey-sandbox-required'),
      token: say('latchkey-sandbox-token'),
      request: say('latchkey-doc-request'),
      answer: say('latchkey-doc-answer'),
      as: say('latchkey-sandbox-as'),
      goOn: say('latchkey-more'),
      all: say('latchkey-sandbox-all'),
      add: say('latchkey-sandbox-add'),
      added: say('latchkey-sandbox-added'),
      remove: say('latchkey-sandbox-remove'),
      removed: say('latchkey-sandbox-removed'),
      now: say('latchkey-sandbox-now'),
      other: say('latchkey-sandbox-other'),
      addOther: say('latchkey-sandbox-add-other'),
      clear: say('latchkey-sandbox-clear'),
      examples: say('latchkey-sandbox-examples'),
      deprecated: say('latchkey-sandbox-deprecated'),
    });
    const body = html`<p class="lead">${say('latchkey-sandbox-lead')}</p>
<noscript>${notice('notice', [say('latchkey-sandbox-noscript')])}
<p><a href="${url('Special:ApiHelp')}">${say('api-help-title')}</a></p></noscript>
<div id="sandbox" data-api="${address.scriptPath}/api.php" data-url="${address.apiUrl}" data-texts="${texts}"></div>`;
    return { body };
  },
});
