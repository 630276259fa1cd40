import type { Answer, Progress, Question } from '../../account/step/step.ts';
import { message } from '../../i18n/message.ts';
import type { AuthRequest } from './auth-request.ts';
import { PASSWORD_REQUEST, passwordChange } from './auth-requests.ts';
import type { FilledIn } from './read-requests.ts';

const CODE_REQUEST = 'MediaWiki\\Extension\\OATHAuth\\Auth\\TOTPAuthenticationRequest';
const BUTTON = 'MediaWiki\\Auth\\ButtonAuthenticationRequest';
const SKIP_REQUEST = `${BUTTON}:skipReset`;

/** The button that leaves the password as it is. */
const SKIP: AuthRequest = {
  id: SKIP_REQUEST,
  required: 'optional',
  provider: message('rawmessage', BUTTON),
  account: message('rawmessage', SKIP_REQUEST),
  fields: {
    skipReset: {
      type: 'button',
      label: message('authprovider-resetpass-skip-label'),
      help: message('authprovider-resetpass-skip-help'),
    },
  },
};

/** What a login that has come so far asks for. */
export function waitingRequests({ name, question }: Progress): readonly AuthRequest[] {
  return question === null ? [] : REQUESTS[question.asks](name, question);
}

/** What was filled in of that. */
export function answerOf(filledIn: FilledIn): Answer {
  const code = filledIn.get(CODE_REQUEST)?.OATHToken;
  const { password, retype } = filledIn.get(PASSWORD_REQUEST) ?? {};
  return {
    ...(code !== undefined && { code }),
    ...(password !== undefined && retype !== undefined && { newPassword: { first: password, again: retype } }),
    ...(filledIn.has(SKIP_REQUEST) && { skip: true }),
  };
}

const REQUESTS: {
  readonly [asks in Question['asks']]: (name: string, question: Question) => readonly AuthRequest[];
} = {
  code: (name) => [
    {
      id: CODE_REQUEST,
      required: 'required',
      provider: message('oathauth-describe-provider'),
      account: message('rawmessage', name),
      fields: {
        OATHToken: {
          type: 'string',
          label: message('oathauth-auth-token-label'),
          help: message('oathauth-auth-token-help'),
        },
      },
    },
  ],
  'new password': (name, { skippable }) =>
    skippable
      ? [{ ...passwordChange(name), required: 'optional' }, SKIP]
      : [{ ...passwordChange(name), required: 'required' }],
};
