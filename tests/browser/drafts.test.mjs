// Nothing typed is lost: a killed browser, a killed server, a session that ended, a network that goes away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, open, shot } from './browser.mjs';
import { entryId } from '../server/office.mjs';
import { identification, register } from '../server/kela.mjs';

const words = "Visite : l'enfant a parlé de l'école, la voisine garde le petit frère.";
const status = (page) => page.locator('.draft-status');
const size = { width: 360, height: 740 };

// A file of claire's and its note form.
async function noteForm(page, base) {
  await page.goto(`${base}/cases`);
  await page.locator('table a[href^="/cases/"]').first().click();
  await page.locator('.add a[href$="/do/case_note"]').click();
  return page.url();
}
const text = (page) => page.locator('[name="facts"]');
const kept = (page) => status(page).filter({ hasText: /Brouillon enregistré à \d\d:\d\d/ }).waitFor();

test('a killed browser loses nothing: the draft waits on the first page', async () => {
  const office = await open(size);
  try {
    let page = await office.person('bruno');
    const form = await noteForm(page, office.office.base);
    await text(page).fill(words);
    assert.match(await status(page).innerText(), /À envoyer/);
    await kept(page);
    await shot(page, 'draft-kept');
    await page.context().close();

    page = await office.person('bruno');
    await page.getByRole('link', { name: '1 brouillon à reprendre' }).click();
    await shot(page, 'drafts');
    await page.locator('.tasks a').first().click();
    assert.equal(new URL(page.url()).pathname, new URL(form).pathname);
    assert.equal(await text(page).inputValue(), words);
    assert.match(await page.locator('main').innerText(), /Voici votre brouillon/);
    await fill(page, { contact_type: 'direct' });
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    await page.goto(`${office.office.base}/drafts`);
    assert.match(await page.locator('main').innerText(), /Aucun brouillon/);
    assert.deepEqual(office.complaints, []);
    // Another worker, and the supervisor who opens the file, see nothing of a draft.
    await noteForm(page, office.office.base);
    await text(page).fill('Seulement pour moi');
    await kept(page);
    const supervisor = await office.person('samuel');
    await supervisor.goto(`${office.office.base}/drafts`);
    assert.match(await supervisor.locator('main').innerText(), /Aucun brouillon/);
    await supervisor.goto(page.url());
    assert.doesNotMatch(await supervisor.content(), /Seulement pour moi/);
  } finally {
    await office.close();
  }
});

test('a killed server: "à envoyer" until it is back, then the late text becomes a draft', async () => {
  const office = await open(size);
  try {
    const page = await office.person('bruno');
    const form = await noteForm(page, office.office.base);
    const restart = await office.crash();
    await text(page).fill(words);
    await status(page).filter({ hasText: /le réseau ne répond pas/ }).waitFor();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await status(page).filter({ hasText: /À envoyer/ }).waitFor();
    assert.equal(await text(page).inputValue(), words, 'the page still stands');
    await shot(page, 'draft-unsent');
    await restart();
    await status(page).filter({ hasText: /Votre session est finie. Votre brouillon est gardé/ }).waitFor({ timeout: 30_000 });
    const back = await office.person('bruno');
    await back.goto(form);
    assert.equal(await text(back).inputValue(), words);
  } finally {
    await office.close();
  }
});

test('a session that ended, without the script: the late post is a draft after the next sign-in', async () => {
  const office = await open({ ...size, javaScriptEnabled: false });
  try {
    const page = await office.person('bruno');
    const form = await noteForm(page, office.office.base);
    await text(page).fill(words);
    await (await office.crash())();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    assert.match(await page.locator('main').innerText(), /Ce que vous avez tapé est gardé en brouillon/);
    const back = await office.person('bruno');
    await back.goto(form);
    assert.equal(await text(back).inputValue(), words);
    // The button that keeps a draft needs no script either, and a draft can be dropped.
    await text(back).fill('Deuxième essai');
    await back.getByRole('button', { name: 'Garder en brouillon' }).click();
    await back.getByRole('link', { name: 'Lire ce brouillon' }).click();
    assert.match(await back.locator('main').innerText(), /Deuxième essai/);
    await back.getByRole('button', { name: 'Effacer ce brouillon' }).click();
    assert.match(await back.locator('main').innerText(), /Aucun brouillon/);
  } finally {
    await office.close();
  }
});

test('a network that ends in mid-post: the draft is there, sent again it is one entry', async () => {
  const office = await open(size);
  try {
    const page = await office.person('bruno');
    await page.goto(`${office.office.base}/cases/new`);
    await fill(page, identification('Kela'));
    // The answer to the post never arrives: the server has it, the worker cannot know.
    await page.route(/\/cases\/new$/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch({ maxRedirects: 0 });
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.waitForTimeout(1500);
    await page.unroute(/\/cases\/new$/);
    const back = await office.person('bruno');
    await back.goto(`${office.office.base}/drafts`);
    const files = async () => (await (await back.request.get(`${office.office.base}/api/v1/cases`)).json()).metadata.total;
    const before = await files();
    assert.match(await back.locator('main').innerText(), /Aucun brouillon/, 'what was sent is no draft any more');

    // And one that ends before anything is sent.
    await page.goto(`${office.office.base}/cases/new`);
    await fill(page, identification('Edi'));
    await page.route('**/*', (route) => route.abort('internetdisconnected'));
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await status(page).filter({ hasText: /le réseau ne répond pas/ }).waitFor();
    await page.unroute('**/*');
    await kept(page);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    assert.equal(await files(), before + 1);
  } finally {
    await office.close();
  }
});

test('a form taken up in two tabs with two texts: the second is told and loses nothing', async () => {
  const office = await open(size);
  try {
    const page = await office.person('bruno');
    const form = await noteForm(page, office.office.base);
    await text(page).fill(words);
    await kept(page);
    await fill(page, { contact_type: 'indirect' });
    const other = await page.context().newPage();
    await other.goto(form);
    await fill(other, { contact_type: 'indirect', facts: 'Un autre texte' });
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    await other.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await other.getByText('Ce formulaire est déjà enregistré avec d\'autres réponses').waitFor();
    assert.equal(await text(other).inputValue(), 'Un autre texte');
    await other.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await other.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
  } finally {
    await office.close();
  }
});

test('a visit to a family is kept while it is written, with and without the script, and is gone once it is sent', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const office = await open({ ...size, javaScriptEnabled });
    try {
      const claire = await office.office.signIn('claire');
      const [one, other] = [await register(claire, { name: 'Unika' }), await register(claire, { name: 'Autrika' })];
      assert.equal((await claire.page(`/cases/${one}/family`, { entry: entryId(), heads: '', other_file: other, relation: 'sibling' })).status, 303);
      const page = await office.person('claire');
      const form = `${office.office.base}/cases/${one}/household-visit`;
      await page.goto(form);
      const observed = (of) => page.locator(`[name="c${of}_observations"]`);
      await observed(one).fill(words);
      await page.locator(`[name="take_${one}"]`).check();
      await observed(other).fill('Dort mieux.');
      if (javaScriptEnabled) await kept(page);
      else await (await office.crash())(), await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();   // the session has ended
      const back = await office.person('claire');
      await back.goto(`${office.office.base}/drafts`);
      await back.getByRole('link', { name: 'Lire ce brouillon' }).first().click();
      assert.match(await back.locator('main').innerText(), /Dort mieux/);
      await back.goto(`${office.office.base}/drafts`);
      await back.getByRole('link', { name: 'Visite à la famille' }).first().click();
      assert.equal(await back.locator(`[name="c${one}_observations"]`).inputValue(), words);
      assert.ok(await back.locator(`[name="take_${one}"]`).isChecked());
      assert.equal(await back.locator(`[name="c${other}_observations"]`).inputValue(), 'Dort mieux.');
      await fill(back, { mode: 'phone_call', [`c${one}_action_done`]: 'yes', [`c${one}_risk_increased`]: 'no' });
      await back.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await back.waitForURL(/\/cases\/[0-9a-f]{32}$/);
      await back.goto(`${office.office.base}/drafts`);
      assert.match(await back.locator('main').innerText(), /Aucun brouillon/);
      assert.deepEqual(office.complaints.filter((text) => !/ERR_CONNECTION_REFUSED|status of 401/.test(text)), []);
    } finally {
      await office.close();
    }
  }
});
