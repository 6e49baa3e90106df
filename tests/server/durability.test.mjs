// What was acknowledged is there: after kill -9, after a power cut, after a full or failing disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, entryId, Office } from './office.mjs';
import { identification } from './kela.mjs';

const shim = join(build, 'tests/io_shim.so');
const note = (words) => ({ noted_on: '2026-01-05T10:00', contact_type: 'direct', facts: words });
const demo = (folder) => execFileSync(join(build, 'abri'), ['demo', '--quick', '--build-only', '--data', join(folder, 'data')], { stdio: 'pipe' });

// Eight clients, each with a file of its own, that write until `stop` says so or the connection is gone.
async function clients(office, stop, acknowledged) {
  const people = [await office.signIn('claire'), await office.signIn('bruno')];
  const one = async (number) => {
    const person = people[number % 2];
    let file = null;
    for (let i = 0; !stop(); ++i) {
      const entry = entryId();
      const answer = i % 8 === 0   // a child's name goes to the vault as well: one more sync
        ? await person.api('/cases/new', identification(`Enfant${number}`), { entry })
        : await person.api(`/cases/${file}/do/case_note`, note(`Note ${i} du client ${number}`), { entry });
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text ?? answer.refusal}`);
      ({ file } = answer);
      acknowledged.push({ file, entry });
    }
  };
  return Promise.allSettled(Array.from({ length: 8 }, (_, number) => one(number)));
}

test('100 times kill -9 in the midst of writes: nothing acknowledged is lost', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abri-kill-'));
  try {
    demo(folder);
    const acknowledged = [];
    let kills = 0;
    for (; kills < 100 || acknowledged.length < 1000; ++kills) {
      const office = await Office.start({ folder, serve: true });
      const before = acknowledged.length;
      const running = clients(office, () => false, acknowledged);
      while (acknowledged.length === before) await new Promise((resolve) => { setTimeout(resolve, 2); });
      await new Promise((resolve) => { setTimeout(resolve, Math.random() * 60); });
      await office.kill();
      await running;
    }
    console.log(`${kills} kills, ${acknowledged.length} acknowledged writes`);
    const office = await Office.start({ folder, serve: true });
    const listed = new Map();
    for (const name of ['claire', 'bruno']) {
      const person = await office.signIn(name);
      for (const { file } of acknowledged) {
        const found = listed.has(file) ? null : await person.case(file);
        if (found?.entries) listed.set(file, new Set(found.entries.map(({ entry }) => entry)));
      }
    }
    for (const { file, entry } of acknowledged) assert.ok(listed.get(file)?.has(entry), `entry ${entry} is missing`);
    await office.stop();
    let seen = 0;
    for (const name of ['claire', 'bruno', 'fatou', 'idris', 'jonas', 'leila', 'marc', 'nour', 'omar', 'paul', 'rose', 'tarik', 'samuel', 'lucia', 'mariam', 'admin']) {
      const proof = office.verify(name);
      assert.equal(proof.code, 0, `${name}: ${proof.text}`);
      seen += Number(/, (\d+) rebuilt/.exec(proof.text)[1]);
    }
    assert.ok(seen >= listed.size, 'every file was rebuilt by somebody who opens it');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

// A traced run of about `writes` writes; then the judge.
async function powerCut(program, writes, images) {
  const folder = mkdtempSync(join(tmpdir(), 'abri-power-'));
  try {
    demo(folder);
    cpSync(join(folder, 'data'), join(folder, 'before'), { recursive: true });
    const acknowledged = [];
    const office = await Office.start({ folder, serve: true, program, preload: { LD_PRELOAD: shim, ABRI_TRACE: join(folder, 'trace') } });
    const ended = await clients(office, () => acknowledged.length >= writes, acknowledged);
    await office.kill();
    assert.deepEqual(ended.filter(({ status }) => status === 'rejected'), []);
    try {
      return { code: 0, text: execFileSync(join(build, 'tests/power_cut'), [join(folder, 'before'), join(folder, 'data.slot'), join(folder, 'trace'), String(images)], { stdio: 'pipe' }).toString() };
    } catch (error) {
      return { code: error.status, text: String(error.stdout) };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('no answer leaves before a sync that covers it, and 10,000 power cuts lose nothing acknowledged', { timeout: 600_000 }, async () => {
  const judged = await powerCut('abri', 400, 10_000);
  console.log(judged.text);
  assert.equal(judged.code, 0, judged.text);
  assert.match(judged.text, /10000 images, 0 bad/);
  const [, writes, syncs] = /(\d+) acknowledged writes, (\d+) syncs/.exec(judged.text).map(Number);
  assert.ok(syncs <= writes / 4, `${syncs} syncs for ${writes} writes of eight clients`);
});

test('the same judge catches a build that does not sync', { timeout: 300_000 }, async () => {
  const judged = await powerCut('abri_unsynced', 100, 200);
  assert.equal(judged.code, 3, judged.text);
  assert.doesNotMatch(judged.text, / 0 promised too early/);
  assert.doesNotMatch(judged.text, / 0 bad/);
});

for (const [what, sign] of [['the disk is full', 'f'], ['writes fail', 'w'], ['syncs fail', 's']]) {
  test(`${what}: a clear 503 that loses nothing typed, nothing acknowledged lost, and on it goes afterwards`, { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'abri-full-'));
    let office;
    try {
      demo(folder);
      const switchFile = join(folder, 'fault');
      const disk = (state) => writeFileSync(switchFile, state);
      disk('-');
      office = await Office.start({ folder, serve: true, preload: { LD_PRELOAD: shim, ABRI_FAULT: switchFile } });
      const claire = await office.signIn('claire');
      const acknowledged = [];
      const opened = await claire.api('/cases/new', identification('Avant'));
      assert.equal(opened.status, 201);
      acknowledged.push(opened);
      for (let round = 0; round < 3; ++round) {
        const entry = entryId();
        disk(sign);
        for (let again = 0; again < 3; ++again) {
          const refused = await claire.api(`/cases/${opened.file}/do/case_note`, note(`Pendant ${round}`), { entry });
          assert.equal(refused.status, 503, JSON.stringify(refused));
          assert.equal(refused.refusal, 'store_unavailable');
        }
        assert.equal((await fetch(`${office.base}/health/ready`)).status, 503);
        disk('-');
        assert.equal((await fetch(`${office.base}/health/ready`)).status, 204);
        const page = await claire.page('/cases/new', { ...identification('Pendant'), entry: entryId() }, '/cases/new', () => disk(sign));
        assert.equal(page.status, 503);
        assert.match(page.text, /Rien n&#39;a été enregistré|Rien n'a été enregistré/);
        assert.match(page.text, /name="concern_summary" value="Violences à la maison, frère blessé"/, 'what was typed stands in the page');
        disk('-');
        const done = await claire.api(`/cases/${opened.file}/do/case_note`, note(`Pendant ${round}`), { entry });
        assert.equal(done.status, 201, JSON.stringify(done));
        acknowledged.push(done);
      }
      const now = new Set((await claire.case(opened.file)).entries.map(({ entry }) => entry));
      for (const { entry } of acknowledged) assert.ok(now.has(entry));
      assert.equal(now.size, 4, 'an entry sent several times is one entry');
      assert.doesNotMatch(office.log, /Violences|Pendant/);
      await office.stop();
      assert.equal(office.verify('claire').code, 0);
    } finally {
      await office?.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
