import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Process, temporaryDirectory } from './process.ts';

const PROGRAM = join(import.meta.dirname, '../../src/cli/latchkey.ts');
const data = temporaryDirectory();

/** Types lines at the prompts of a command in a terminal, and gives what the terminal showed. */
const TYPE = `
import os, pty, sys
answers = sys.argv[1].split('|')
pid, fd = pty.fork()
if pid == 0: os.execv(sys.argv[2], sys.argv[2:])
shown = b''
while True:
    try: chunk = os.read(fd, 1024)
    except OSError: break
    if not chunk: break
    shown += chunk
    if answers and shown.endswith(b': '):
        os.write(fd, answers.pop(0).encode().decode('unicode_escape').encode())
        shown += b'[typed]'
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

function type(answers: readonly string[], words: readonly string[]) {
  const args = ['-c', TYPE, answers.join('|'), process.execPath, PROGRAM, ...words, '--data', data];
  const { status, stdout } = spawnSync('python3', args, { encoding: 'utf8' });
  return { status, shown: stdout.replaceAll('\r\n', '\n') };
}

function hasTerminal(): boolean {
  try {
    return process.platform !== 'win32' && execFileSync('python3', ['-c', 'import pty']).length === 0;
  } catch {
    return false;
  }
}

/** Starts a server in a terminal, presses Ctrl-C when it is there, and gives what the terminal showed. */
const SERVE = `
import os, pty, sys
pid, fd = pty.fork()
if pid == 0: os.execv(sys.argv[1], sys.argv[1:])
shown, pressed = b'', False
while True:
    try: chunk = os.read(fd, 1024)
    except OSError: break
    if not chunk: break
    shown += chunk
    if b'token csrf' in shown and not pressed: pressed = os.write(fd, b'\\x03') > 0
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const options = hasTerminal() ? {} : { skip: 'needs python3' };

before(async () => {
  const server = new Process(['--port', '0', '--data', data]);
  await server.api();
  await server.stop();
});

test('on a terminal the password is asked for twice and not shown', options, () => {
  const { status, shown } = type(['a typed password\\r', 'a typed password\\r'], ['account', 'add', 'Tess']);
  assert.equal(shown, 'Password: [typed]\nThe same again: [typed]\nTess is made.\n');
  assert.equal(status, 0);
});

test('two passwords that differ are refused', options, () => {
  const { status, shown } = type(['a typed password\\r', 'another password\\r'], ['account', 'password', 'Admin']);
  assert.match(shown, /The two passwords are not the same\. Try again\.\n$/);
  assert.equal(status, 1);
});

test('Ctrl-C at the prompt changes nothing', options, () => {
  const { status, shown } = type(['half a pass\\x03'], ['account', 'add', 'Tim']);
  assert.match(shown, /No password was given\. Nothing was changed\.\n$/);
  assert.equal(status, 1);
});

test(
  'on a terminal a start shows its welcome and no log, and Ctrl-C with nothing under way says nothing',
  options,
  () => {
    const words = [PROGRAM, '--port', '0', '--data', join(temporaryDirectory(), 'new')];
    const { status, stdout } = spawnSync('python3', ['-c', SERVE, process.execPath, ...words], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.match(stdout, /^Latchkey answers at /);
    assert.doesNotMatch(stdout, /^\{|latchkey: /m);
  },
);
