// Files in other hands: standing in, another team, people who leave; and nobody who looks at her own work.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as kela from './kela.mjs';
import { entryId, Office } from './office.mjs';

let office, served, claire, jonas, samuel, lucia, marc, mariam, admin, ids;
before(async () => {
  office = await Office.start({ today: '2026-10-12T12:00' });
  [claire, jonas, samuel, lucia, marc, mariam, admin] = await Promise.all(['claire', 'jonas', 'samuel', 'lucia', 'marc', 'mariam', 'admin'].map((name) => office.signIn(name)));
  const users = (await admin.get('/users')).text;
  ids = Object.fromEntries(['Claire', 'Jonas', 'Leïla', 'Rose', 'Samuel', 'Marc'].map((name) => [name.toLowerCase(), new RegExp(`${name} .*?name="person" value="([0-9a-f]{32})"`, 's').exec(users)[1]]));
});
after(async () => {
  await served?.stop();
  await office.remove();
});

const note = { noted_on: '2026-10-12T10:00', contact_type: 'none', facts: 'Pendant la relève' };
const away = (who, fields) => samuel.api(`/workers/${ids[who]}/do/absence`, fields);
const why = (answer) => [...(answer.fields ?? []), ...(answer.errors ?? [])].map((one) => JSON.stringify(one)).join(' ') + JSON.stringify(answer);

test('who stands in has keys, list and pen for those days; the return takes them', async () => {
  const file = await kela.register(claire);
  assert.equal((await jonas.get(`/cases/${file}`)).status, 404);
  // Noted by herself it gives nobody a key: that is the supervisor's to do.
  assert.equal((await claire.api(`/workers/${ids.claire}/do/absence`, { starts_on: '2026-10-12', until: '2026-10-15', delegate: ids.jonas })).status, 201);
  assert.equal((await jonas.get(`/cases/${file}`)).status, 404);
  assert.match((await samuel.get('/team')).text, /sans relève/);

  const confirmed = await away('claire', { starts_on: '2026-10-12', until: '2026-10-15', delegate: ids.jonas });
  assert.equal(confirmed.status, 201, JSON.stringify(confirmed));
  const page = await jonas.get(`/cases/${file}`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /fact\./);
  assert.match(page.text, /relève.: ?Jonas[^<]*12.oct[^<]*15.oct/);
  assert.match((await jonas.get(`/cases/${file}/identity`)).text, /Vostrimek/);
  const [all] = [(await jonas.get('/cases')).text, (await jonas.get('/day')).text];
  assert.ok(all.includes(file));
  assert.match(all, /relève de Claire/);
  assert.match((await jonas.get('/day')).text, /relève de Claire/);
  assert.equal((await jonas.write(file, 'case_note', note)).status, 201);
  assert.equal((await claire.get(`/cases/${file}`)).status, 200);
  const team = (await samuel.get('/team')).text;
  assert.doesNotMatch(team.slice(team.indexOf('Claire')).split('</li>')[0], /sans relève/);
  assert.match(team, /en relève/);
  assert.ok(!(await lucia.get('/cases')).text.includes(file));

  // A file that comes to her meanwhile goes to whoever stands in as well.
  const other = await kela.register(jonas, { name: 'Zamir' });
  const give = (more) => samuel.page(`/cases/${other}/assign`, { entry: entryId(), heads: '', worker: ids.claire, reason: 'Plus près', ...more });
  const asked = await give({});
  assert.equal(asked.status, 422);
  const lacks = /name="_confirmed" value="([a-z_,]+)"/.exec(asked.text)[1];
  assert.match(lacks, /absent/);
  assert.equal((await give({ _confirmed: lacks, despite: 'Elle le connaît' })).status, 303);
  assert.equal((await jonas.get(`/cases/${other}`)).status, 200);

  const back = await samuel.api(`/workers/${ids.claire}/do/back_at_work`, { back_on: '2026-10-12' });
  assert.equal(back.status, 201, JSON.stringify(back));
  for (const closed of [file, other]) {
    assert.equal((await jonas.get(`/cases/${closed}`)).status, 404);
    assert.equal((await claire.get(`/cases/${closed}`)).status, 200);
    assert.ok(!(await jonas.get('/cases')).text.includes(closed));
  }
  assert.equal((await samuel.api(`/workers/${ids.claire}/do/back_at_work`, { back_on: '2026-10-12' })).status, 422, 'she is here');
});

test('nobody stands in who is away herself, nor for years', async () => {
  assert.equal((await away('jonas', { starts_on: '2026-11-02', until: '2026-11-06' })).status, 201, 'without anybody: the supervisor does');
  const mutual = await away('claire', { starts_on: '2026-11-04', until: '2026-11-20', delegate: ids.jonas });
  assert.equal(mutual.status, 422);
  assert.match(why(mutual), /delegate_away/);
  assert.match(why(mutual), /06\/11\/2026|2026-11-06/);
  const years = await away('claire', { starts_on: '2026-11-04', until: '2029-11-20' });
  assert.equal(years.status, 422);
  assert.match(why(years), /absence_too_long/);
  assert.equal((await away('claire', { starts_on: '2026-11-04', until: '2026-11-20', delegate: ids.claire })).status, 422);
});

test('a file goes to another team, keys and all, and waits there for somebody', async () => {
  const file = await kela.register(claire, { name: 'Ombeline' });
  const path = `/cases/${file}/team`;
  assert.equal((await claire.get(path)).status, 404);
  const page = (await samuel.get(path)).text;
  assert.match(page, /Votre équipe et vous ne pourrez plus l(&#39;|’)ouvrir/);
  assert.doesNotMatch(page, /value="nord"/);
  assert.equal((await samuel.page(path, { entry: entryId(), heads: '', team: 'sud', reason: '' })).status, 422);
  assert.equal((await samuel.page(path, { entry: entryId(), heads: '', team: 'nord', reason: 'x' })).status, 422);
  assert.equal((await samuel.page(path, { entry: entryId(), heads: '', team: 'sud', reason: 'La famille a déménagé' })).status, 303);
  for (const gone of [samuel, claire]) assert.equal((await gone.get(`/cases/${file}`)).status, 404);
  assert.match((await lucia.get(`/cases/${file}`)).text, /attend d(&#39;|’)être confié/);
  assert.match((await lucia.get('/day')).text, new RegExp(`/cases/${file}/assign`));
  assert.match((await lucia.get(`/cases/${file}/identity`)).text, /Vostrimek/);
  const ask = (more) => lucia.page(`/cases/${file}/assign`, { entry: entryId(), heads: '', worker: ids.marc, reason: 'Même quartier', ...more });
  let given = await ask({});
  const lacks = /name="_confirmed" value="([a-z_,]+)"/.exec(given.text)?.[1];
  if (lacks) given = await ask({ _confirmed: lacks, despite: 'Le seul du quartier' });
  assert.equal(given.status, 303);
  assert.match((await marc.get(`/cases/${file}/identity`)).text, /Vostrimek/);
  assert.doesNotMatch((await lucia.get(`/cases/${file}`)).text, /attend d(&#39;|’)être confié/);
});

test('what the supervisor wrote herself the manager decides; her files are seen by code and counted', async () => {
  const file = await kela.register(samuel, { name: 'Ysolde', age: 11 });
  const { case_code: code } = await samuel.case(file);
  assert.match((await samuel.get('/team')).text, /scope="row"><a href="[^"]*">Samuel/, 'in a caseload');
  assert.match((await samuel.get('/team')).text, /\b6 travailleurs sociaux/, 'and no worker of the team');
  const teams = (await mariam.get('/team')).text;
  assert.match(teams, new RegExp(`Dossiers portés par un superviseur.*${code}`, 's'));
  assert.equal((await mariam.get(`/cases/${file}`)).status, 404, 'by code alone');
  assert.doesNotMatch(teams, /Vostrimek|Ysolde/);
  assert.equal((await samuel.write(file, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'))).status, 201);
  assert.equal((await samuel.write(file, 'comprehensive_assessment', kela.comprehensive('high', 'Sécurité', '2026-03-12'))).status, 201);
  assert.equal((await samuel.write(file, 'case_plan', kela.plan('Sécurité', 'twice_a_week', '2026-03-18'))).status, 201);
  assert.equal((await samuel.get(`/cases/${file}/do/plan_approval`)).status, 409);
  assert.doesNotMatch((await samuel.get('/approvals')).text, new RegExp(`/cases/${file}/do/plan_approval`));
  assert.match((await mariam.get('/approvals')).text, new RegExp(`/cases/${file}/do/plan_approval.*écrit par le superviseur`));
  const decide = await mariam.get(`/cases/${file}/do/plan_approval`);
  assert.equal(decide.status, 200);
  assert.match(decide.text, /Examen médical/, 'who decides sees what is decided');
  assert.doesNotMatch((await mariam.get(`/cases/${file}/identity`)).text, /Vostrimek|Ysolde|Myrtilles/);
  assert.equal((await mariam.write(file, 'plan_approval', { decided_on: '2026-10-12', decision: 'to_put_right', comment: 'Préciser la mesure' })).status, 201);
  assert.equal((await mariam.get(`/cases/${file}`)).status, 404, 'decided: closed again');
  assert.match((await samuel.get(`/cases/${file}`)).text, /Préciser la mesure/, 'the answer is a task');
});

test('somebody leaves: no key is left, her files are on top of the supervisor’s list; who holds a post stays', async () => {
  const leila = await office.signIn('leila');
  const file = await kela.register(leila, { name: 'Tamsir' });
  assert.equal((await admin.page('/users/leave', { person: ids.samuel, _confirmed: 'yes' }, '/users')).status, 409);
  assert.equal((await admin.page('/users/leave', { person: ids['leïla'] }, '/users')).status, 422, 'the consequences first');
  assert.match((await admin.get(`/users/leave?person=${ids['leïla']}`)).text, /notes privées ne pourront plus être lues/);
  assert.equal((await samuel.get(`/users/leave?person=${ids['leïla']}`)).status, 404);
  assert.equal((await admin.page('/users/leave', { person: ids['leïla'], _confirmed: 'yes' }, '/users')).status, 303);
  assert.equal(await office.signIn('leila'), null);
  assert.equal((await leila.get('/day')).status, 303, 'her session is over');
  const team = (await samuel.get('/team')).text;
  assert.match(team, new RegExp(`Portés par quelqu(&#39;|’)un qui est parti.*/cases/${file}/assign`, 's'));
  const users = (await admin.get('/users')).text;
  assert.match(users, /Leïla.*?A quitté l(&#39;|’)équipe/s);
  await office.stop();
  const keys = (person) => Number(office.sql(`select count(*) from wraps where recipient = x'${person}'`));
  assert.ok(keys(ids.jonas) > 0, 'the control');
  assert.equal(keys(ids['leïla']), 0);
  assert.equal(office.verify().code, 0, office.verify().text);
  served = await Office.start({ folder: office.folder, serve: true });
  admin = await served.signIn('admin');
  assert.equal(await served.signIn('leila'), null);
  // Back again: as a new person, with nothing of before.
  const returned = await admin.page('/users/return', { person: ids['leïla'] }, '/users');
  assert.equal(returned.status, 200);
  const activation = /class="recovery-code"><bdi>([A-Z0-9-]+)</.exec(returned.text)[1];
  const again = await served.signIn('leila', activation);
  await again.page('/password', { password: 'une longue phrase pour revenir', again: 'une longue phrase pour revenir' });
  assert.equal((await again.get(`/cases/${file}`)).status, 404);
});
