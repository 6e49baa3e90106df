// An office folder of every earlier version opens, verifies and lists what it listed then.
import test, { after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Office } from './office.mjs';

const versions = new URL('../upgrade/', import.meta.url).pathname;
const kept = readdirSync(versions).filter((name) => statSync(join(versions, name)).isDirectory());
const boss = process.env.ABRI_TEST_POSTGRES;
const offices = [];
after(() => Promise.all(offices.map((office) => office.remove())));

// The same two databases of two roles as an office has, filled from the dumps.
function restored(version) {
  return ['main', 'vault'].flatMap((half) => {
    const name = `upgrade_${half}_${version}`;
    execFileSync('psql', ['-q', `${boss}/postgres`, '-c', `create role ${name} login password '${name}'`, '-c', `create database ${name} owner ${name}`, '-c', `revoke connect on database ${name} from public`]);
    const address = `postgresql://${name}:${name}@${boss.split('@')[1]}/${name}`;
    execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-f', join(versions, version, `${half}.sql`), address], { stdio: ['ignore', 'ignore', 'inherit'] });
    return [`--${half}`, address];
  });
}

async function opened(version) {
  const folder = mkdtempSync(join(tmpdir(), 'abri-upgrade-'));
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  copyFileSync(join(versions, version, boss ? 'server.slot' : 'data.slot'), join(folder, 'data.slot'));
  if (!boss) for (const name of ['main.db', 'vault.db']) copyFileSync(join(versions, version, name), join(folder, 'data', name));
  const office = await Office.start({ serve: true, folder, places: boss ? restored(version) : [] });
  offices.push(office);
  return office;
}

async function listed(office) {
  const out = {};
  for (const username of ['claire', 'samuel']) {
    const person = await office.signIn(username);
    const cases = (await person.get('/api/v1/cases')).json.data;
    out[username] = cases.map((one) => [one.case_code, one.stage, one.risk_level, one.sex]).sort();
    for (const one of cases) {
      const file = (await person.get(`/api/v1/cases/${one.id}`)).json;
      assert.equal(file.case_code, one.case_code);
      assert.ok((await person.get(`/cases/${one.id}/identity`)).text.includes('<dd'), 'the names are there');
    }
  }
  return out;
}

test('there is an office of an earlier version to open', () => assert.ok(kept.length > 0));

for (const version of kept) {
  test(`an office of version ${version} opens and lists the same${boss ? ' on PostgreSQL' : ''}`, async () => {
    const office = await opened(version);
    const expected = JSON.parse(readFileSync(join(versions, version, 'expected.json'), 'utf8'));
    // Without the last column: an age is of the day it is asked.
    const then = Object.fromEntries(Object.entries(expected).map(([who, rows]) => [who, rows.map((row) => row.slice(0, 4))]));
    assert.deepEqual(await listed(office), then);
    await office.stop();
    const verified = office.verify('claire');
    assert.equal(verified.code, 0, verified.text);
  });
}
