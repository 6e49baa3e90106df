// The commands that the README gives are run as they stand there.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from './office.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('an office is founded, served and verified as the README says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abri-readme-'));
  try {
    const command = /^build\/release\/abri (init .*)$/m.exec(readme)[1];
    const run = (line) => execFileSync('sh', ['-c', `"${join(build, 'abri')}" ${line}`], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
    const printed = run(command);
    assert.match(printed, /Fingerprint[^\n]*\n {2}([0-9a-f]{4} ){7}[0-9a-f]{4}/);
    assert.equal(printed.match(/card \d/g).length, 3);
    assert.equal(statSync(join(folder, 'bureau.slot')).mode & 0o777, 0o600);
    assert.throws(() => run(command), /is not empty/);
    assert.match(run('verify --data bureau'), /0 files, 0 findings/);
    const served = spawn(join(build, 'abri'), [.../^build\/release\/abri (serve .*)$/m.exec(readme)[1].split(' '), '--port', '0'], { cwd: folder });
    const base = await new Promise((resolve) => { served.stdout.on('data', (bytes) => resolve(/http:\S+/.exec(bytes)[0])); });
    assert.throws(() => run('verify --data bureau'), /another Abri is running/);
    const password = /nadia\s+(\S+)/.exec(printed)[1];
    const answer = await fetch(`${base}/signin`, { method: 'POST', redirect: 'manual', headers: { 'X-App': '1', 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ username: 'nadia', password }) });
    assert.equal(answer.status, 303);
    const ended = new Promise((resolve) => { served.on('exit', resolve); });
    served.kill('SIGTERM');
    assert.equal(await ended, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the wrong call and the missing folder are said in words, with their exit codes', () => {
  const code = (...args) => { try { execFileSync(join(build, 'abri'), args, { stdio: 'pipe' }); return 0; } catch (error) { return error.status; } };
  assert.equal(code(), 2);
  assert.equal(code('serve'), 2);
  assert.equal(code('serve', '--data', '/nowhere/at/all'), 1);
  assert.equal(code('--help'), 0);
});
