// Nothing falls between, over HTTP: a report has a clock, a name can be corrected, an action is a task, who decides sees what is decided.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office } from './office.mjs';
import * as kela from './kela.mjs';

let office, claire, samuel;
before(async () => {
  office = await Office.start({ today: '2026-04-02T12:00' });
  [claire, samuel] = await Promise.all(['claire', 'samuel'].map((name) => office.signIn(name)));
});
after(() => office.remove());

const dues = async (file) => (await claire.get('/api/v1/cases')).json.data.find(({ id }) => id === file).deadlines;
const written = async (file, form, fields, by = claire) => {
  const answer = await by.write(file, form, fields);
  assert.equal(answer.status, 201, `${form}: ${JSON.stringify(answer)}`);
  return answer;
};
async function planned(name) {
  const file = await kela.register(claire, { name });
  await written(file, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'));
  await written(file, 'comprehensive_assessment', kela.comprehensive('high', 'Protection', '2026-03-12'));
  await written(file, 'case_plan', kela.plan('Protection', 'daily', '2026-03-18'));
  return file;
}

test('a report has a clock from its first word on, and stands on the day told apart', async () => {
  const { file } = await claire.api('/cases/new', { ...kela.identification('Sylvane'), urgency: 'none' });
  const [due] = await dues(file);
  assert.deepEqual([due.what, due.due_at, due.state], ['screening', '2026-03-05T09:30', 'late']);
  const day = await claire.get('/day');
  assert.match(day.text, /Vérifier l(&#39;|')éligibilité/);
  assert.match(day.text, /Personnel d(&#39;|')un autre secteur/);
  assert.doesNotMatch(day.text, /Sylvane/);
});

test('a name and a home are corrected: found under both names, shown as they are now, the old ones in the history', async () => {
  const file = await kela.register(claire, { name: 'Mirovane' });
  await written(file, 'registration_update', { learnt_on: '2026-04-01', reason: 'learnt_later', first_name: 'Bertigale', residence: 'Rue du Lavoir' });
  const identity = await claire.get(`/cases/${file}/identity`);
  assert.match(identity.text, /<s>Mirovane<\/s>/);
  assert.match(identity.text, />Bertigale</);
  assert.match(identity.text, /<s>Allée des Myrtilles bleues<\/s>/);
  const visit = (await claire.get(`/cases/${file}/before-visit`)).text;
  assert.match(visit, /Rue du Lavoir/);
  assert.doesNotMatch(visit, /Myrtilles/);
  for (const name of ['Mirovane', 'Bertigale']) {
    const found = (await claire.page('/search', { q: name })).text;
    assert.equal(found.split(`/cases/${file}"`).length - 1, 1, `${name} leads to one file`);
  }
  const nothing = await claire.write(file, 'registration_update', { learnt_on: '2026-04-01', reason: 'mistake' });
  assert.equal(nothing.status, 422);
  assert.equal(nothing.refusal, 'nothing_changed');
  assert.equal((await samuel.get(`/cases/${file}/identity`)).status, 200);
});

test('an action of the plan is a task: late on its day, offered at a contact, counted', async () => {
  const file = await planned('Ondrale');
  const actions = (await dues(file)).filter(({ what }) => what === 'plan_action');
  assert.deepEqual(actions.map(({ due_at, state }) => [due_at, state]), [['2026-03-20T00:00', 'late'], ['2026-04-10T00:00', 'later']]);
  const page = (await claire.get(`/cases/${file}`)).text;
  assert.match(page, /Actions faites\s: 0 sur 2/);
  const action = /follow_up\?action=([0-9a-f]{32})[^>]*>Examen médical/.exec(page)[1];
  const form = (await claire.get(`/cases/${file}/do/follow_up?action=${action}`)).text;
  assert.match(form, new RegExp(`value="${action}" selected`));
  await written(file, 'follow_up', kela.followUp('2026-04-02T10:00', { action, action_result: 'done' }));
  assert.match((await claire.get(`/cases/${file}`)).text, /Actions faites\s: 1 sur 2/);
  assert.equal((await dues(file)).filter(({ what }) => what === 'plan_action').length, 1);
});

test('who decides sees the plan; what is handed back stands on the file with its words until it is answered', async () => {
  const file = await planned('Quentavre');
  const decide = (await samuel.get(`/cases/${file}/do/plan_approval`)).text;
  assert.match(decide, /Ce qui est à décider/);
  assert.match(decide, /Séjour chez des proches/);
  await written(file, 'plan_approval', { decided_on: '2026-04-02', decision: 'to_put_right', comment: 'Nommer qui appelle le soir' }, samuel);
  assert.match((await claire.get(`/cases/${file}`)).text, /Nommer qui appelle le soir/);
});

test('what says how often somebody is in contact stands on the file', async () => {
  const file = await planned('Rosamelle');
  assert.match((await claire.get(`/cases/${file}`)).text, /Contacts\s: Chaque jour \(demandé par le plan\)/);
  await written(file, 'review', kela.review('2026-04-02', '2026-04-20', 'low'));
  assert.match((await claire.get(`/cases/${file}`)).text, /Chaque jour/);
});

test('a death: what protects the others is a task of today in each of their files, without a word of this child', async () => {
  const [one, sister] = [await kela.register(claire, { name: 'Pellouane' }), await kela.register(claire, { name: 'Pellouine', sex: 'girl' })];
  const linked = await claire.page(`/cases/${one}/family`, { entry: 'c'.repeat(32), heads: '', other_file: sister, relation: 'sibling' }, `/cases/${one}/family`);
  assert.equal(linked.status, 303);
  await written(one, 'child_death', { known_on: '2026-04-02', circumstances: 'Accident', inquiry_done: false, other_children: 'some_at_risk', other_children_action: 'Mettre Pellouine à l’abri ce soir' });
  const due = (await claire.case(sister)).deadlines.supervision_decision;
  assert.equal(due.due_at, '2026-04-02T00:00');
  const page = (await claire.get(`/cases/${sister}`)).text;
  assert.match(page, /Un enfant lié est décédé/);
  assert.doesNotMatch(page, /ce soir/);
  assert.match((await claire.get(`/cases/${one}`)).text, /ce soir/);
  const { case_code: code } = await claire.case(one);
  for (const person of [samuel, await office.signIn("mariam")]) { const { text } = await person.get("/approvals"); assert.ok(new RegExp(`Décès d(&#39;|')un enfant</strong> <bdi class="code">${code}`).test(text), text.slice(text.indexOf("<main"), text.indexOf("</main>"))); }
});

test('an entry is struck out by whoever wrote it, stays readable, and the supervisor looks at it; what told of danger is not hers to strike', async () => {
  const file = await kela.register(claire, { name: 'Vermiral' });
  const { entry } = await written(file, 'case_note', { noted_on: '2026-04-01', contact_type: 'none', facts: 'Écrit dans le mauvais dossier' });
  assert.match((await claire.get(`/cases/${file}/entries/${entry}`)).text, new RegExp(`/do/strike_out\\?about=${entry}`));
  await written(file, 'strike_out', { about: entry, reason: 'other_child', words: 'Un autre enfant' });
  const struck = (await claire.get(`/cases/${file}/entries/${entry}`)).text;
  assert.match(struck, /Rayée par Claire[\s\S]*Un autre enfant[\s\S]*mauvais dossier/);
  assert.match((await claire.get(`/cases/${file}`)).text, new RegExp(`<s><a href="/cases/${file}/entries/${entry}">`));
  assert.doesNotMatch((await claire.get(`/cases/${file}/own`)).text, /mauvais dossier/);
  assert.match((await samuel.get('/approvals')).text, /Entrée rayée par qui/);
  await written(file, 'initial_assessment', kela.initial('high', '1', '2026-03-02T18:15'));
  const danger = await written(file, 'follow_up', kela.followUp('2026-04-02T10:00', { risk_increased: true, urgent_action: 'À l’abri' }));
  assert.equal((await claire.write(file, 'strike_out', { about: danger.entry, reason: 'mistake', words: 'Non' })).refusal, 'not_yours_to_do');
  await written(file, 'strike_out', { about: danger.entry, reason: 'mistake', words: 'Un autre enfant' }, samuel);
  assert.equal((await claire.case(file)).deadlines.urgent_action, undefined);
});

test('the child’s own copy leaves out where she lives until she is alone; a father who must not be told is shown nothing', async () => {
  const file = await kela.register(claire, { name: 'Tamirelle' });
  assert.doesNotMatch((await claire.get(`/cases/${file}/own`)).text, /Myrtilles/);
  assert.match((await claire.get(`/cases/${file}/own?alone=yes`)).text, /Myrtilles/);
  const asks = { asked_on: '2026-04-02', asked_by: 'guardian', relation: 'father', answer: 'shown', screened: true, how: 'Ensemble' };
  const access = (await claire.get(`/cases/${file}/do/file_access`)).text;
  assert.match(access, /Le père/, 'who must not be told stands beside the form');
  assert.match(access, /name="asked_on" value="2026/);
  assert.doesNotMatch(access, /name="due_on" value="2/, 'a day that is asked for after another answer is not filled in before it');
  assert.equal((await claire.write(file, 'file_access', { ...asks, may_be_told: false })).refusal, 'not_to_be_told');
  await written(file, 'file_access', { asked_on: asks.asked_on, asked_by: 'guardian', relation: 'father', may_be_told: false, answer: 'refused_to_protect', refused_why: 'L’enfant a peur' });
  // The supervisor speaks with him: it is on her list, and hers to end.
  assert.match((await samuel.get('/approvals')).text, new RegExp(`/cases/${file}/do/exception_review.{0,60}Accès au dossier refusé`));
  assert.equal((await claire.write(file, 'exception_review', { reviewed_on: '2026-04-02', decision: 'confirmed' })).status, 409);
  await written(file, 'exception_review', { reviewed_on: '2026-04-02', decision: 'confirmed', comment: 'Je lui ai parlé' }, samuel);
});
