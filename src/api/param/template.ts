import type { ParamOptions } from './param.ts';

/** What a parameter is called where it is told of: `text-{slot}` for `text-main`, if there is one for each slot. */
export function templateName(name: string, { templateVars = {} }: ParamOptions<unknown>): string {
  const [variable] = Object.keys(templateVars);
  return variable === undefined ? name : `${name.slice(0, name.indexOf('-'))}-{${variable}}`;
}

/** The parameter that must have a value for this one to be there, and the value; undefined: it always is. */
export function templateOf(
  name: string,
  { templateVars = {} }: ParamOptions<unknown>,
): { readonly of: string; readonly value: string } | undefined {
  const [of] = Object.values(templateVars);
  return of === undefined ? undefined : { of, value: name.slice(name.indexOf('-') + 1) };
}
