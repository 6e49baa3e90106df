// One office on PostgreSQL: another process takes it over, or the server stops answering commits.
// Run inside with_cluster.sh.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identification } from '../server/kela.mjs';
import { Office, entryId } from '../server/office.mjs';

const boss = `${process.env.ABRI_TEST_POSTGRES}/postgres`;
const psql = (statement) => execFileSync('psql', ['-q', boss, '-c', statement]);
const note = (words) => ({ noted_on: '2026-01-05T10:00', contact_type: 'direct', facts: words });
const health = async (office, which) => (await fetch(`${office.base}/health/${which}`)).status;
const ended = (office) => new Promise((resolve) => { office.process.exitCode === null ? office.process.on('exit', resolve) : resolve(office.process.exitCode); });

test('a commit that gets no answer ends in a 503 that keeps what was typed; sent again it is one entry', { timeout: 120_000 }, async () => {
  const office = await Office.start({});
  try {
    const claire = await office.signIn('claire');
    const { file } = await claire.api('/cases/new', identification('Avant'));
    assert.equal(await health(office, 'ready'), 204);
    const before = (await claire.case(file)).entries.length;
    const entry = entryId(), fields = note('Appel reçu ce soir');
    const form = `/cases/${file}/do/case_note`;
    const heads = (await claire.case(file)).heads;
    // No standby of that name is there: every commit waits for it.
    psql("alter system set synchronous_standby_names = 'nobody'");
    psql('select pg_reload_conf()');
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    const refused = await claire.api(form, fields, { entry, heads });
    assert.equal(refused.status, 503, JSON.stringify(refused));
    assert.equal(refused.refusal, 'store_unavailable');
    assert.match(refused.title, /ne répond pas/);
    assert.equal(await health(office, 'ready'), 503);
    assert.equal(await health(office, 'live'), 204);
    psql('alter system reset synchronous_standby_names');
    psql('select pg_reload_conf()');
    for (let tries = 0; tries < 100 && await health(office, 'ready') !== 204; ++tries) await new Promise((resolve) => { setTimeout(resolve, 200); });
    assert.equal(await health(office, 'ready'), 204);
    const again = await claire.api(form, fields, { entry, heads });
    assert.ok([200, 201].includes(again.status), JSON.stringify(again));
    const now = (await claire.case(file)).entries;
    assert.equal(now.length, before + 1, 'sent twice, written once');
    assert.ok(now.some((one) => one.entry === entry));
  } finally {
    psql('alter system reset synchronous_standby_names');
    psql('select pg_reload_conf()');
    await office.remove();
  }
});

test('a process whose office another one has taken over ends by itself, and says so', { timeout: 120_000 }, async () => {
  const first = await Office.start({});
  const folder = mkdtempSync(join(tmpdir(), 'abri-second-'));
  let second;
  try {
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    copyFileSync(join(first.folder, 'data.slot'), join(folder, 'data.slot'));
    second = await Office.start({ serve: true, folder, places: first.places });
    assert.equal(await health(second, 'ready'), 204);
    assert.equal(await ended(first), 4, first.log);
    assert.match(first.log, /another process writes this office now/);
    const claire = await second.signIn('claire');
    const written = await claire.api('/cases/new', identification('Après la reprise'));
    assert.equal(written.status, 201, JSON.stringify(written));
  } finally {
    await second?.stop();
    rmSync(folder, { recursive: true, force: true });
    await first.remove();
  }
});
