// Who opens what: keys, posts, lost passwords, and a database changed by hand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as kela from './kela.mjs';
import { build, entryId, Office, password } from './office.mjs';

let office;
before(async () => { office = await Office.start({ today: '2026-10-12T12:00' }); });
after(() => office.remove());

test("a colleague's file is not there: 404 on every page of it", async () => {
  const claire = await office.signIn('claire'), fatou = await office.signIn('fatou'), marc = await office.signIn('marc'), lucia = await office.signIn('lucia'), admin = await office.signIn('admin');
  const file = await kela.register(claire);
  for (const person of [fatou, marc, lucia, admin]) {
    for (const path of ['', '/identity', '/cover', '/do/follow_up', '/assign']) assert.equal((await person.get(`/cases/${file}${path}`)).status, 404);
    assert.equal((await person.api(`/cases/${file}/do/case_note`, { noted_on: '2026-03-03T10:00', contact_type: 'none', facts: 'x' })).status, 404);
    assert.ok(!(await person.get('/cases')).text.includes(file));
  }
  assert.equal((await (await office.signIn('samuel')).get(`/cases/${file}`)).status, 200);
  assert.equal((await admin.get('/cases')).text.includes('CP-26'), false);
});

test('with allow() switched off the bytes still stay closed', async () => {
  const unguarded = await Office.start({ today: '2026-10-12T12:00', program: 'abri_unguarded' });
  try {
    const claire = await unguarded.signIn('claire'), marc = await unguarded.signIn('marc');
    const file = await kela.register(claire);
    assert.ok((await marc.get('/cases')).text.includes(file), 'the control: without allow() the list shows it');
    for (const path of ['', '/identity', '/cover', '/do/follow_up']) assert.equal((await marc.get(`/cases/${file}${path}`)).status, 404);
  } finally {
    await unguarded.remove();
  }
});

test('a worker who loses her password comes back with all her files; the administrator saw nothing', async () => {
  const fatou = await office.signIn('fatou'), admin = await office.signIn('admin'), samuel = await office.signIn('samuel');
  const file = await kela.register(fatou);
  const before = (await fatou.get('/api/v1/cases')).json.metadata.total;
  const users = await admin.get('/users');
  const person = /Fatou.*?name="person" value="([0-9a-f]{32})"/s.exec(users.text)[1];
  const reset = await admin.page('/users/reset', { person }, '/users');
  assert.equal(reset.status, 200);
  const activation = /class="recovery-code"><bdi>([A-Z0-9-]+)</.exec(reset.text)[1];
  assert.equal((await fatou.get('/day')).status, 303, 'her old session is over');
  assert.equal(await office.signIn('fatou'), null);
  const again = await office.signIn('fatou', activation);
  assert.equal((await again.get('/day')).headers.get('location'), '/password');
  const tooShort = await again.page('/password', { password: 'court', again: 'court' });
  assert.equal(tooShort.status, 422);
  const chosen = await again.page('/password', { password: 'cinq mots pour revenir ici', again: 'cinq mots pour revenir ici' });
  const recovery = /class="recovery-code"><bdi>([A-Z0-9-]+)</.exec(chosen.text)[1];
  assert.equal((await again.get(`/cases/${file}`)).status, 404, 'nothing opens to the new key yet');
  assert.equal((await samuel.page('/team/give-back', { person }, '/team')).status, 303);
  const back = await office.signIn('fatou', 'cinq mots pour revenir ici');
  assert.equal((await back.get('/api/v1/cases')).json.metadata.total, before);
  assert.match((await back.get(`/cases/${file}/identity`)).text, /Vostrimek/);
  assert.equal((await admin.get(`/cases/${file}`)).status, 404);
  // And with the recovery code nobody else is needed.
  const answer = await fetch(`${office.base}/recover`, { method: 'POST', headers: { 'X-App': '1', 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ username: 'fatou', code: recovery, password: 'encore une autre phrase longue' }) });
  assert.equal(answer.status, 200);
  assert.match((await (await office.signIn('fatou', 'encore une autre phrase longue')).get(`/cases/${file}/identity`)).text, /Vostrimek/);
});

test('a supervisor leaves, another takes the post: she opens the files, the first no longer does', async () => {
  const claire = await office.signIn('claire'), samuel = await office.signIn('samuel');
  const file = await kela.register(claire);
  // One post at a time: the other that he holds stays his.
  const posts = async (person) => Object.fromEntries([...(await person.get('/team')).text.matchAll(/équipe (\w+) <a[^>]*hand-over\?post=([0-9a-f]{32})/g)].map(([, team, id]) => [team, id]));
  const { nord } = await posts(samuel);
  const page = (post) => `/team/hand-over?post=${post}`;
  const lucia = /value="([0-9a-f]{32})"> Lucia/.exec((await samuel.get(page(nord))).text)[1];
  assert.equal((await samuel.get(`/cases/${file}`)).status, 200);
  assert.equal((await (await office.signIn('lucia')).get(`/cases/${file}`)).status, 404);
  const give = (person, post, fields) => person.page('/team/hand-over', { post, person: lucia, ...fields }, page(post));
  const told = await give(samuel, nord, {});
  assert.equal(told.status, 422);
  assert.match(told.text, /cela lui en fera deux/);
  assert.match(told.text, /dossiers? en cours s&#39;ouvre/, 'what will happen is said first');
  assert.equal((await samuel.get(`/cases/${file}`)).status, 200, 'nothing has happened yet');
  assert.equal((await give(samuel, nord, { _confirmed: 'yes' })).status, 422, 'two teams are said, not slipped in');
  assert.equal((await give(await office.signIn('lucia'), nord, { _confirmed: 'yes', _two_teams: 'yes' })).status, 404, 'nobody takes what is not hers to give');
  assert.equal((await give(samuel, nord, { _confirmed: 'yes', _two_teams: 'yes' })).status, 303);
  const next = await office.signIn('lucia'), gone = await office.signIn('samuel');
  assert.equal((await next.get(`/cases/${file}`)).status, 200);
  assert.match((await next.get(`/cases/${file}/identity`)).text, /Vostrimek/);
  assert.equal((await gone.get(`/cases/${file}`)).status, 404);
  assert.equal((await claire.get(`/cases/${file}`)).status, 200);
  assert.deepEqual([Object.keys(await posts(gone)), Object.keys(await posts(next)).sort()], [[], ['nord', 'sud']]);
  // Her own team is still hers, the second one tap away, and the manager is told that one of them has nobody of its own.
  const codes = async () => (await next.get('/cases')).text;
  const { case_code: code } = await claire.case(file);
  assert.ok(!(await codes()).includes(code), 'she goes on with her own team');
  assert.match((await (await office.signIn('mariam')).get('/team')).text, /supervision de l&#39;équipe nord est à Lucia/);
  assert.equal((await claire.page('/team/take', { team: 'nord' }, '/cases')).status, 404);
  assert.equal((await next.page('/team/take', { team: 'est' }, '/team')).status, 404);
  assert.equal((await next.page('/team/take', { team: 'nord' }, '/team')).status, 303);
  assert.ok((await codes()).includes(code));
  // Given by mistake, it is given back: this one alone.
  const samuels = /value="([0-9a-f]{32})"> Samuel/.exec((await next.get(page(nord))).text)[1];
  assert.equal((await give(next, nord, { person: samuels, _confirmed: 'yes', _two_teams: 'yes' })).status, 303);
  assert.equal((await (await office.signIn('samuel')).get(`/cases/${file}`)).status, 200);
  const own = await office.signIn('lucia');
  assert.equal((await own.get(`/cases/${file}`)).status, 404);
  assert.deepEqual(Object.keys(await posts(own)), ['sud']);
  assert.doesNotMatch((await (await office.signIn('mariam')).get('/team')).text, /supervision de l&#39;équipe \w+ est à/);
});

test('the same form posted twice is one entry; a plan written in an old tab is shown again', async () => {
  const claire = await office.signIn('claire');
  const file = await kela.register(claire);
  const note = { noted_on: '2026-03-03T10:00', contact_type: 'none', facts: 'Une fois' };
  const entry = 'a'.repeat(32), first = await claire.api(`/cases/${file}/do/case_note`, note, { entry });
  const second = await claire.api(`/cases/${file}/do/case_note`, note, { entry });
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.equal((await claire.case(file)).entries.filter((e) => e.form === 'case_note').length, 1);
  const elsewhere = await kela.register(claire);
  assert.equal((await claire.api(`/cases/${elsewhere}/do/case_note`, note, { entry })).status, 409, 'an id of another file takes nothing over');
  await claire.write(file, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'));
  const stale = (await claire.case(file)).heads;
  await claire.write(file, 'comprehensive_assessment', { planned_on: '2026-03-04', finished: false });
  const late = await claire.api(`/cases/${file}/do/comprehensive_assessment`, { planned_on: '2026-03-05', finished: false }, { heads: stale });
  assert.deepEqual([late.status, late.refusal], [409, 'changed_since']);
});

test('what is on disk shows no name, and every chain verifies', async () => {
  await office.stop();
  const bytes = readdirSync(office.data).map((name) => readFileSync(join(office.data, name))).concat(Buffer.from(office.log));
  for (const word of ['Vostrimek', 'Quolm', 'Myrtilles', 'mandarine', 'frère blessé']) {
    for (const form of [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(Buffer.from(word).toString('base64').slice(0, 8))])
      for (const content of bytes) assert.equal(content.indexOf(form), -1, `${word} is in the clear`);
  }
  for (const as of [undefined, 'claire', 'lucia', 'marc']) {
    const proof = office.verify(as);
    assert.equal(proof.code, 0, proof.text);
    assert.match(proof.text, /\d+ files, 0 findings/);
  }
});

test('abri user reset gives new keys on a stopped node, only to an administrator, never to whoever holds a post', async () => {
  const reset = (who, as) => {
    try {
      return { code: 0, text: execFileSync(join(build, 'abri'), ['user', 'reset', who, '--data', office.data, '--as', as], { input: `${password}\n`, stdio: 'pipe' }).toString() };
    } catch (error) {
      return { code: error.status, text: error.stderr.toString() };
    }
  };
  assert.equal(reset('leila', 'claire').code, 1);
  assert.match(reset('mariam', 'admin').text, /holds a post/);
  const done = reset('leila', 'admin');
  assert.equal(done.code, 0);
  const served = await Office.start({ folder: office.folder, serve: true });
  assert.equal(await served.signIn('leila'), null);
  assert.ok(await served.signIn('leila', /shown once\): (\S+)/.exec(done.text)[1]));
  await served.stop();
});

test('without the vault everything but the identity panel works; without the slot nothing does', async () => {
  execFileSync('mkdir', [join(office.folder, 'away')]);
  for (const name of ['vault.db', 'vault.db-wal']) { try { execFileSync('mv', [join(office.data, name), join(office.folder, 'away')]); } catch { /* no journal left */ } }
  const served = await Office.start({ folder: office.folder, serve: true });
  const claire = await served.signIn('claire');
  const list = (await claire.get('/api/v1/cases')).json.data;
  assert.ok(list.length > 0);
  for (const path of ['/day', '/cases', `/cases/${list[0].id}`, `/cases/${list[0].id}/cover`, `/cases/${list[0].id}/family`, `/cases/${list[0].id}/sharing?to=health_provider`, '/services', '/words', '/day/too-much']) assert.equal((await claire.get(path)).status, 200);
  for (const path of ['/drafts', '/search', '/cases/new', '/forms/case_plan/blank']) assert.equal((await claire.get(path)).status, 200, path);
  assert.equal((await claire.page('/search', { q: 'Vostrimek' })).status, 200);
  for (const { id } of list) {
    const { open_forms: forms, entries } = await claire.case(id);
    for (const form of forms) assert.equal((await claire.get(`/cases/${id}/do/${form}`)).status, form === 'family_link' ? 303 : 200, form);
    for (const { entry } of entries) assert.equal((await claire.get(`/cases/${id}/entries/${entry}`)).status, 200);
  }
  assert.ok(!(await claire.get(`/cases/${list[0].id}/identity`)).text.includes('Vostrimek'));
  // What holds no name is written; what holds one is refused and comes back to be sent later.
  const note = await claire.api(`/cases/${list[0].id}/do/case_note`, { noted_on: '2026-01-05T10:00', contact_type: 'direct', facts: 'Sans coffre' });
  assert.ok([201, 409].includes(note.status), JSON.stringify(note));
  const named = await claire.page('/cases/new', { ...kela.identification('Ailleurs'), entry: entryId() });
  assert.equal(named.status, 503);
  assert.match(named.text, /name="child_name" value="Ailleurs"/);
  await served.stop();
  execFileSync('sh', ['-c', `mv "${office.folder}/away/"* "${office.data}/"`]);
  execFileSync('mv', [`${office.data}.slot`, `${office.data}.slot-away`]);
  const blind = office.verify();
  assert.equal(blind.code, 1);
  assert.match(blind.text, /slot .* is missing/);
  // Another office's slot is no better.
  execFileSync(join(build, 'abri'), ['demo', '--quick', '--build-only', '--data', join(office.folder, 'other')], { stdio: 'pipe' });
  execFileSync('cp', [join(office.folder, 'other.slot'), `${office.data}.slot`]);
  assert.notEqual(office.verify('claire').code, 0);
  execFileSync('rm', [`${office.data}.slot`]);
  execFileSync('mv', [`${office.data}.slot-away`, `${office.data}.slot`]);
  // The slot without a password: nobody signs in, nothing is rebuilt.
  const again = await Office.start({ folder: office.folder, serve: true });
  assert.equal(await again.signIn('claire', 'un autre mot de passe'), null);
  await again.stop();
});

test('a public key swapped in the database by hand is noticed and nothing is sealed to it', async () => {
  const claire = office.sql("select hex(person) from logins where username = 'idris'").split('\n').pop().toLowerCase();
  const row = office.sql(`select seq || ' ' || hex(content) from entries where instr(content, cast('${claire}' as blob)) > 0 and kind = 1`).split('\n').pop().split(' ');
  const at = Buffer.from(row[1], 'hex').toString('latin1').indexOf('box') + 4;
  const altered = Buffer.from(row[1], 'hex');
  altered[at + 5] = altered[at + 5] === 0x30 ? 0x31 : 0x30;
  office.sql(`update entries set content = x'${altered.toString('hex')}' where kind = 1 and seq = ${row[0]}`);
  const proof = office.verify();
  assert.equal(proof.code, 3);
  assert.match(proof.text, new RegExp(`staff directory entry ${row[0]} does not verify`));
  const served = await Office.start({ folder: office.folder, serve: true });
  const samuel = await served.signIn('samuel'), admin = await served.signIn('admin');
  assert.match((await admin.get('/users')).text, /clé non sûre/);
  const file = (await samuel.get('/api/v1/cases')).json.data[0].id;
  const refused = await samuel.page(`/cases/${file}/assign`, { entry: 'b'.repeat(32), heads: '', worker: claire, reason: 'Essai' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /clé de cette personne/);
  await served.stop();
  assert.equal(office.sql(`select count(*) from wraps where recipient = x'${claire}' and file = x'${file}'`).split('\n').pop(), '0');
});
