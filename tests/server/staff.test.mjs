// The work of the staff over HTTP: supervision of two people under their own key, meetings without names, load, care.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, entryId } from './office.mjs';
import * as kela from './kela.mjs';

let erased, kept;   // private notes
let office, claire, bruno, fatou, samuel, lucia, mariam, admin, ids;
before(async () => {
  office = await Office.start({ today: '2026-10-14T12:00', quick: false });   // a Wednesday
  [claire, bruno, fatou, samuel, lucia, mariam, admin] = await Promise.all(['claire', 'bruno', 'fatou', 'samuel', 'lucia', 'mariam', 'admin'].map((name) => office.signIn(name)));
  const users = (await admin.get('/users')).text;
  ids = Object.fromEntries(['Claire', 'Bruno', 'Fatou', 'Idris', 'Jonas', 'Samuel', 'Lucia'].map((name) => [name.toLowerCase(), idOf(users, name)]));
});
after(() => office.remove());

// Whose row of the users' page it is.
const idOf = (users, name) => new RegExp(`${name} .*?name="person" value="([0-9a-f]{32})"`, 's').exec(users)[1];
const session = (changes = {}) => ({ held_on: '2026-10-14T10:00', minutes: '60', administration: ['caseload'], development: ['skills'], support: ['feelings'], support_discussed: 'yes', no_case_reason: 'Revu hier', next_on: '2026-10-21T10:00', ...changes });
const meeting = (changes = {}) => ({ held_on: '2026-10-14T09:00', minutes: '75', other_time_reason: 'Jour férié mardi', secluded: 'yes', present_count: '6', agenda_approved: 'yes', agreements: 'Rien ne sort d’ici', reflections: 'Semaine lourde', questions: 'Carburant', successes: 'Un retour à l’école', challenges: 'Distances', open_count: '38', high_count: '5', stalled_count: '2', learning_offers: 'Écoute', mandala_progress: 'Pause tenue', summary: 'Deux actions', next_week: 'Visites mardi', next_on: '2026-10-20T09:00', supervisor_actions: [{ what: 'Contacter le partenaire santé', due_on: '2026-10-20' }], no_worker_action: 'yes', ...changes });
const flat = (fields) => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? (typeof value[0] === 'object' ? value.flatMap((row, i) => Object.entries(row).map(([sub, v]) => [`${name}.${i}.${sub}`, v])) : value.map((v) => [name, v])) : [[name, value]])));
const hold = (person, about, changes = {}, entry = entryId()) => person.page(`/supervision/${about}/do/individual_supervision`, flat({ entry, heads: '', ...session(changes) }));
// What is still open of earlier meetings, as the form offers it, each with its state.
async function carried(person, state = 'done') {
  const shown = (await person.get('/meetings/do/cm_meeting')).text;
  const fields = {};
  for (const [, name, value] of shown.matchAll(/name="(carried\.\d+\.(?:what|source|row))" value="([^"]*)"/g)) fields[name] = value.replaceAll('&#39;', "'");
  for (const name of Object.keys(fields)) fields[name.replace(/(what|source|row)$/, 'state')] = state;
  return fields;
}
const meet = async (person, changes = {}, more = {}) => person.page('/meetings/do/cm_meeting', flat({ entry: entryId(), heads: '', ...await carried(person), ...meeting(changes), ...more }));

test('an hour of two: read by the two, counted for the programme, closed by its key to all others', async () => {
  const file = await kela.register(claire, { name: 'Xalvendra' });
  const needle = 'Phrase secrète de supervision';
  const done = await hold(samuel, ids.claire, { no_case_reason: '', administration_notes: needle, cases: [{ file, discussed: 'Le père', decision: 'Revoir la mère seule', due_on: '2026-10-16' }] });
  assert.equal(done.status, 303, done.text);
  const page = await claire.get(`/supervision/${ids.samuel}`);
  const record = /\/supervision\/[0-9a-f]{32}\/entries\/[0-9a-f]{32}/.exec(page.text)[0];
  assert.match((await claire.get(record)).text, new RegExp(needle));
  // The decision is a task of the file, and goes when she says what became of it.
  const task = (await claire.case(file)).deadlines.supervision_decision;
  assert.equal(task.due_at, '2026-10-16T00:00');
  assert.match((await claire.get('/day')).text, /Tâche à finir/);
  const about = (await claire.case(file)).entries.find((entry) => entry.form === 'supervision_decision').entry;
  assert.equal((await claire.write(file, 'supervision_decision', { noted_on: '2026-10-14', about, outcome: 'done', result: 'Vue ce matin' })).status, 201);
  assert.equal((await claire.case(file)).deadlines.supervision_decision, undefined);
  // Everybody else: another worker and another supervisor find nothing of theirs, the manager and they are refused by the key.
  for (const person of [mariam, lucia, bruno]) {
    const refused = await person.get(`/supervision/${ids.claire}/with/${ids.samuel}`);
    assert.equal(refused.status, 403);
    assert.match(refused.text, /Votre clé ne l(&#39;|’)ouvre pas/);
    assert.ok(!refused.text.includes(needle));
    assert.notEqual((await person.get(record)).status, 200);
  }
  assert.equal((await bruno.get(`/supervision/${ids.samuel}`)).text.includes(needle), false);
  assert.equal((await bruno.page(`/supervision/${ids.claire}/do/individual_supervision`, flat({ entry: entryId(), heads: '', ...session() }), `/supervision/${ids.samuel}`)).status, 404);
  assert.ok(!office.log.includes(needle));
});

test('with allow() switched off the supervision of two still stays closed', async () => {
  const unguarded = await Office.start({ today: '2026-10-14T12:00', program: 'abri_unguarded' });
  try {
    const [boss, worker, manager, root] = await Promise.all(['samuel', 'claire', 'mariam', 'admin'].map((name) => unguarded.signIn(name)));
    const users = (await root.get('/users')).text;
    const id = (name) => idOf(users, name);
    assert.equal((await boss.page(`/supervision/${id('Claire')}/do/individual_supervision`, flat({ entry: entryId(), heads: '', ...session() }))).status, 303);
    assert.equal((await worker.get(`/supervision/${id('Samuel')}`)).status, 200);
    assert.equal((await manager.get(`/supervision/${id('Claire')}/with/${id('Samuel')}`)).status, 403);
  } finally {
    await unguarded.remove();
  }
});

test('a record that breaks a rule comes back whole, with the words beside the field', async () => {
  const refused = await hold(samuel, ids.claire, { minutes: '30', no_case_reason: '', next_on: '2026-11-14T10:00', support: [], administration_notes: 'À garder' });
  assert.equal(refused.status, 422);
  for (const words of [/Moins de 60 minutes/, /Aucun enfant n(&#39;|’)est mentionné/, /Pas plus de 14 jours/, /À garder/]) assert.match(refused.text, words);
  const entry = entryId();
  assert.equal((await hold(samuel, ids.bruno, {}, entry)).status, 303);
  assert.equal((await hold(samuel, ids.bruno, {}, entry)).status, 303, 'posted twice');
  const other = await hold(samuel, ids.bruno, { administration_notes: 'Autre' }, entry);
  assert.deepEqual([other.status, other.text.includes('Autre')], [409, true]);
  const strange = await hold(samuel, ids.bruno, { no_case_reason: '', cases: [{ file: 'a'.repeat(32), decision: 'x', due_on: '2026-10-20' }] });
  assert.equal(strange.status, 422);
  assert.match(strange.text, /dossier/);
});

test('the worker signs what was written of her hour, with a remark if she wishes', async () => {
  const list = (await bruno.get(`/supervision/${ids.samuel}`)).text;
  assert.match(list, /à signer/);
  const record = /\/supervision\/[0-9a-f]{32}\/entries\/[0-9a-f]{32}/.exec(list)[0];
  assert.equal((await bruno.page(record, { entry: entryId(), remark: 'D’accord, sauf le jour', wellbeing_topic: 'Les nuits courtes' })).status, 303);
  const signed = (await samuel.get(record.replace(ids.samuel, ids.bruno))).text;
  assert.match(signed, /Signé par Bruno Tamba/);
  assert.match(signed, /sauf le jour[\s\S]*Les nuits courtes/);
  assert.ok(!(await bruno.get(record)).text.includes('name="remark"'), 'once');
});

test('minutes carry no name: refused, replaced with one tap; a place or a detail is asked about', async () => {
  await kela.register(claire, { name: 'Yombarik' });
  const refused = await meet(samuel, { case_review: 'yombarik va mieux, Yombarik dort.' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Un nom d(&#39;|’)enfant ou de famille est écrit/);
  assert.match(refused.text, /Semaine lourde/, 'nothing typed is lost');
  const replaced = await meet(samuel, { case_review: 'yombarik va mieux, Yombarik dort.' }, { _step: 'replace' });
  assert.match(replaced.text, /l(&#39;|'|’)enfant va mieux, l(&#39;|'|’)enfant dort/);
  const asked = await meet(samuel, { case_review: 'La seule fille du camp avec une prothèse.' });
  assert.equal(asked.status, 422);
  assert.match(asked.text, /Enregistrer quand même/);
  const saved = await meet(samuel, { case_review: 'La seule fille du camp avec une prothèse.' }, { _confirmed: 'yes' });
  assert.equal(saved.status, 303, saved.text);
  const page = (await fatou.get('/meetings')).text;
  const record = /\/meetings\/entries\/[0-9a-f]{32}/.exec(page)[0];
  assert.match((await fatou.get(record)).text, /Semaine lourde/);
  assert.equal((await lucia.get(record)).status, 404, 'another team');
  assert.equal((await mariam.get(record)).status, 404);
  const api = await samuel.api('/meetings/do/cm_meeting', { ...meeting({ case_review: 'Yombarik' }) });
  assert.equal(api.status, 422);
});

test('a meeting follows what was agreed: actions stand first and stay until they are done', async () => {
  const shown = (await samuel.get('/meetings/do/cm_meeting')).text;
  assert.match(shown, /Contacter le partenaire santé/);
  const open = await samuel.page('/meetings/do/cm_meeting', flat({ entry: entryId(), heads: '', ...meeting() }));
  assert.equal(open.status, 422);
  assert.match(open.text, /Dites où en est ce point d(&#39;|’)action\s*:\s*Contacter/);
  assert.match(open.text, /Semaine lourde/);
  const list = (await samuel.get('/actions')).text;
  const item = /Contacter le partenaire santé<\/strong>.*?name="source" value="([0-9a-f]{32})".*?name="row" value="([a-z_.0-9]+)"/s.exec(list);
  assert.equal((await claire.page('/actions/settle', { entry: entryId(), source: item[1], row: item[2], state: 'done' }, '/actions')).status, 403, 'nobody ends what is not hers');
  assert.equal((await samuel.page('/actions/settle', { entry: entryId(), source: item[1], row: item[2], state: 'carried_over' }, '/actions')).status, 422, 'what is put off has a new day');
  assert.equal((await samuel.page('/actions/settle', { entry: entryId(), source: item[1], row: item[2], state: 'done' }, '/actions')).status, 303);
  const ended = await claire.get('/actions');
  assert.match(ended.text, /Terminés ou abandonnés ce dernier mois[\s\S]*Samuel/);
  assert.doesNotMatch(ended.text, new RegExp(`value="${item[1]}"`), 'and nobody takes up again what is not hers');
  assert.equal((await samuel.page('/actions/settle', { entry: entryId(), source: item[1], row: item[2], state: 'reopened' }, '/actions')).status, 303);
  assert.match((await samuel.get('/actions')).text, new RegExp(`value="${item[1]}"[\\s\\S]*value="carried_over"`));
  assert.equal((await samuel.page('/actions/settle', { entry: entryId(), source: item[1], row: item[2], state: 'done' }, '/actions')).status, 303);
  assert.ok(!(await samuel.get('/actions')).text.split('Terminés ou abandonnés ce dernier mois')[0].includes('Contacter le partenaire santé'));
  assert.equal((await lucia.page('/actions/settle', { entry: entryId(), source: item[1], row: item[2], state: 'done' }, '/actions')).status, 404);
});

test('suggestions of the team stand in the agenda; codes only when switched on', async () => {
  assert.equal((await claire.page('/meetings/do/meeting_suggestion', { entry: entryId(), heads: '', written_on: '2026-10-14', kind: 'topic', what: 'Parler des retards de carburant' })).status, 303);
  const agenda = (await samuel.get('/meetings/do/cm_meeting')).text;
  assert.match(agenda, /Parler des retards de carburant/);
  assert.ok(!/CP-\d\d-\d{5}/.test(agenda));
  assert.match((await samuel.get('/meetings/do/cm_meeting?codes=yes')).text, /CP-\d\d-\d{5}/);
  assert.equal((await claire.get('/meetings/do/cm_meeting')).status, 404, 'a worker does not write the record');
});

test('what is for nobody else: one key, taken away and erased by its owner alone', async () => {
  const needle = 'Je dors mal depuis mardi';
  assert.equal((await claire.page('/mine/do/wellbeing_check', { entry: entryId(), heads: '', rested: 'rarely', words: needle })).status, 303);
  assert.match((await claire.get('/mine')).text, new RegExp(needle));
  assert.match((await claire.get('/api/v1/mine/export')).text, new RegExp(needle));
  for (const person of [samuel, mariam, bruno]) assert.ok(!(await person.get('/mine')).text.includes(needle));
  assert.equal((await admin.get('/mine')).status, 404);
  const file = /\/mine\/([0-9a-f]{32})\/erase/.exec((await claire.get('/mine')).text)[1];
  assert.equal((await samuel.page(`/mine/${file}/erase`, { entry: entryId() }, '/mine/do/mandala')).status, 404);
  assert.equal((await claire.page(`/mine/${file}/erase`, { entry: entryId() }, '/mine')).status, 303);
  erased = file;
  assert.ok(!(await claire.get('/mine')).text.includes(needle));
  assert.equal((await claire.page('/mine/do/mandala', { entry: entryId(), heads: '', drawn_on: '2026-10-14', 'goals.0.area': 'body', 'goals.0.goal': 'Dormir', 'goals.0.progress': '2' })).status, 303);
  kept = /\/mine\/([0-9a-f]{32})\/erase/.exec((await claire.get('/mine')).text)[1];
});

test('out on a visit: the team sees until when, and an hour that has passed is told first', async () => {
  const late = await lucia.get('/api/v1/team');
  assert.deepEqual(late.json.data[0].exceptions.slice(0, 1), ['overdue_visit']);
  assert.match((await lucia.get('/safety')).text, /retour attendu/);
  const path = `/workers/${ids.claire}/do/visit_leaving`;
  assert.equal((await claire.page(path, { entry: entryId(), heads: '', area: 'zone_a', alone_reason: 'Tout près', expected_back: '2026-10-14T11:00' })).status, 422, 'back before leaving');
  assert.equal((await claire.page(path, { entry: entryId(), heads: '', area: 'zone_a', alone_reason: 'Tout près', expected_back: '2026-10-14T17:00' })).status, 303);
  assert.match((await bruno.page(`/workers/${ids.bruno}/do/visit_leaving`, { entry: entryId(), heads: '', area: 'zone_a', expected_back: '2026-10-14T17:00' })).text, /à deux/, 'alone, and no word why');
  assert.match((await bruno.get('/safety')).text, /Claire Domo.*?retour prévu/s);
  assert.ok(!(await lucia.get('/safety')).text.includes('Claire Domo'));
  const back = (source) => bruno.page(`/workers/${ids.claire}/back`, { entry: entryId(), source }, '/safety');
  assert.equal((await back('a'.repeat(32))).status, 303);
  assert.match((await bruno.get('/safety')).text, /Claire Domo/, 'an old page does not end a newer visit');
  await back(new RegExp(`${ids.claire}/back.*?name="source" value="([0-9a-f]{32})"`, 's').exec((await bruno.get('/safety')).text)[1]);
  assert.ok(!(await bruno.get('/safety')).text.includes('Claire Domo'));
  assert.equal((await bruno.get(path)).status, 404, 'for oneself only');
});

test('her own cap, and a quota that is raised says what it does', async () => {
  const path = `/workers/${ids.jonas}/do/workload_review`;
  const review = (changes) => samuel.page(path, { entry: entryId(), heads: '', reviewed_on: '2026-10-14', open_count: '3', high_count: '0', decision: 'lower_cap', new_cap: '15', ...changes });
  const raised = await review({ decision: 'raise_cap', new_cap: '28' });
  assert.equal(raised.status, 422);
  assert.match(raised.text, /Effet sur les moyens/);
  assert.equal((await review({})).status, 303);
  assert.equal((await samuel.get('/api/v1/team')).json.data.find((row) => row.worker === ids.jonas).cap, 15);
  const jonas = await office.signIn('jonas');
  assert.equal((await jonas.get(`/workers/${ids.jonas}/do/staff_profile`)).status, 404);
  assert.equal((await jonas.get(path)).status, 404);
  assert.equal((await lucia.get(path)).status, 404);
});

test('a child at risk of exploitation goes to somebody untrained only after a second look', async () => {
  const file = await kela.register(claire, { name: 'Zelmira' });
  const assign = (worker, more = {}) => samuel.page(`/cases/${file}/assign`, { entry: entryId(), heads: '', worker, reason: 'Plus près', ...more });
  const page = (await samuel.get(`/cases/${file}/assign?language=ar&sex=woman`)).text;
  assert.match(page, /Leïla Rima.*?parle la langue/s);
  assert.match(page, /Idris Nomo.*?n(&#39;|’)est pas là en ce moment/s);
  const asked = await assign(ids.idris);
  assert.equal(asked.status, 422);
  assert.match(asked.text, /formation de base incomplète/);
  assert.match(asked.text, /Confier quand même/);
  assert.equal((await claire.case(file)).key_worker, ids.claire);
  const confirmed = /name="_confirmed" value="([a-z_,]+)"/.exec(asked.text)[1];
  assert.match(confirmed, /absent.*no_core_training/);
  assert.equal((await assign(ids.idris, { _confirmed: confirmed })).status, 422, 'with a reason');
  assert.equal((await assign(ids.idris, { _confirmed: 'absent', despite: 'Seul à parler la langue' })).status, 422, 'for all that was said');
  assert.equal((await assign(ids.idris, { _confirmed: confirmed, despite: 'Seul à parler la langue' })).status, 303);
});

test('the manager plans people from children, and sees teams, not persons', async () => {
  assert.equal((await mariam.page('/staffing/plan', { entry: entryId(), heads: '', planned_day: '2026-10-14', expected_children: '151', files_each: '25', worker_cost: '100', supervisor_cost: '200', months: '2' })).status, 303);
  const plan = (await mariam.get('/staffing')).text;
  assert.match(plan, /<td>7<\/td><td>12<\/td>/);
  assert.match(plan, /<td>2<\/td><td>2<\/td>/);
  assert.match(plan, /Total <strong>2200<\/strong>/);
  const team = (await mariam.get('/team')).text;
  assert.match(team, /nord/);
  assert.ok(!team.includes('Claire Domo'));
  assert.equal((await mariam.get('/api/v1/team')).status, 404);
  assert.equal((await samuel.get('/staffing')).status, 404);
});

test('learning is planned after an assessment, and before and after stand side by side', async () => {
  const path = `/supervision/${ids.jonas}/do/capacity_plan`;
  const plan = { entry: entryId(), heads: '', planned_day: '2026-10-14', 'goals.0.skill': 'skill_communication', 'goals.0.goal': 'Parler moins', 'goals.0.way': 'coaching', coach: 'Samuel', coach_experienced: 'yes', recheck_on: '2027-01-14' };
  const early = await samuel.page(path, plan);
  assert.equal(early.status, 422);
  assert.match(early.text, /Faites d(&#39;|’)abord une évaluation/);
  const shown = (await claire.get(`/supervision/${ids.samuel}`)).text;
  assert.match(shown, /Avant et après/);
  assert.match(shown, /leçon 2\.5\.1/);
});

test('the exceptions of the team page agree with the dates of the records themselves', async () => {
  const today = new Date('2026-10-14');
  const months = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
  const cases = [];
  for (let n = 1; ; ++n) {
    const { data, metadata } = (await samuel.get(`/api/v1/cases?page=${n}`)).json;
    cases.push(...data);
    if (cases.length >= metadata.total || data.length === 0) break;
  }
  const rows = (await samuel.get('/api/v1/team')).json.data;
  const ended = new Set(['closed', 'transferred', 'ineligible']);
  assert.equal(rows.reduce((sum, row) => sum + row.open, 0), cases.filter((c) => !ended.has(c.stage)).length);
  assert.equal(rows.length, 6);
  for (const row of rows) {
    const text = (await samuel.get(`/supervision/${row.worker}?all=yes`)).text;
    const held = [...text.matchAll(/>Supervision individuelle<\/a> <span class="quiet">(\d+)\s(\S+)\s(\d{4})/g)].map(([, d, month, year]) => new Date(Date.UTC(Number(year), months.indexOf(month), Number(d))));
    assert.ok(held.length > 3, text);
    const last = new Date(Math.max(...held));
    assert.equal(row.last_session, last.toISOString().slice(0, 10));
    const away = row.exceptions.includes('away');
    assert.equal(row.exceptions.includes('no_supervision'), !away && (today - last) / 86_400_000 > 14, row.worker);
    const monday = new Date(today - ((today.getUTCDay() + 6) % 7) * 86_400_000);
    const weeks = new Set(held.filter((day) => day >= monday - 49 * 86_400_000).map((day) => Math.floor((day - monday) / (7 * 86_400_000))));
    assert.equal(row.weeks_supervised, weeks.size);
    assert.equal(row.exceptions.includes('over_cap'), row.open > row.cap);
  }
  assert.ok(rows.some((row) => row.exceptions.includes('over_cap')) && rows.some((row) => row.exceptions.includes('away')) && rows.some((row) => row.exceptions.includes('no_supervision')), JSON.stringify(rows.map((row) => row.exceptions)));
});

test('with new keys a worker comes back to her supervision when the supervisor opens it again; nobody else could', async () => {
  assert.equal((await fatou.get(`/supervision/${ids.samuel}`)).status, 200);
  const reset = await admin.page('/users/reset', { person: ids.fatou }, '/users');
  const activation = /class="recovery-code"><bdi>([A-Z0-9-]+)</.exec(reset.text)[1];
  const again = await office.signIn('fatou', activation);
  await again.page('/password', { password: 'cinq mots pour revenir ici', again: 'cinq mots pour revenir ici' });
  assert.equal((await again.get(`/supervision/${ids.samuel}`)).status, 403);
  assert.equal((await again.get('/meetings')).text.includes('Semaine lourde'), false);
  assert.equal((await samuel.page('/team/give-back', { person: ids.fatou }, '/team')).status, 303);
  const back = await office.signIn('fatou', 'cinq mots pour revenir ici');
  assert.equal((await back.get(`/supervision/${ids.samuel}`)).status, 200);
  assert.match((await back.get('/meetings')).text, /Réunion de gestion de cas/);
});

test('a reflection of the course stays hers, and goes to her supervisor only when she ticks it', async () => {
  const write = (lesson, fields) => bruno.page(`/learn/cm101/${lesson}`, { entry: entryId(), heads: '', _step: 'check', ...fields });
  assert.equal((await write('1.1', { 'text.R1': 'Pour moi, et pour personne' })).status, 303);
  assert.equal((await write('1.2', { 'text.R2': 'À montrer à Samuel', 'share.R2': 'yes' })).status, 303);
  const shown = (await samuel.get(`/supervision/${ids.bruno}`)).text;
  assert.match(shown, /leçon 1\.2[\s\S]*À montrer à Samuel/);
  assert.ok(!shown.includes('pour personne'));
  assert.ok(!(await mariam.get('/team')).text.includes('À montrer'));
});

test('trainings are logged with evidence, run out, and stand where the supervisor looks', async () => {
  const path = `/workers/${ids.idris}/do/training_done`;
  const before = (await samuel.get(`/supervision/${ids.idris}`)).text;
  assert.match(before, /Sauvegarde de l(&#39;|’)enfant.*?manque/s);
  const log = (changes) => samuel.page(path, { entry: entryId(), heads: '', training: 'safeguarding', done_on: '2026-10-01', until: '2027-10-01', evidence: 'Attestation', ...changes });
  assert.equal((await log({ evidence: '' })).status, 422);
  assert.equal((await log({ until: '2026-09-01' })).status, 422, 'over before it began');
  assert.equal((await log({})).status, 303);
  assert.doesNotMatch((await samuel.get(`/supervision/${ids.idris}`)).text, /Sauvegarde de l(&#39;|’)enfant[^/]*manque/);
  assert.match((await samuel.get(`/supervision/${ids.jonas}`)).text, /n(&#39;|’)est plus valable/);
  assert.equal((await bruno.get(path)).status, 404);
});

test('results are shown to the supervisor by choice: who took the course, and which questions to explain again', async () => {
  assert.doesNotMatch((await samuel.get('/teach/cm101/results')).text, /bonnes réponses sur/);
  const take = async (person, share) => {
    await person.page('/learn/cm101/1.2', { entry: entryId(), heads: '', _step: 'next', 'answer.G2': share ? 'b' : 'a' });
    await person.page('/learn/cm101/1.3', { entry: entryId(), heads: '', _step: 'next', 'answer.G3': 'a' });
    assert.equal((await person.page('/learn/cm101/end', { entry: entryId(), heads: '', _step: 'submit', ready: 'yes', ...(share ? { 'share.results': 'yes' } : {}) })).status, 303);
  };
  const jonas = await office.signIn('jonas'), leila = await office.signIn('leila');
  await take(leila, true);
  await take(jonas, false);
  const shown = (await samuel.get('/teach/cm101/results')).text;
  assert.match(shown, /Leïla Rima/);
  assert.match(shown, /Jonas Pavo[\s\S]*?non montré/, 'who did not tick keeps them');
  const rows = [...shown.matchAll(/href="\/learn\/cm101\/([\d.]+)">.*?<\/meter> (\d+)\/(\d+)/gs)].map(([, lesson, right, of]) => [lesson, right, of]);
  assert.deepEqual(rows.filter(([lesson]) => lesson === '1.2' || lesson === '1.3'), [['1.3', '0', '1'], ['1.2', '1', '1']], 'the most missed first');
  assert.equal((await claire.get('/teach/cm101/results')).status, 404);
  assert.ok(!(await mariam.get('/teach/cm101/results')).text.includes('Leïla'));
});

test('a gap that an assessment found leads to the lesson that helps, given to her with one tap', async () => {
  const page = (await samuel.get(`/supervision/${ids.claire}`)).text;
  const [, path] = /Compétences à renforcer[\s\S]*?href="(\/teach\/assign\?learner=[^"]+)">Attribuer la leçon/.exec(page);
  const address = path.replaceAll('&amp;', '&');
  assert.ok(address.includes(ids.claire) && /what=cm101(\/|%2F)[\d.]+$/.test(address) && !address.includes('why'), address);
  const form = (await samuel.get(address)).text;
  assert.match(form, new RegExp(`value="${ids.claire}" checked`));
  assert.match(form, /<option value="cm101\/[\d.]+" selected>/);
  assert.ok(!(await claire.get(`/supervision/${ids.samuel}`)).text.includes('/teach/assign'), 'who is supervised gives nothing');
});

test('an observation is talked about again: its day stands among the actions until it is done', async () => {
  const observed = await samuel.page(`/supervision/${ids.jonas}/do/case_observation`, { entry: entryId(), heads: '', observed_on: '2026-10-14', child_agreed: 'yes', kind: 'home_visit', introduction: 'met', consent: 'met', listening: 'met', confidentiality: 'met', participation: 'met', strengths: 'Calme', follow_up_on: '2026-10-28' });
  assert.equal(observed.status, 303, observed.text);
  const item = /En reparler.{0,3}: Observation[^<]*<\/strong>.*?28\soct.*?name="source" value="([0-9a-f]{32})"[^>]*><input type="hidden" name="row" value="follow_up_on">/s.exec((await samuel.get('/actions')).text);
  assert.ok(item, 'it is in the list');
  assert.equal((await samuel.page('/actions/settle', { entry: entryId(), source: item[1], row: 'follow_up_on', state: 'done' }, '/actions')).status, 303);
  const [stillOpen, ended] = (await samuel.get('/actions')).text.split('Terminés ou abandonnés ce dernier mois');
  assert.ok(!stillOpen.includes(item[1]));
  assert.ok(ended.includes(item[1]), 'what is done stays readable');
});

test('notes that are no words, or no end of them, do the office no harm', async () => {
  const suggest = (what) => claire.api('/meetings/do/meeting_suggestion', { written_on: '2026-10-14', kind: 'topic', what });
  for (const what of ['ـ', 'َ', '\u0301', 'ł ą']) assert.equal((await suggest(what)).status, 201, what);
  const began = Date.now();
  for (const what of ['CP-'.repeat(600_000), 'a '.repeat(900_000)]) assert.ok([413, 422].includes((await suggest(what)).status));
  for (const what of ['CP-'.repeat(3300), 'a '.repeat(4900)]) assert.ok([201, 422].includes((await suggest(what)).status));
  console.log(`long notes: ${Date.now() - began} ms`);
  assert.equal((await bruno.get('/day')).status, 200);
});

test('nobody begins a book that is not theirs under an id of their own choosing', async () => {
  for (const entry of ['b'.repeat(32), `${'0'.repeat(12)}8000${'a'.repeat(16)}`]) {
    const answer = await claire.page('/mine/do/wellbeing_check', { entry, heads: '', words: 'x' });
    assert.equal(answer.status, 422, 'not an id that a form was given');
    assert.equal((await claire.page('/cases/new', { entry, heads: '', ...kela.identification('Zed') })).status, 422);
  }
});

test('who was added by the administrator alone reads nothing of the team', async () => {
  const added = await admin.page('/users/add', { username: 'intrus', name: 'Intrus Fictif', role: 'caseworker', team: 'nord' }, '/users');
  const activation = /class="recovery-code"><bdi>([A-Z0-9-]+)</.exec(added.text)[1];
  const first = await office.signIn('intrus', activation);
  await first.page('/password', { password: 'cinq mots pour entrer ici', again: 'cinq mots pour entrer ici' });
  assert.equal((await claire.page('/meetings/do/meeting_suggestion', { entry: entryId(), heads: '', written_on: '2026-10-14', kind: 'topic', what: 'Encore une entrée' })).status, 303);
  const intruder = await office.signIn('intrus', 'cinq mots pour entrer ici');
  const text = (await intruder.get('/meetings')).text;
  assert.ok(!/meetings\/entries/.test(text));
  assert.equal((await samuel.page('/team/give-back', { person: /name="person" value="([0-9a-f]{32})"><button class="secondary">Intrus/.exec((await samuel.get('/team')).text)[1] }, '/team')).status, 303);
  assert.ok(/meetings\/entries/.test((await (await office.signIn('intrus', 'cinq mots pour entrer ici')).get('/meetings')).text), 'the control: let in by the supervisor');
});

test('a supervision decides in files of the person supervised only, and an agreement names a colleague', async () => {
  const file = await kela.register(bruno, { name: 'Ondramil' });
  const other = await hold(samuel, ids.claire, { no_case_reason: '', cases: [{ file, discussed: 'x', decision: 'y', due_on: '2026-10-20' }] });
  assert.equal(other.status, 422);
  assert.equal((await bruno.case(file)).deadlines.supervision_decision, undefined);
  const agree = (supervisor) => mariam.page(`/workers/${ids.jonas}/do/supervision_agreement`, { entry: entryId(), heads: '', supervisor, starts_on: '2026-10-14', until: '2026-10-15', supervisor_experienced: 'yes', external: 'no' });
  const boss = idOf((await admin.get('/users')).text, 'Nadia');
  for (const supervisor of [boss, ids.jonas, 'c'.repeat(32)]) assert.equal((await agree(supervisor)).status, 422, supervisor);
  assert.equal((await agree(ids.lucia)).status, 303);
  assert.equal((await lucia.get(`/supervision/${ids.jonas}`)).status, 200);
  assert.equal((await lucia.get(`/supervision/${ids.bruno}`)).status, 404);
});

test('a manager finds no numbers of a single worker, and nobody learns whether two people have begun', async () => {
  const shown = (await mariam.get(`/workers/${ids.bruno}/do/workload_review`)).text;
  assert.ok(!/name="open_count" value="\d/.test(shown));
  assert.ok(/name="open_count" value="\d/.test((await samuel.get(`/workers/${ids.bruno}/do/workload_review`)).text));
  for (const pair of [[ids.claire, ids.samuel], [ids.claire, ids.lucia]]) assert.equal((await admin.get(`/supervision/${pair[0]}/with/${pair[1]}`)).status, 403);
});

test('what was written about the staff is sealed; a note has one reader and then none; names looked for leave a line a file', async () => {
  await office.stop();
  const count = (sql) => Number(office.sql(`select count(*) from ${sql}`));
  for (const words of ['Revu hier', 'Semaine lourde', 'seule fille du camp', 'Dormir']) assert.equal(count(`entries where instr(content, cast('${words}' as blob)) > 0`), 0);
  assert.ok(count(`audit where instr(line, cast('names_compared' as blob)) > 0`) > 30);
  assert.equal(count(`wraps where file = x'${erased}'`), 0);
  assert.equal(office.sql(`select count(distinct recipient) from wraps where file = x'${kept}'`), '1', 'not even continuity');
  assert.equal(office.verify().code, 0);
});
