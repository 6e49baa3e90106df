// The acceptance checks of Kela and Edi's story against the running program.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as kela from './kela.mjs';
import { Office } from './office.mjs';

let office, claire, mariam, samuel;
before(async () => {
  office = await Office.start({ today: '2026-10-12T12:00' });
  [claire, mariam, samuel] = [await office.signIn('claire'), await office.signIn('mariam'), await office.signIn('samuel')];
});
after(() => office.remove());

const refusals = (answer) => answer.fields.map((field) => field.refusal);

test('AC-01 registration is blocked when consent and override are both empty', async () => {
  const { file } = await claire.api('/cases/new', kela.identification('Tomas'));
  assert.equal((await claire.write(file, 'screening', kela.screening)).status, 201);
  const refused = await claire.write(file, 'registration', kela.registration('Tomas', 'boy', 13, '2026-03-02T17:45'));
  assert.equal(refused.status, 422);
  assert.equal(refused.refusal, 'consent_missing');
  assert.deepEqual(refused.rules, ['R-029']);
});

test('AC-02 no name on cover page, lists, case page, history or log', async () => {
  const file = await kela.register(claire, { name: 'Zédibulon' });
  for (const path of ['/day', '/cases', `/cases/${file}`, `/cases/${file}/cover`, '/approvals', '/team']) {
    for (const person of [claire, samuel]) {
      const page = await person.get(path);
      for (const name of ['Zédibulon', 'Vostrimek', 'Myrtilles', 'Quolm']) assert.ok(!page.text.includes(name), `${path} shows ${name}`);
    }
  }
  assert.ok(!office.log.includes('Zédibulon'));
  const panel = await claire.get(`/cases/${file}/identity`);
  assert.ok(panel.text.includes('Zédibulon') && panel.text.includes('Myrtilles'));
});

test('AC-03 an initial assessment in time shows so, one of 49 hours later is breached', async () => {
  const file = await kela.register(claire);
  assert.equal((await claire.write(file, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'))).status, 201);
  assert.equal((await claire.case(file)).initial_assessment, 'on_time');
  const late = await kela.register(claire);
  const answers = kela.initial('high', '1', '2026-03-04T18:45');
  assert.equal((await claire.write(late, 'initial_assessment', answers)).refusal, 'late_without_reason');
  assert.equal((await claire.write(late, 'initial_assessment', { ...answers, late_reason: 'Route coupée' })).status, 201);
  assert.equal((await claire.case(late)).initial_assessment, 'breached');
  assert.match((await claire.get(`/cases/${late}`)).text, /limite dépassée/);
});

test('AC-04 a priority level is needed to finish an initial assessment', async () => {
  const file = await kela.register(claire);
  const { priority_level: left_out, ...rest } = kela.initial('high', '1', '2026-03-02T18:15');
  const refused = await claire.write(file, 'initial_assessment', rest);
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.fields.map((f) => [f.field, f.refusal]), [['priority_level', 'missing']]);
  assert.deepEqual(refused.rules, ['R-125']);
});

test('AC-05 and AC-06 the clocks: a week, a month, then two weeks to plan', async () => {
  const file = await kela.register(claire);
  let { deadlines } = await claire.case(file);
  assert.equal(deadlines.comprehensive_start.due_at, '2026-03-09T00:00');
  assert.equal(deadlines.comprehensive_complete.due_at, '2026-04-02T00:00');
  await claire.write(file, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'));
  assert.equal((await claire.write(file, 'comprehensive_assessment', kela.comprehensive('high', 'Sécurité', '2026-03-12'))).status, 201);
  ({ deadlines } = await claire.case(file));
  assert.equal(deadlines.case_plan.due_at, '2026-03-26T00:00');
  assert.equal(deadlines.comprehensive_complete, undefined);
});

async function planned(risk = 'high', frequency = 'twice_a_week') {
  const file = await kela.register(claire);
  await claire.write(file, 'initial_assessment', kela.initial(risk, '1', '2026-03-02T18:15'));
  await claire.write(file, 'comprehensive_assessment', kela.comprehensive(risk, 'Sécurité', '2026-03-12'));
  const answer = await claire.write(file, 'case_plan', kela.plan('Sécurité', frequency, '2026-03-18'));
  assert.equal(answer.status, 201, JSON.stringify(answer));
  return file;
}

test('AC-07 a plan is not activated without a responsible person', async () => {
  const file = await kela.register(claire);
  await claire.write(file, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'));
  await claire.write(file, 'comprehensive_assessment', kela.comprehensive('high', 'Sécurité', '2026-03-12'));
  const plan = kela.plan('Sécurité', 'twice_a_week', '2026-03-18');
  delete plan.actions[0].responsible;
  const refused = await claire.write(file, 'case_plan', plan);
  assert.equal(refused.status, 422);
  assert.deepEqual(refusals(refused), ['action_without_responsible']);
  assert.equal(refused.fields[0].field, 'actions.0.responsible');
});

test('AC-08 two contacts an ISO week at high risk, one at medium', async () => {
  const edi = await kela.register(claire), girl = await kela.register(claire, { name: 'Kela', sex: 'girl', age: 11, on: '2026-03-02T17:45' });
  await claire.write(edi, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'));
  await claire.write(girl, 'initial_assessment', kela.initial('medium', '2', '2026-03-02T18:15'));
  assert.equal((await claire.case(edi)).monitoring, 'twice_a_week');
  assert.equal((await claire.case(girl)).monitoring, 'once_a_week');
  const dues = [];
  for (let i = 0; i < 4; ++i) {
    const due = (await claire.case(edi)).deadlines.follow_up.due_at.slice(0, 10);
    dues.push(due);
    assert.equal((await claire.write(edi, 'follow_up', kela.followUp(`${due}T11:00`))).status, 201);
  }
  assert.deepEqual(dues, ['2026-03-03', '2026-03-06', '2026-03-10', '2026-03-13']);
  const first = (await claire.case(girl)).deadlines.follow_up.due_at.slice(0, 10);
  await claire.write(girl, 'follow_up', kela.followUp(`${first}T11:00`));
  assert.deepEqual([first, (await claire.case(girl)).deadlines.follow_up.due_at.slice(0, 10)], ['2026-03-09', '2026-03-16']);
});

test('AC-09 a home visit made alone needs a reason and leaves a warning', async () => {
  const file = await kela.register(claire);
  const visit = kela.followUp('2026-03-03T11:00', { mode: 'planned_home_visit', purpose: 'Voir Edi', exposure_precautions: 'À pied' });
  assert.deepEqual(refusals(await claire.write(file, 'follow_up', visit)), ['alone_on_home_visit']);
  assert.equal((await claire.write(file, 'follow_up', { ...visit, alone_reason: 'Collègue malade' })).status, 201);
  assert.match((await claire.get(`/cases/${file}`)).text, /Visite à domicile sans deuxième personne/);
});

const referral = (recipient, information) => ({ made_on: '2026-03-19', service: 'basic_psychosocial', recipient, reason: 'Soutien', information_shared: information, method: 'written' });

test('AC-10 a referral to a refused recipient fails', async () => {
  const file = await kela.register(claire);
  const refused = await claire.write(file, 'referral', referral('community_committee', ['identity']));
  assert.equal(refused.refusal, 'recipient_refused');
  assert.equal((await claire.write(file, 'referral', referral('psychosocial_provider', ['identity', 'concerns']))).status, 201);
});

test('AC-11 a one-off consent that was used cannot be used again', async () => {
  const file = await kela.register(claire);
  const toTeacher = { ...referral('teacher', ['help_has_started']), method: 'verbal' };
  assert.equal((await claire.write(file, 'referral', toTeacher)).status, 201);
  assert.equal((await claire.write(file, 'referral', toTeacher)).refusal, 'one_off_consumed');
});

test('AC-12 separating a refugee child without BID or authority fails', async () => {
  const file = await planned();
  const refused = await claire.write(file, 'case_plan', { ...kela.plan('Sécurité', 'twice_a_week', '2026-03-20'), separates_child: true, removal_authority: 'none' });
  assert.equal(refused.refusal, 'removal_without_authority');
  const separating = { ...kela.plan('Sécurité', 'twice_a_week', '2026-03-20'), separates_child: true, removal_authority: 'bid_panel' };
  assert.equal((await claire.write(file, 'case_plan', separating)).refusal, 'panel_not_decided');
  const alone = { ...kela.bestInterests, panel: kela.bestInterests.panel.slice(0, 1) };
  assert.equal((await claire.write(file, 'best_interests', alone)).refusal, 'panel_incomplete');
  assert.equal((await claire.write(file, 'best_interests', kela.bestInterests)).status, 201);
  assert.equal((await claire.write(file, 'case_plan', separating)).status, 201);
});

test('AC-17 whoever declares a link can no longer open the file nor be given it', async () => {
  const file = await planned();
  const { key_worker: own } = await claire.case(file);
  const declared = await claire.write(file, 'conflict_of_interest', { declared_on: '2026-03-19', person: own, kind: 'same_circle' });
  assert.equal(declared.status, 201, JSON.stringify(declared));
  for (const path of ['', '/identity', '/cover', '/do/follow_up']) assert.equal((await claire.get(`/cases/${file}${path}`)).status, 404, path);
  assert.match((await samuel.get(`/cases/${file}`)).text, /lien personnel a été déclaré/);
  const assign = (worker) => samuel.page(`/cases/${file}/assign`, { entry: randomBytes(16).toString('hex'), heads: '', worker, reason: 'Lien déclaré' });
  assert.match((await assign(own)).text, /a un lien avec le dossier/);
  const bruno = await office.signIn('bruno');
  const { key_worker: other } = await bruno.case((await bruno.get('/api/v1/cases')).json.data[0].id);
  assert.equal((await assign(other)).status, 303);
  const state = await bruno.case(file);
  assert.deepEqual([state.key_worker, state.deadlines.reassignment], [other, undefined]);
  assert.equal((await claire.get(`/cases/${file}`)).status, 404);
});

test('a transfer: asked for, opened to the manager until she decides, ours until the other side accepts', async () => {
  const file = await planned();
  assert.equal((await claire.write(file, 'transfer', { ...kela.transfer, cause: 'needs_too_difficult' })).refusal, 'needs_too_difficult');
  assert.equal((await claire.write(file, 'transfer', { ...kela.transfer, recipient: 'community_committee' })).refusal, 'recipient_refused');
  assert.equal((await mariam.get(`/cases/${file}`)).status, 404);
  // Agreed for medical care: that is not the whole file.
  assert.equal((await claire.write(file, 'transfer', kela.transfer)).refusal, 'service_not_covered');
  const whole = { ...kela.mother, shares: [{ recipient: 'health_provider', information: ['identity', 'health'], method: 'written' }] };
  assert.equal((await claire.write(file, 'consent', { ...whole, given_on: '2026-03-02T17:40' })).status, 201);
  // Agreed for three months in March: a request that is dated back to May brings nothing to life.
  assert.equal((await claire.write(file, 'transfer', kela.transfer)).refusal, 'consent_expired');
  assert.equal((await claire.write(file, 'consent', { ...whole, given_on: '2026-10-12T09:00' })).status, 201);
  const transfer = { ...kela.transfer, requested_on: '2026-10-12', handover_on: '2026-10-19' };
  assert.equal((await claire.write(file, 'transfer', transfer)).status, 201);
  assert.equal((await claire.write(file, 'request_withdrawal', { withdrawn_on: '2026-10-12', reason: 'Une date à revoir' })).status, 201);
  assert.equal((await mariam.get(`/cases/${file}`)).status, 404, 'taken back, it is closed to the manager again');
  assert.equal((await claire.write(file, 'transfer', transfer)).status, 201);
  assert.match((await mariam.get('/approvals')).text, new RegExp(`${file}[^<]*">Transfert à autoriser`));
  assert.ok(!(await mariam.get(`/cases/${file}/identity`)).text.includes('Vostrimek'));
  const decided = await mariam.write(file, 'transfer_decision', { decided_on: '2026-10-12', decision: 'authorise' });
  assert.equal(decided.status, 201, JSON.stringify(decided));
  assert.equal((await mariam.get(`/cases/${file}`)).status, 404);
  assert.equal((await claire.case(file)).stage, 'implementing');
  const accepted = { answered_on: '2026-10-12', answer: 'accepted', receiving_worker: 'Zita Moradel', plan_followed: true, retention_until: '2031-10-12' };
  assert.equal((await claire.write(file, 'transfer_answer', { ...accepted, plan_followed: false })).refusal, 'handover_not_followed');
  assert.equal((await claire.write(file, 'transfer_answer', accepted)).status, 201);
  const state = await claire.case(file);
  assert.deepEqual([state.stage, Object.keys(state.deadlines)], ['transferred', []]);
});

test('AC-13 a review later than three months cannot be scheduled', async () => {
  const file = await planned();
  assert.equal((await claire.write(file, 'review', kela.review('2026-04-17', '2026-07-18', 'medium'))).refusal, 'review_too_late');
  assert.equal((await claire.write(file, 'review', kela.review('2026-04-17', '2026-07-17', 'medium'))).status, 201);
});

test('AC-14, AC-15, AC-16 closure, the visit after it, and reopening with the plans kept', async () => {
  const file = await planned();
  for (const on of ['2026-06-02T11:00', '2026-06-05T11:00']) await claire.write(file, 'follow_up', kela.followUp(on));
  assert.equal((await mariam.get(`/cases/${file}`)).status, 404);
  assert.equal((await claire.write(file, 'closure', kela.closure)).refusal, 'plan_not_approved');
  assert.equal((await claire.write(file, 'plan_approval', { decided_on: '2026-03-19', decision: 'approve' })).refusal, 'not_open_now');
  assert.match((await samuel.get('/approvals')).text, new RegExp(`${file}/do/plan_approval`));
  assert.equal((await samuel.write(file, 'plan_approval', { decided_on: '2026-03-19', decision: 'approve' })).status, 201);
  const asked = await claire.write(file, 'closure', kela.closure);
  assert.equal(asked.status, 201, JSON.stringify(asked));
  const decision = { decided_on: '2026-08-31', decision: 'authorise' };
  assert.equal((await claire.write(file, 'closure_decision', decision)).refusal, 'not_open_now');
  assert.equal((await samuel.write(file, 'closure_decision', decision)).refusal, 'not_open_now');
  assert.match((await mariam.get('/approvals')).text, new RegExp(file));
  assert.ok(!(await mariam.get(`/cases/${file}/identity`)).text.includes('Vostrimek'));
  // High risk: who supervises says what she thinks of it first, and the manager reads it beside her decision.
  assert.equal((await mariam.write(file, 'closure_decision', decision)).refusal, 'opinion_missing');
  assert.match((await samuel.get('/approvals')).text, new RegExp(`${file}/do/closure_opinion">Avis à donner`));
  assert.equal((await samuel.write(file, 'closure_opinion', { given_on: '2026-08-31', opinion: 'for_if', reasons: 'Si la tante reste jointe' })).status, 201);
  assert.match((await mariam.get(`/cases/${file}/do/closure_decision`)).text, /Si la tante reste jointe/);
  const authorised = await mariam.write(file, 'closure_decision', decision);
  assert.equal(authorised.status, 201, JSON.stringify(authorised));
  assert.equal((await mariam.get(`/cases/${file}`)).status, 404);
  let state = await claire.case(file);
  assert.equal(state.stage, 'closed');
  assert.equal(state.deadlines.post_closure_visit.due_at, '2026-11-30T00:00');
  assert.equal((await claire.write(file, 'reopening', { reopened_on: '2026-10-12', reason: 'new_concern', new_information: 'Nouvelle dispute' })).status, 201);
  state = await claire.case(file);
  assert.deepEqual([state.cycle, state.plans.length, state.stage], [2, 1, 'registered']);
  const old = state.entries.find((entry) => entry.form === 'case_plan');
  assert.match((await claire.get(`/cases/${file}/entries/${old.entry}`)).text, /Vivre en sécurité/);
});

test('AC-18 the file as its child may read it: other people are covered', async () => {
  const file = await kela.register(claire, { name: 'Edi' });
  await claire.write(file, 'case_note', { noted_on: '2026-03-03T10:00', contact_type: 'none', facts: 'Zaphira et madame QUOLM ont appelé pour Edi.', strict_note: 'Le voisin Orlin a vu.' });
  const page = await claire.get(`/cases/${file}/own`);
  assert.equal(page.status, 200);
  assert.ok(page.text.includes('▮▮▮ et madame ▮▮▮ ont appelé pour Edi.'), page.text);
  for (const hidden of ['Zaphira', 'Quolm', 'Orlin', 'voisin']) assert.ok(!page.text.includes(hidden), hidden);
  assert.equal((await mariam.get(`/cases/${file}/own`)).status, 404);
  assert.equal((await claire.write(file, 'file_access', { asked_on: '2026-03-04', asked_by: 'child', answer: 'shown', screened: false, how: 'Ensemble' })).refusal, 'not_screened');
  assert.equal((await claire.write(file, 'file_access', { asked_on: '2026-03-04', asked_by: 'child', answer: 'shown', screened: true, how: 'Ensemble' })).status, 201);
});

test('before knocking: what must not be said stands first, and a missing safe contact is asked for', async () => {
  const file = await kela.register(claire);
  assert.match((await claire.get(`/cases/${file}/before-visit`)).text, /pas encore comment joindre/);
  const contact = { agreed_on: '2026-03-03', way: 'phone', number: '0700 11 22 33', hours: 'Mardi après 16 h', if_other_answers: 'Dire : le centre de couture', never_say: 'Le mot violence, devant le père', way_out: 'Par le puits' };
  assert.equal((await claire.write(file, 'safe_contact', contact)).status, 201);
  const { text } = await claire.get(`/cases/${file}/before-visit`);
  for (const words of ['0700 11 22 33', 'Mardi après 16 h', 'centre de couture', 'Par le puits', 'Le père']) assert.ok(text.includes(words), words);
  assert.ok(text.indexOf('Le mot violence') < text.indexOf('0700 11 22 33'), 'danger first');
  assert.ok(!(await claire.get(`/cases/${file}`)).text.includes('0700 11'));
  assert.equal((await mariam.get(`/cases/${file}/before-visit`)).status, 404);
});

test('AC-20 each opening of the identity panel is one line of the audit log', async () => {
  const file = await kela.register(claire);
  const count = () => Number(office.sql("select count(*) from audit where instr(line, cast('identity_viewed' as blob)) > 0").split('\n').pop());
  for (let i = 0; i < 3; ++i) await claire.get(`/cases/${file}/identity`);
  await office.stop();
  assert.equal(count(), 3 + 3 /* the panel opened in AC-02 and tried by the manager, in the closure and the transfer */);
});
