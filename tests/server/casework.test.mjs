// The wider casework over HTTP: families, services, what would be shared, what may wait, many files at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, entryId } from './office.mjs';
import * as kela from './kela.mjs';

let office, claire, bruno, samuel, mariam, lucia, admin;
before(async () => {
  office = await Office.start({ today: '2026-10-12T12:00' });
  [claire, bruno, samuel, mariam, lucia, admin] = await Promise.all(['claire', 'bruno', 'samuel', 'mariam', 'lucia', 'admin'].map((name) => office.signIn(name)));
});
after(() => office.remove());

const two = async (worker = claire) => [await kela.register(worker, { name: 'Kelavra', sex: 'girl', age: 11, on: '2026-03-02T15:00' }), await kela.register(worker, { name: 'Edimox' })];
const link = (worker, file, other, entry = entryId()) => worker.page(`/cases/${file}/family`, { entry, heads: '', other_file: other, relation: 'sibling' });

test('brothers and sisters: linked in both files, once, and nobody gets a key by it', async () => {
  const [one, other] = await two();
  const entry = entryId();
  assert.equal((await link(claire, one, other, entry)).status, 303);
  assert.equal((await link(claire, one, other, entry)).status, 303, 'posted twice');
  for (const file of [one, other]) assert.equal((await claire.case(file)).entries.filter((e) => e.form === 'family_link').length, 1);
  assert.ok((await claire.get(`/cases/${other}/family`)).text.includes(one));
  const stranger = await kela.register(bruno, { name: 'Zed' });
  const refused = await link(claire, one, stranger);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Choisissez un de vos dossiers/);
  assert.equal((await claire.case(one)).entries.filter((e) => e.form === 'family_link').length, 1);
  assert.equal((await bruno.get(`/cases/${one}`)).status, 404);
  assert.equal((await bruno.get(`/cases/${one}/family`)).status, 404);
});

test('a household visit is written once, and nothing crosses unticked', async () => {
  const [one, other] = await two();
  await link(claire, one, other);
  const path = `/cases/${one}/household-visit`;
  const visit = { done_on: '2026-03-05T10:00', mode: 'planned_home_visit', purpose: 'Voir la fratrie', exposure_precautions: 'À pied' };
  const child = (file, words, more = {}) => ({ [`take_${file}`]: 'yes', [`c${file}_action_done`]: 'yes', [`c${file}_risk_increased`]: 'no', [`c${file}_observations`]: words, ...more });
  const post = (fields, entry = entryId()) => claire.page(path, new URLSearchParams([...Object.entries({ entry, heads: '', ...fields }), ['child', one], ['child', other]]));
  assert.match((await post(visit)).text, /Cochez au moins un enfant/);
  const alone = await post({ ...visit, ...child(one, 'Kelavra dessine.') });
  assert.equal(alone.status, 422);
  assert.match(alone.text, /à deux/);
  assert.match(alone.text, /Kelavra dessine\./, 'nothing typed is lost');
  const entry = entryId();
  const fields = { ...visit, second_person: 'Fatou', ...child(one, 'Kelavra dessine.'), [`c${other}_observations`]: 'Edimox boite un peu.' };
  assert.equal((await post(fields, entry)).status, 303);
  assert.equal((await post(fields, entry)).status, 303, 'posted twice');
  const visits = async (file) => (await claire.case(file)).entries.filter((e) => e.form === 'follow_up');
  assert.deepEqual([(await visits(one)).length, (await visits(other)).length], [1, 0]);
  const otherwise = await post({ ...fields, [`c${one}_observations`]: 'Autre chose.' }, entry);
  assert.deepEqual([otherwise.status, /Autre chose\./.test(otherwise.text)], [422, true], 'another text under the same id is not taken for saved');
  const stranger = await kela.register(bruno, { name: 'Étranger' });
  const gone = await claire.page(path, new URLSearchParams([...Object.entries({ entry: entryId(), heads: '', ...fields, [`take_${stranger}`]: 'yes' }), ['child', one], ['child', stranger]]));
  assert.match(gone.text, /rien n(&#39;|')est enregistré/);
  assert.equal((await visits(one)).length, 1, 'all that was ticked, or nothing');
  assert.equal((await post({ ...visit, second_person: 'Fatou', ...child(one, 'Encore.'), ...child(other, 'Edimox marche mieux.', { [`c${other}_risk_increased`]: 'yes', [`c${other}_urgent_action`]: 'Médecin ce soir' }) })).status, 303);
  assert.deepEqual([(await visits(one)).length, (await visits(other)).length], [2, 1]);
  assert.ok((await claire.case(other)).deadlines.urgent_action);
  assert.equal((await claire.case(one)).deadlines.urgent_action, undefined);
  const written = await claire.get(`/cases/${one}/entries/${(await visits(one))[0].entry}`);
  assert.ok(!written.text.includes('boite'), 'what was not ticked went nowhere');
});

test('what exceeds the day is put off with its cause, never for a child at high risk, and the supervisor sees it', async () => {
  const [calm, high] = await two();
  await claire.write(calm, 'initial_assessment', kela.initial('medium', '2', '2026-03-03T10:00'));
  await claire.write(high, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'));
  const page = await claire.get('/day/too-much');
  assert.match(page.text, new RegExp(`name="file" value="${calm}"`));
  assert.ok(!new RegExp(`name="file" value="${high}"`).test(page.text));
  const post = (file, until = '2026-10-14') => claire.page('/day/too-much', { entry: entryId(), heads: '', file, [`what_${file}`]: 'follow_up', wait_until: until, cause: 'overload' });
  assert.match((await post(high)).text, /à ce point du dossier/);
  assert.match((await post(calm, '2026-11-30')).text, /Pas plus de 7 jours/);
  assert.equal((await post(calm)).status, 303);
  assert.equal((await claire.case(calm)).deadlines.follow_up.due_at, '2026-10-14T00:00');
  assert.match((await samuel.get('/approvals')).text, new RegExp(`${calm}/do/exception_review">Un contact est reporté`));
  assert.match((await post(calm)).text, /Pas plus de/, 'once');
  assert.equal((await bruno.page('/day/too-much', { entry: entryId(), heads: '', file: calm, [`what_${calm}`]: 'follow_up', wait_until: '2026-10-14', cause: 'sick' })).status, 422, 'not his file');
});

test('the sharing preview shows what goes and why the rest stays', async () => {
  const [file] = await two();
  await claire.write(file, 'initial_assessment', kela.initial('medium', '2', '2026-03-03T10:00'));
  const shown = async (to) => (await claire.get(`/cases/${file}/sharing?to=${to}`)).text;
  const health = await shown('health_provider');   // three months after March: ended
  assert.match(health, /l&#39;accord a pris fin|l'accord a pris fin/);
  assert.ok(!health.includes('Kelavra'));
  await claire.write(file, 'consent', { ...kela.mother, given_on: '2026-10-10T10:00' });
  const now = await shown('health_provider');
  assert.ok(now.includes('Kelavra'));
  assert.ok(!now.includes('Allée des Myrtilles'), 'the address was not agreed to');
  assert.match(await shown('community_committee'), /refusé par l/);
  assert.match(await shown('teacher'), /L(&#39;|')aide a commencé/);
  assert.match(await shown('shelter_provider'), /Rien ne peut partir/);
  await claire.write(file, 'consent', { given_on: '2026-10-11T10:00', consent_from: 'guardian', guardian_relation: 'mother', guardian_consent: 'withdrawn' });
  assert.match(await shown('health_provider'), /a été retiré/);
  assert.equal((await bruno.get(`/cases/${file}/sharing?to=health_provider`)).status, 404);
  assert.equal((await mariam.get(`/cases/${file}/sharing?to=health_provider`)).status, 404);
});

test('services: written down, found by need, filled into a referral, and a hole is named', async () => {
  const told = { provider: 'Clinique du Pont', service: 'medical', recipient: 'health_provider', state: 'active', verified_on: '2026-10-01', areas: ['zone_a'], focal_point: 'Sœur Odalie', hours: 'Lundi' };
  assert.equal((await claire.api('/services/describe', { ...told, state: '' })).refusal, 'field_problem');
  const added = await claire.api('/services/describe', told);
  assert.equal(added.status, 201);
  const list = async (person) => (await person.get('/api/v1/services')).json.data;
  assert.deepEqual((await list(bruno)).map((s) => s.provider), ['Clinique du Pont']);
  assert.match((await claire.get('/services?need=medical')).text, /Clinique du Pont/);
  assert.ok(!(await claire.get('/services?need=legal')).text.includes('Clinique du Pont'));
  const missing = (await claire.get('/services')).text.split('Ce qui manque')[1];
  assert.match(missing, /Soins médicaux <span class="quiet">Zone B/);
  const [file] = await two();
  const form = await claire.get(`/cases/${file}/do/referral`);
  assert.match(form.text, /Clinique du Pont/);
  const filled = await claire.get(`/cases/${file}/do/referral?service=${added.entry}`);
  for (const value of ['Clinique du Pont', 'Sœur Odalie']) assert.match(filled.text, new RegExp(`value="${value}"`));
  await lucia.api('/services/describe', { ...told, about: added.entry, state: 'closed' });
  assert.deepEqual((await list(mariam)).map((s) => s.state), ['closed']);
  assert.ok(!(await claire.get(`/cases/${file}/do/referral`)).text.includes('Clinique du Pont'));
  assert.equal((await admin.get('/services')).status, 404);
});

test('many files to one organisation: each reviewed for its own agreements, with progress', async () => {
  const [covered, bare] = await two(bruno);
  // For the whole file, not for one service; where it was agreed in March it has come to its end.
  const whole = { ...kela.mother, shares: [{ recipient: 'health_provider', information: ['identity', 'health'], method: 'written' }] };
  await bruno.write(covered, 'consent', { ...whole, given_on: '2026-10-10T10:00' });
  await bruno.write(bare, 'consent', { ...whole, given_on: '2026-03-02T17:40' });
  const common = { no_other_way: 'Le programme ferme', better_service: 'Une équipe reste', recipient: 'health_provider', agency: 'Équipe du fleuve', information_shared: 'identity', explained: 'child_and_family', handover_plan: 'Rencontres à trois', handover_on: '2026-10-30' };
  const post = (step, files, { entry = entryId(), wish = 'agrees' } = {}) => samuel.page('/transfers', new URLSearchParams([...Object.entries({ entry, heads: '', ...common, _step: step }), ...files.flatMap((file) => [['file', file], [`wish_${file}`, wish]])]));
  const review = await post('review', [covered, bare]);
  assert.match(review.text, new RegExp(`value="${covered}" checked`));
  assert.match(review.text, new RegExp(`a pris fin[^<]*</span> <a href="/cases/${bare}/do/consent`));
  assert.equal((await bruno.case(covered)).stage, 'registered', 'a review asks for nothing');
  assert.equal((await post('ask', [covered, bare])).status, 200, 'a file that is not covered does not go');
  assert.equal((await bruno.case(covered)).stage, 'registered');
  assert.match((await post('ask', [covered], { wish: '' })).text, /Dites ce que souhaitent/, 'nobody answers for a child');
  assert.equal((await bruno.case(covered)).stage, 'registered');
  const entry = entryId();
  assert.equal((await post('ask', [covered], { entry })).status, 303);
  assert.equal((await post('ask', [covered], { entry })).status, 303, 'posted twice');
  assert.equal((await bruno.case(covered)).stage, 'transfer_requested');
  assert.match((await samuel.get('/transfers')).text, /<strong>1<\/strong> demandés/);
  assert.equal((await mariam.write(covered, 'transfer_decision', { decided_on: '2026-10-12', decision: 'authorise' })).status, 201);
  assert.match((await samuel.get('/transfers')).text, /<strong>1<\/strong> autorisés/);
  assert.equal((await claire.get('/transfers')).status, 404);
  assert.match((await lucia.page('/transfers', new URLSearchParams([...Object.entries({ entry: entryId(), heads: '', ...common, _step: 'ask' }), ['file', bare]]))).text, /plus ouvert/, 'another team');
});

test('two versions of a plan stand side by side', async () => {
  const [file] = await two();
  for (const [form, fields] of [['initial_assessment', kela.initial('medium', '2', '2026-03-03T10:00')], ['comprehensive_assessment', kela.comprehensive('medium', 'Retrouver confiance', '2026-03-13')], ['case_plan', kela.plan('Retrouver confiance', 'once_a_week', '2026-03-18')], ['case_plan', { ...kela.plan('Retrouver confiance', 'twice_a_week', '2026-03-20'), overall_goal: 'Retourner en classe' }]]) {
    const answer = await claire.write(file, form, fields);
    assert.equal(answer.status, 201, JSON.stringify(answer));
  }
  const { text } = await claire.get(`/cases/${file}/versions/case_plan`);
  assert.match(text, /<del>Vivre en sécurité<\/del>/);
  assert.match(text, /<ins>Retourner en classe<\/ins>/);
  assert.match(text, /<ins>Deux fois par semaine<\/ins>/);
  assert.ok(!text.includes('Aucune blessure'), 'what is the same is only counted');
  assert.equal((await bruno.get(`/cases/${file}/versions/case_plan`)).status, 404);
  assert.equal((await claire.get(`/cases/${file}/versions/review`)).status, 404);
});

test('a word that judges gets a gentle hint after it is saved, and blocks nothing', async () => {
  const [file] = await two();
  const note = (facts) => claire.page(`/cases/${file}/do/case_note`, { entry: entryId(), heads: '', noted_on: '2026-03-04T10:00', contact_type: 'direct', facts });
  const judged = await note('Le père est un menteur et un paresseux.');
  assert.equal(judged.status, 303);
  assert.match((await claire.get(judged.location)).text, /jugent plus qu[^:]*: menteur, paresseux/);
  const plain = await note('Le père a dit deux choses différentes.');
  assert.match((await claire.get(plain.location)).text, /Enregistré.: Note de cas/);
  assert.ok(!(await claire.get(plain.location)).text.includes('jugent plus'));
});

test('a manager sees how many children the criteria kept out, and why', async () => {
  const opened = await claire.api('/cases/new', { ...kela.identification('Horscritere'), urgency: 'urgent' });
  await claire.write(opened.file, 'screening', { ...kela.screening, decision: 'ineligible', ineligible_reason: 'outside_area', information_given: true, redirected_to: 'Service voisin', referrer_informed: true });
  const { text } = await mariam.get('/approvals');
  assert.match(text, /<li>[^<]*zone[^<]*<strong>1<\/strong><\/li>/i);
  assert.ok(!text.includes('Horscritere'));
});

test('criteria: adopted by the manager with their qualities, seen by who screens', async () => {
  const adopted = { criterion: 'disability', state: 'adopted', decided_on: '2026-10-01', meaning: 'Un handicap qui écarte des soins', consulted: ['children', 'families'], realistic: 'Deux centres', shared_with: 'Acteurs de la zone', review_on: '2027-04-01' };
  assert.equal((await claire.api('/criteria/describe', adopted)).status, 404);
  const bare = await mariam.api('/criteria/describe', { ...adopted, consulted: [] });
  assert.deepEqual([bare.status, bare.rules], [422, ['R-231']]);
  assert.equal((await mariam.api('/criteria/describe', adopted)).status, 201);
  assert.deepEqual((await claire.get('/api/v1/criteria')).json.data.filter((c) => c.state === 'adopted').map((c) => c.criterion), ['disability']);
  const opened = await claire.api('/cases/new', { ...kela.identification('Critère'), urgency: 'urgent' });
  const hint = (await claire.get(`/cases/${opened.file}/do/screening`)).text;
  assert.match(hint, /Pas encore adoptés avec les communautés/);
  assert.ok(!/Pas encore adoptés[^<]*[Hh]andicap/.test(hint));
});

test('Monday: who carries too much stands first, and a file goes to who carries least; a manager sees teams, not people', async () => {
  const team = (await samuel.get('/team')).text;
  assert.match(team, /6 travailleurs sociaux/);
  assert.match(team, /<meter min="0" max="25"/);
  const [mine] = await two();
  const assign = (await samuel.get(`/cases/${mine}/assign`)).text;
  const options = [...assign.matchAll(/name="worker" value="[0-9a-f]{32}"> <span>([^<]*?) – (\d+)\/\d+ dossiers, dont (\d+)/g)].map(([, name, open, high]) => ({ name, weight: Number(open) + Number(high) }));
  assert.equal(options.length, 6);
  assert.deepEqual(options, [...options].sort((a, b) => a.weight - b.weight));
  assert.ok(options.at(-1).name.startsWith('Claire') || options.at(-1).name.startsWith('Bruno'), 'who took the most files is last');
  const seen = (await mariam.get('/team')).text;
  assert.ok(seen.includes('nord') && !seen.includes('Claire Domo'));
});

test('everything stays provable: chains, cards and the directory of services', async () => {
  await office.stop();
  const proof = office.verify();
  assert.equal(proof.code, 0, proof.text);
  assert.equal(office.verify('claire').code, 0);
});
