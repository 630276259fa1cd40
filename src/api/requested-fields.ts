import { errorFormatOf } from './error-format.ts';
import { languagesOf } from './language.ts';
import { formatTimestamp } from './param/timestamp.ts';
import { type ApiRequest, field } from './request.ts';
import type { Tree } from './result.ts';
import type { Wiki } from './wiki.ts';

/** What a client asked to be told beside the result: it stands on errors too. */
export function requestedFields(request: ApiRequest, { settings, address }: Wiki, now: number, onError: boolean): Tree {
  const asks = (name: string) => field(request, name) !== undefined;
  const languages = () => {
    const { uselang, errorlang } = languagesOf(request, settings.contentLanguage);
    return { uselang, errorlang: errorFormatOf(request) === 'bc' ? 'en' : errorlang };
  };
  return {
    ...(asks('requestid') && { requestid: field(request, 'requestid') ?? '' }),
    ...(settings.showHostnames && (onError || asks('servedby')) && { servedby: address.hostName }),
    ...(asks('curtimestamp') && { curtimestamp: formatTimestamp(now) }),
    ...(asks('responselanginfo') && languages()),
  };
}
