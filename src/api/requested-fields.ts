import { errorFormatOf } from './error-format.ts';
import { languagesOf } from './language.ts';
import { formatTimestamp } from './param/timestamp.ts';
import { type ApiRequest, field } from './request.ts';
import type { Tree } from './result.ts';
import type { Wiki } from './wiki.ts';

const NAMES = ['requestid', 'servedby', 'curtimestamp', 'responselanginfo'] as const;

/** What a client asked to be told beside the result, if anything: it stands on errors too. */
export function requestedFields(
  request: ApiRequest,
  { settings, address }: Wiki,
  now: number,
  onError: boolean,
): Tree | undefined {
  const asks = (name: (typeof NAMES)[number]) => field(request, name) !== undefined;
  if (!onError && !NAMES.some(asks)) return undefined;
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
