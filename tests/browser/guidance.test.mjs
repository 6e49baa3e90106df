// Where only a person can judge, words stand at the head of the form: read there, in both languages, without a click.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { open } from './browser.mjs';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const forms = readdirSync(new URL('../../forms/', import.meta.url)).filter((name) => name !== 'lists.json').map((name) => read(`forms/${name}`)).filter((form) => form.guidance);
const words = { fr: read('locales/forms.fr.json').form, en: read('locales/forms.en.json').form };
const plain = (text) => text.replace(/\s+/g, ' ');
let place, page;
const bosses = new Map();   // who has the forms that a worker has not
const where = new Map([['identification', '/cases/new']]);
before(async () => {
  place = await open({ width: 360, height: 740, quick: false });
  page = await place.person('claire');
  const claire = await place.office.signIn('claire');
  for (const { id } of (await claire.get('/api/v1/cases')).json.data)
    for (const form of (await claire.case(id)).open_forms) if (!where.has(form)) where.set(form, `/cases/${id}/do/${form}`);
  bosses.set('samuel', await place.person('samuel'));
  bosses.set('mariam', await place.person('mariam'));
  where.set('meeting_suggestion', '/meetings/do/meeting_suggestion');
  where.set('cm_meeting', '/meetings/do/cm_meeting');
  where.set('staffing_plan', '/staffing/plan');
  await page.goto(`${place.office.base}/supervision`);
  where.set('capacity_plan', `${await page.locator('main a[href^="/supervision/"]').first().getAttribute('href')}/do/capacity_plan`);
});
const readerOf = (id) => (id === 'cm_meeting' ? bosses.get('samuel') : id === 'staffing_plan' ? bosses.get('mariam') : page);
after(() => place.close());

for (const { id, guidance } of forms) {
  test(`${id} says ${guidance.flatMap(({ rules }) => rules).join(', ')}`, { timeout: 60_000 }, async () => {
    const reader = readerOf(id);
    for (const language of ['fr', 'en']) {
      await reader.context().addCookies([{ name: 'abri_language', value: language, url: place.office.base }]);
      await reader.goto(place.office.base + where.get(id));
      const shown = plain(await reader.locator('main').innerText());
      for (const { id: text, rules } of guidance) {
        assert.ok(rules.length <= 3, `${text} speaks for too many rules`);
        assert.ok(shown.includes(plain(words[language][id].guidance[text])), `${id} does not say ${text} in ${language}`);
      }
    }
  });
}
