import { message } from '../i18n/message.ts';
import { refusal } from './error.ts';

/** The value of the one of these parameters that is given: one has to be, and no more. */
export function onlyOne<T>(values: { readonly [name: string]: T | undefined }): T {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => name);
  if (given.length > 1) throw refusal('invalidparammix', [names, names.length]);
  const [value] = given.map(([, one]) => one);
  if (value === undefined)
    throw refusal(
      'missingparam',
      message('apierror-missingparam-one-of', Object.keys(values), Object.keys(values).length),
    );
  return value;
}

/** Refuses a request that gives more than one of these parameters, named with their prefix. */
export function atMostOne(values: { readonly [name: string]: unknown }): void {
  const names = Object.keys(values).filter((name) => values[name] !== undefined);
  if (names.length > 1) throw refusal('invalidparammix', [names, names.length]);
}

/** Refuses a request that gives none of these parameters. */
export function atLeastOne(values: { readonly [name: string]: unknown }): void {
  const names = Object.keys(values);
  if (Object.values(values).some((value) => value !== undefined)) return;
  throw refusal('missingparam', message('apierror-missingparam-at-least-one-of', names, names.length));
}
