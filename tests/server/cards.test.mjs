// A card that does not open is never passed over in silence: lists say how many files are missing, `abri verify` names
// them, whoever can open such a file makes its card anew by signing in, and `abri rebuild` does all.
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Office, build, password } from './office.mjs';

let office, codes;
const folder = () => office.folder;
const listed = async (person) => (await person.get('/api/v1/cases')).json;
async function again() {
  await office.stop();
  office = await Office.start({ serve: true, folder: folder(), places: [] });
}
// One card that no key opens, one that is gone.
function spoil() {
  const [first, second] = office.sql("select hex(file) from cards order by file").split('\n');
  office.sql(`update cards set sealed = x'00112233' where file = x'${first}'`);
  office.sql(`delete from cards where file = x'${second}'`);
}

before(async () => {
  office = await Office.start({ places: [] });
  codes = (await listed(await office.signIn('samuel'))).data.map((one) => one.case_code).sort();
  assert.ok(codes.length >= 3);
  await office.stop();
  spoil();
});
after(() => office.remove());

test('abri verify names the card that is gone, and with keys the one that does not open', () => {
  const plain = office.verify();
  assert.equal(plain.code, 3);
  assert.match(plain.text, /no card: no list shows this file/);
  assert.match(office.verify('samuel').text, /card does not open: no list shows this file/);
});

test('until they are made anew, lists say how many files are missing', async () => {
  await again();
  const worker = await office.signIn('marc');   // of another team: opens none of them
  assert.equal((await listed(worker)).metadata.missing, 2);
  for (const path of ['/cases', '/day']) assert.match((await worker.get(path)).text, /2 dossiers du bureau manquent aux listes/);
});

test('whoever can open the files makes their cards anew by signing in', async () => {
  const samuel = await office.signIn('samuel');
  const all = await listed(samuel);
  assert.deepEqual(all.data.map((one) => one.case_code).sort(), codes);
  assert.equal(all.metadata.missing, 0);
  assert.ok(!(await samuel.get('/cases')).text.includes('manquent aux listes'));
  await office.stop();
  assert.equal(office.verify('samuel').code, 0, office.verify('samuel').text);
});

test('abri rebuild makes all that its user opens, and says what is still missing', () => {
  spoil();
  const run = (as) => {
    try {
      return { code: 0, text: execFileSync(join(build, 'abri'), ['rebuild', '--data', office.data, '--as', as], { input: `${password}\n`, stdio: ['pipe', 'pipe', 'pipe'] }).toString() };
    } catch (error) {
      return { code: error.status, text: `${error.stdout}${error.stderr}` };
    }
  };
  const outsider = run('marc');
  assert.equal(outsider.code, 3);
  assert.match(outsider.text, /2 missing from the lists/);
  const supervisor = run('samuel');
  assert.equal(supervisor.code, 0, supervisor.text);
  assert.equal(office.verify('samuel').code, 0);
});
