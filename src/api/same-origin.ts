import { type ApiRequest, field } from './request.ts';

/** Whether a page of another site could read the answer: then nobody is logged in. */
export function lacksSameOrigin(request: ApiRequest): boolean {
  return (
    field(request, 'callback') !== undefined ||
    field(request, 'origin') === '*' ||
    request.headers['treat-as-untrusted'] !== undefined
  );
}

/** Tells a client that it was not recognised on purpose. */
export const LOGIN_SUPPRESSED = ['MediaWiki-Login-Suppressed', 'true'] as const;
