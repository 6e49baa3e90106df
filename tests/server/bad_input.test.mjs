// Whatever is wrong with an answer: a 4xx, a translated message beside its field, and what was typed still on the page.
// Made from the definitions of all forms, not picked by hand.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { entryId, Office } from './office.mjs';
import * as kela from './kela.mjs';

const folder = new URL('../../forms/', import.meta.url);
const forms = readdirSync(folder).filter((name) => name !== 'lists.json' && name !== 'attachment.json').map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
const words = Object.fromEntries(['fr', 'en'].map((language) => [language, JSON.parse(readFileSync(new URL(`../../locales/${language}.json`, import.meta.url), 'utf8')).problem]));
const ahead = new Set(['due_on', 'until', 'by_date', 'review_on', 'next_review_on', 'retention_until', 'first_visit_on', 'planned_on', 'handover_on', 'wait_until', 'appointment_at', 'next_on', 'recheck_on', 'follow_up_on', 'starts_on', 'expected_back']);

// Values that a field cannot take, with what is to be said of them.
function badValues(field) {
  switch (field.type) {
    case 'text': return [['x'.repeat(301), 'too_long'], ['Ke\u202Ela', 'direction_controls'], ['a\u2066b', 'direction_controls']];
    case 'long': return [['é'.repeat(10_001), 'too_long']];
    case 'date': return [['hier', 'not_a_date'], ['2026-02-30', 'not_a_date'], ['31/12/99999', 'not_a_date'], ...(ahead.has(field.code) ? [] : [['2199-01-01', 'in_the_future']])];
    case 'datetime': return [['bientôt', 'not_a_date'], ['2026-03-02T25:00', 'not_a_date'], ...(ahead.has(field.code) ? [] : [['2199-01-01T10:00', 'in_the_future']])];
    case 'number': return [['douze', 'not_a_number'], ['-1', 'not_a_number'], ['1e3', 'not_a_number'], [String((field.max ?? 999998) + 1), 'out_of_range'], ['99999999999999999999', 'not_a_number']];
    case 'choice': case 'yesno': case 'multi': return [['ghost', 'not_in_list'], ["'; drop table entries; --", 'not_in_list']];
    case 'reference': return [['ghost', 'not_in_list']];
    default: return [];
  }
}
// Every field of a form by its posted name, those of rows in the first row.
const posted = (form) => form.sections.flatMap(({ fields }) => fields.flatMap((field) => (field.type === 'rows' ? field.fields.map((sub) => [`${field.code}.0.${sub.code}`, sub]) : [[field.code, field]])));

let office, people;
const open = new Map();   // form → [person, path]
before(async () => {
  office = await Office.start({ quick: false });
  people = {};
  for (const name of ['claire', 'bruno', 'fatou', 'idris', 'jonas', 'leila', 'samuel', 'mariam']) {
    const person = people[name] = await office.signIn(name);
    const files = [...(await person.get('/api/v1/cases')).json.data, ...(await person.get('/api/v1/cases?page=2')).json.data];
    for (const { id } of files) for (const form of (await person.case(id)).open_forms) if (!open.has(form)) open.set(form, [person, `/cases/${id}/do/${form}`]);
  }
  open.set('identification', [people.claire, '/cases/new']);
  open.set('service', [people.claire, '/services/describe']);
  open.set('criterion', [people.mariam, '/criteria/describe']);
  open.set('staffing_plan', [people.mariam, '/staffing/plan']);
  const led = /\/supervision\/[0-9a-f]{32}/.exec((await people.samuel.get('/supervision')).text.split('que je supervise')[1])[0], id = led.split('/').pop();
  const own = /\/supervision\/[0-9a-f]{32}/.exec((await people.claire.get('/supervision')).text)[0];
  for (const form of ['individual_supervision', 'missed_supervision', 'case_observation', 'file_review', 'capacity_assessment', 'capacity_plan']) open.set(form, [people.samuel, `${led}/do/${form}`]);
  for (const form of ['staff_profile', 'absence', 'back_at_work', 'workload_review', 'supervision_agreement']) open.set(form, [people.samuel, `/workers/${id}/do/${form}`]);
  for (const form of ['cm_meeting', 'extended_session', 'staff_safety_plan']) open.set(form, [people.samuel, `/meetings/do/${form}`]);
  for (const form of ['case_discussion', 'meeting_suggestion', 'mandala', 'safety_incident']) open.set(form, [people.claire, `/meetings/do/${form}`]);
  const self = /\/workers\/[0-9a-f]{32}/.exec((await people.claire.get('/safety')).text)[0];
  open.set('training_done', [people.claire, `${self}/do/training_done`]);
  open.set('shadowing', [people.claire, `${own}/do/shadowing`]);
  open.set('visit_leaving', [people.claire, `${self}/do/visit_leaving`]);
  open.set('wellbeing_check', [people.claire, '/mine/do/wellbeing_check']);
  // An exception to be reviewed: a child in danger, registered before consent could be asked.
  const { file } = await people.claire.api('/cases/new', { ...kela.identification('Urgence'), identified_on: new Date(Date.now() - 3600_000).toISOString().slice(0, 16), urgency: 'imminent_danger' });
  const now = new Date().toISOString().slice(0, 16);
  const done = await people.claire.write(file, 'registration', { ...kela.registration('Urgence', 'girl', 8, now), provisional: true, provisional_reason: 'Danger immédiat' });
  assert.equal(done.status, 201, JSON.stringify(done));
  open.set('exception_review', [people.samuel, `/cases/${file}/do/exception_review`]);
});
after(() => office.remove());

test('every form of the catalogue is open somewhere in the demo', () => {
  assert.deepEqual(forms.map(({ id }) => id).filter((id) => !open.has(id)), []);
});

// A link of two files has a page of its own (casework tests); what comes by the API is checked like all others. A picture comes
// by its page only, never by the API (attachments tests).
const ownPage = { family_link: '/family' };
const pageOf = (path) => path.replace(/\/do\/(family_link)$/, (_, form) => ownPage[form]);
for (const form of forms) {
  if (!ownPage[form.id]) test(`${form.id}: every field refuses what it cannot take, in words, and keeps it on the page`, async () => {
    const [person, path] = open.get(form.id);
    const file = await person.get(`/api/v1${path.split('/do/')[0]}`);
    const heads = file.json?.heads ?? '';
    const rounds = Math.max(...posted(form).map(([, field]) => badValues(field).length));
    for (let round = 0; round < rounds; ++round) {
      const wrong = posted(form).map(([name, field]) => [name, badValues(field)[round]]).filter(([, bad]) => bad);
      const fields = Object.fromEntries(wrong.map(([name, [value]]) => [name, value]));
      const answer = await person.page(path, { ...fields, entry: entryId(), heads }, path);
      assert.equal(answer.status, 422, `${form.id} round ${round}: ${answer.status}`);
      for (const [name, [value, problem]] of wrong) {
        const at = answer.text.indexOf(`id="e-${name}"`);
        assert.ok(at > 0, `${form.id}.${name}: no message for ${problem}`);
        const message = answer.text.slice(at, answer.text.indexOf('</p>', at));
        assert.ok(message.includes(words.fr[problem].slice(0, 12).replace(/'/g, '&#39;')), `${name}: ${message}`);
        if (value.length < 100 && !/choice|yesno|multi|reference/.test(posted(form).find(([n]) => n === name)[1].type)) assert.ok(answer.text.includes(value), `${name} lost what was typed`);
      }
    }
  });

  test(`${form.id}: unknown fields, wrong shapes and broken text are refused by the API`, async () => {
    const [person, path] = open.get(form.id);
    const [name, field] = posted(form)[0];
    for (const [fields, status] of [[{ nonsense: '1' }, 422], [{ [`${name}.3.x`]: '1' }, 422], [{ [name]: { a: 1 } }, 400], [{ [name]: [{ a: '1' }] }, 422], [{ [name]: null }, 422]]) {
      const answer = await person.api(path, fields, { heads: '' });
      assert.ok(answer.status === status || (answer.status === 409 && status === 422), `${JSON.stringify(fields)}: ${answer.status}`);
      if (answer.status === 422) assert.ok(answer.fields.every(({ detail }) => detail && !detail.startsWith('problem.') && !detail.startsWith('refusal.')));
    }
    assert.ok(field);
    const shown = await person.get(pageOf(path));
    const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(shown.text)[1], entry = /name="entry" value="([0-9a-f]+)"/.exec(shown.text)[1], heads = /name="heads" value="([^"]*)"/.exec(shown.text)[1];
    const text = posted(form).find(([, { type }]) => type === 'text' || type === 'long');
    if (text && !ownPage[form.id]) {
      const response = await fetch(office.base + path, { method: 'POST', redirect: 'manual', headers: { Cookie: person.cookie, Origin: office.base, 'Content-Type': 'application/x-www-form-urlencoded' }, body: `csrf=${csrf}&entry=${entry}&heads=${encodeURIComponent(heads)}&${text[0]}=%ff%fe` });
      const page = await response.text();
      assert.equal(response.status, 422);
      assert.ok(page.includes(`id="e-${text[0]}"`));
      assert.ok(!page.includes('\ufffd') || Buffer.from(page).toString() === page, 'the answer itself is text');
    }
  });
}

test('messages come in the language of the reader', async () => {
  const [person, path] = open.get('case_note');
  const shown = await fetch(office.base + path, { headers: { Cookie: `${person.cookie}; abri_language=en` } });
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(await shown.text())[1];
  const response = await fetch(office.base + path, { method: 'POST', headers: { Cookie: `${person.cookie}; abri_language=en`, Origin: office.base, 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrf, entry: entryId(), noted_on: 'soon' }) });
  assert.equal(response.status, 422);
  assert.ok((await response.text()).includes(words.en.not_a_date.replace(/'/g, '&#39;')));
});

test('a note of 10,000 letters is kept whole; a body beyond the limit is refused', async () => {
  const [person, path] = open.get('case_note');
  const long = 'é'.repeat(10_000);
  const kept = await person.api(path, { noted_on: '2026-01-05T10:00', contact_type: 'direct', facts: long });
  assert.equal(kept.status, 201);
  assert.ok((await person.get(`/cases/${kept.file}/entries/${kept.entry}`)).text.includes(long));
  const huge = await person.api(path, { facts: 'x'.repeat(2_200_000) }).catch(() => ({ status: 413 }));
  assert.equal(huge.status, 413);
});

test('a row with an enormous number is refused, not drawn', async () => {
  const [person, path] = open.get('case_plan');
  const answer = await person.page(path, { 'actions.999999999.need': 'x', entry: entryId() }, path);
  assert.ok(answer.status === 422 || answer.status === 409, String(answer.status));
  assert.ok(answer.text.length < 300_000, `${answer.text.length} characters`);
});
