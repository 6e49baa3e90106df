// Before a new file: may this child have one already? (SYS-02, G-14)
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as kela from './kela.mjs';
import { entryId, Office } from './office.mjs';

let office;
before(async () => { office = await Office.start({ today: '2026-10-12T12:00' }); });
after(() => office.remove());

const calm = (name) => ({ ...kela.identification(name), urgency: 'none' });
const lines = (action) => Number(office.sql(`select count(*) from audit where instr(line, cast('${action}' as blob)) > 0`).split('\n').pop());

test("another worker's child of that name, in another script, is a possible match and no more", async () => {
  const claire = await office.signIn('claire'), fatou = await office.signIn('fatou');
  const file = await kela.register(claire, { name: 'Youssouf Mbarzuk' });
  for (const name of ['Mbarzuk Yusuf', 'مبرزك', 'Yousouf']) {
    const asked = await fatou.api('/cases/new', calm(name));
    assert.equal(asked.status, 409, name);
    assert.equal(asked.json?.refusal ?? asked.refusal, 'possible_match');
    assert.ok(!JSON.stringify(asked).includes(file), 'which file it is stays closed');
    assert.ok(!JSON.stringify(asked).includes('Mbarzuk'));
  }
});

test('what was typed stays, and one tap says that it is another child', async () => {
  const fatou = await office.signIn('fatou');
  const asked = await fatou.page('/cases/new', { entry: entryId(), ...calm('Youssouf'), concern_summary: 'Dort au marché' });
  assert.equal(asked.status, 409);
  assert.match(asked.text, /name="_new_child" value="yes"/);
  assert.match(asked.text, /Dort au marché/);
  assert.match(asked.text, /superviseur de garde/);
  const opened = await fatou.page('/cases/new', { entry: entryId(), ...calm('Youssouf'), _new_child: 'yes' });
  assert.equal(opened.status, 303);
});

test('nothing keeps an urgent child waiting, and a retry of what was saved is no second child', async () => {
  const fatou = await office.signIn('fatou');
  for (const urgency of ['urgent', 'imminent_danger']) assert.equal((await fatou.api('/cases/new', { ...calm('Youssouf'), urgency })).status, 201, urgency);
  const entry = entryId();
  const first = await fatou.api('/cases/new', calm('Ngwembe Tilaru'), { entry });
  assert.equal(first.status, 201);
  assert.equal((await fatou.api('/cases/new', calm('Ngwembe Tilaru'), { entry })).file, first.file);
});

test("the names of the office are not to be had by guessing: after forty questions in an hour none is answered", async () => {
  const marc = await office.signIn('marc');
  let answer;
  for (let i = 0; i < 40; ++i) answer = await marc.page('/search', { q: 'Zyxw' });
  assert.equal(answer.status, 200);
  const refused = await marc.page('/search', { q: 'Mbarzuk' });
  assert.equal(refused.status, 429);
  assert.ok(!/Correspondance possible/.test(refused.text));
  assert.equal((await marc.api('/cases/new', calm('Mbarzuk'))).status, 201, 'but a file is opened all the same');
});

test('each meeting of a name is one line of the audit log, with the file it met', async () => {
  await office.stop();
  assert.equal(lines('possible_match'), 4);
});
