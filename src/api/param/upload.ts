import { type Param, type ParamType, param } from './param.ts';

const uploadType: ParamType<Buffer> = {
  isFile: true,
  read: (text) => Buffer.from(text),
  describe: () => ({ type: 'upload' }),
};

/** A file of a form: its bytes. */
export function upload(options: Pick<Parameters<typeof param>[1], 'message'> = {}): Param<Buffer | undefined> {
  return param(uploadType, options);
}
