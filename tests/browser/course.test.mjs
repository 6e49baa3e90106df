// A learner takes the whole course in French on a phone, pauses, goes on elsewhere, hands in, and begins anew.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { codeOn, open, press, shot } from './browser.mjs';

let office;
before(async () => { office = await open({ today: '2026-10-12T12:00', width: 360, height: 740, javaScriptEnabled: false }); });
after(() => office.close());

const keys = (id) => Object.fromEntries([...readFileSync(new URL(`../../courses/cm101/fr/${id}.md`, import.meta.url), 'utf8').matchAll(/^::: check (G\d+) (choice|true_false) key=(\S+)/gm)].map((match) => [match[1], match[3]]));

test('the whole course on a phone without script: answers, a pause, another device, results, and a second attempt', { timeout: 180_000 }, async () => {
  const page = await office.person('claire');
  await press(page.getByRole('link', { name: 'Apprendre' }));
  assert.match(await page.locator('main').innerText(), /0 leçons sur \d+/);
  assert.match(await page.locator('main').innerText(), /Une question sur le cours.\? Samuel/);
  await press(page.getByRole('link', { name: 'Commencer' }));
  let on = page;
  const read = [];
  let checks = 0, wrong = 0;
  for (let steps = 0; steps < 60; ++steps) {
    const id = new URL(on.url()).pathname.split('/').pop();
    read.push(id);
    if (id === 'end') break;
    assert.match(await on.locator('main').innerText(), /Une question sur le cours/, id);
    for (const [check, key] of Object.entries(keys(id))) {
      ++checks;
      // The first answer of one lesson is wrong: the page says why, and where to read it again.
      if (id === '1.2') {
        await on.locator(`[name="answer.${check}"]:not([value="${key}"])`).first().check();
        await press(on.getByRole('button', { name: 'Enregistrer et voir mes réponses' }));
        assert.match(await on.locator('.check .banner').innerText(), /Pas encore/);
        assert.ok(await on.locator('.check .banner a[href^="#"]').count());
        ++wrong;
      }
      await on.locator(`[name="answer.${check}"][value="${key}"]`).check();
    }
    for (const select of await on.locator('.check select').all()) await select.selectOption(await select.getAttribute('name').then((name) => name.split('.').pop()));
    for (const area of await on.locator('.check textarea').all()) await area.fill('Ce que je pense, pour moi.');
    if (id === '2.1') {
      await shot(on, 'course-phone');
      await press(on.getByRole('button', { name: 'Prendre une pause' }));
      await on.waitForURL(/\/learn\/cm101(\?done=yes)?$/);
      // Home, another device: the same place, the same words.
      on = await office.person('claire');
      await on.goto(`${office.office.base}/learn`);
      await press(on.getByRole('link', { name: 'Reprendre où j' }));
      assert.equal(new URL(on.url()).pathname, '/learn/cm101/2.1');
      assert.equal(await on.locator('.check textarea').first().inputValue(), 'Ce que je pense, pour moi.');
    }
    await press(on.getByRole('button', { name: 'Continuer' }));
    await on.waitForLoadState();
  }
  assert.ok(read.length > 20 && wrong === 1 && checks === 13, `${read.length} lessons, ${checks} checks`);
  await on.goto(`${office.office.base}/learn/cm101/1.2`);
  assert.match(await on.locator('.check .banner').innerText(), /C.est juste/);
  await on.goto(`${office.office.base}/learn/cm101/end`);
  await on.locator('[name="ready"][value="yes"]').check();
  await on.locator('[name="share.results"]').check();
  await press(on.getByRole('button', { name: 'Soumettre les résultats' }));
  await on.waitForURL(/\/learn\/cm101(\?done=yes)?$/);
  const after = await on.locator('main').innerText();
  assert.match(after, /14 bonnes réponses sur 14/);
  // The paper to hang up, and the page under its QR code for whoever doubts it.
  const paper = await on.request.get(office.office.base + await on.getByRole('link', { name: 'Attestation (PDF)' }).getAttribute('href'));
  const address = codeOn(await paper.body());
  const anybody = await office.anybody();
  await anybody.goto(address);
  assert.match(await anybody.locator('main').innerText(), /Oui, cette attestation[\s\S]*CM101[\s\S]*14 bonnes réponses sur 14/);
  await anybody.getByLabel("Nom écrit sur l'attestation").fill('claire domo');
  await press(anybody.getByRole('button', { name: 'Vérifier le nom' }));
  await anybody.waitForLoadState();
  assert.match(await anybody.locator('main').innerText(), /C.est bien ce nom/);
  assert.match(after, /0 leçons sur/);
  const trainer = await office.person('samuel');
  await trainer.goto(`${office.office.base}/teach/cm101/results`);
  assert.match(await trainer.locator('main').innerText(), /Claire Domo[\s\S]*14 bonnes réponses sur 14/);
  assert.equal(await trainer.locator('meter[value="100"]').count(), 14);
  await on.goto(`${office.office.base}/learn/cm101/2.1`);
  assert.equal(await on.locator('.check textarea').first().inputValue(), '', 'a second attempt starts empty');
  assert.equal(await on.locator('input:checked').count(), 0);
  assert.deepEqual(office.complaints, []);
});

test('what one learner does is hers: nobody else sees it, and the administrator has no course', async () => {
  const other = await office.person('bruno');
  await other.goto(`${office.office.base}/learn`);
  assert.ok(!(await other.locator('main').innerText()).includes('bonnes réponses'));
  await other.goto(`${office.office.base}/learn/cm101/2.1`);
  assert.equal(await other.locator('.check textarea').first().inputValue(), '');
  const admin = await office.office.signIn('admin');
  assert.equal((await admin.get('/learn')).status, 404);
  const claire = await office.office.signIn('claire');
  assert.equal((await claire.get('/learn/cm101/9.9')).status, 404);
  assert.equal((await claire.get('/learn/cm101/intro2')).status, 404);
  const english = await fetch(`${office.office.base}/learn/cm101/1.3`, { headers: { Cookie: `${claire.cookie}; abri_language=en` } });
  assert.match(await english.text(), /guiding principle/i);
});

test('what is written in a lesson is kept by itself, and stands there on another device', { timeout: 60_000 }, async () => {
  const scripted = await open({ today: '2026-10-12T12:00', width: 360, height: 740 });
  try {
    const page = await scripted.person('claire');
    await page.goto(`${scripted.office.base}/learn/cm101/1.2`);
    await page.locator('textarea').first().fill('Je pense aux six étapes de mon premier dossier.');
    await page.locator('.draft-status.done').waitFor();
    const other = await scripted.person('claire');
    await other.goto(`${scripted.office.base}/learn/cm101/1.2`);
    assert.equal(await other.locator('textarea').first().inputValue(), 'Je pense aux six étapes de mon premier dossier.');
    await other.goto(`${scripted.office.base}/drafts`);
    assert.doesNotMatch(await other.locator('main').innerText(), /six étapes/, 'no draft to deal with');
    await other.goto(`${scripted.office.base}/learn/cm101/1.2`);
    await press(other.getByRole('button', { name: 'Continuer' }));
    await other.waitForURL(/cm101\/1\.3/);
    await other.goto(`${scripted.office.base}/learn/cm101/1.2`);
    assert.equal(await other.locator('textarea').first().inputValue(), 'Je pense aux six étapes de mon premier dossier.');
    assert.deepEqual(scripted.complaints, []);
  } finally {
    await scripted.close();
  }
});

test('a course that was opened once goes on without network; what was answered comes back, and goes with the session', { timeout: 90_000 }, async () => {
  const scripted = await open({ today: '2026-10-12T12:00', width: 320, height: 740 });
  const kept = (page) => page.evaluate(async () => (await (await caches.open('abri-courses')).keys()).map((request) => new URL(request.url).pathname));
  const until = async (page, holds) => { for (let i = 0; i < 100 && !(await holds()); ++i) await page.waitForTimeout(100); assert.ok(await holds()); };
  try {
    const page = await scripted.person('claire');
    await page.goto(`${scripted.office.base}/learn/cm101/1.2`);
    await until(page, async () => (await kept(page)).includes('/learn/cm101/offline'));
    await page.context().setOffline(true);
    await page.goto(`${scripted.office.base}/learn/cm101/1.3`);
    const lesson = page.locator('section.lesson:visible');
    assert.match(await page.locator('main').innerText(), /Sans réseau/);
    assert.equal(await lesson.getAttribute('id'), 'lesson-1.3');
    await lesson.locator(`[name="answer.G3"][value="${keys('1.3').G3}"]`).check();
    assert.match(await lesson.locator('.check .banner').innerText(), /C.est juste/);
    assert.ok(await lesson.locator('textarea').first().isDisabled(), 'own words are not laid down unprotected');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.getByRole('button', { name: 'Continuer' }).click();
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.ok(!/Domo|csrf/.test(stored + await page.content()), 'nobody is named on the device');
    await assert.rejects(page.goto(`${scripted.office.base}/day`), /DISCONNECTED/, 'nothing else is kept');
    await page.context().setOffline(false);
    await page.goto(`${scripted.office.base}/learn/cm101`);
    await press(page.getByRole('button', { name: 'Oui, les reprendre' }));
    await until(page, async () => /1 leçons sur 25/.test(await page.locator('main').innerText().catch(() => '')));
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.goto(`${scripted.office.base}/learn/cm101/1.3`);
    assert.match(await page.locator('.check .banner').innerText(), /C.est juste/);
    await press(page.getByRole('button', { name: 'Se déconnecter' }));
    await page.waitForURL(/signin/);
    assert.deepEqual(await kept(page), [], 'signing out clears the device');
    const faults = scripted.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
    assert.deepEqual(faults, []);
  } finally {
    await scripted.close();
  }
});
