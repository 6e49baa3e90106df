// Every page of the route table, seen by the roles that have it: accessible, within its budget, without a console error.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { codeOn, open } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const source = readFileSync(new URL('../../src/pages/routes.cpp', import.meta.url), 'utf8');
const patterns = [...source.matchAll(/\{"GET", "([^"]+)"/g)].map((match) => match[1]);
const forms = ['screening', 'consent', 'registration', 'initial_assessment', 'interim_plan', 'comprehensive_assessment', 'case_plan', 'direct_service', 'referral', 'follow_up', 'review', 'closure', 'case_note', 'transfer', 'case_conference', 'planning_meeting', 'best_interests', 'mandatory_report', 'safety_plan', 'service_gap', 'safe_contact', 'transition_plan', 'conflict_of_interest', 'file_access', 'child_death', 'discrepancy', 'appointment', 'postponement', 'supervision_decision', 'registration_update', 'removal_authority'];
let office;
before(async () => { office = await open({ width: 1280, height: 800, quick: false }); });
after(() => office.close());

// Pages of one person: each pattern with a real file, each form on a file where it is open.
async function addresses(page) {
  const list = new Set();
  for (const pattern of patterns.filter((p) => !p.includes('{}') && p !== '/mine/export')) list.add(pattern);
  list.add('/forms/case_plan/blank');
  for (const form of ['/meetings/do/case_discussion', '/meetings/do/meeting_suggestion', '/meetings/do/mandala', '/meetings/do/safety_incident', '/mine/do/wellbeing_check', '/mine/do/mandala']) list.add(form);
  await page.goto(`${office.office.base}/supervision`);
  const own = await page.locator('main a[href^="/supervision/"]').first().getAttribute('href');
  for (const end of ['', '?all=yes', '/prepare', '/do/shadowing', '/do/capacity_assessment', '/do/capacity_plan']) list.add(own + end);
  await page.goto(office.office.base + own);
  list.add(await page.locator('main a[href*="/entries/"]').first().getAttribute('href'));
  await page.goto(`${office.office.base}/safety`);
  list.add(await page.locator('main a[href*="/do/visit_leaving"]').getAttribute('href'));
  await page.goto(`${office.office.base}/meetings`);
  list.add(await page.locator('main a[href*="/entries/"]').first().getAttribute('href'));
  for (const lesson of ['', '/1.4', '/2.2', '/3.3', '/end']) list.add(`/learn/cm101${lesson}`);
  for (const lesson of ['', '/1.1', '/1.2']) list.add(`/learn/securite${lesson}`);
  await page.goto(`${office.office.base}/cases`);
  const files = await page.locator('table a[href^="/cases/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const wanted = new Set(forms);
  for (const file of files.slice(0, 12)) {
    await page.goto(office.office.base + file);
    const links = await page.locator('.add a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const link of links) if (wanted.delete(link.split('/').pop())) list.add(link);
  }
  if (files.length) {
    for (const end of ['', '/cover', '/identity', '/own', '/before-visit', '/assign', '/family', '/sharing?to=health_provider', '/household-visit', '/child-copy', '/attachments']) list.add(files[0] + end);
    // What only some files have: a child copy with words, brothers and sisters, versions to compare.
    for (const file of files) {
      await page.goto(office.office.base + file);
      const more = await page.locator('main a[href$="/child-copy"], main a[href*="/versions/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const link of more.slice(0, 2)) list.add(link);
    }
    await page.goto(office.office.base + files[0]);
    list.add(await page.locator('.timeline a').first().getAttribute('href'));
  }
  return { list, missing: [...wanted] };
}

async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  return violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.nodes[0].failureSummary}`);
}

// One page as it comes: within its budget, no wider than the screen, and without a fault in both languages at three widths.
async function look(page, path, who) {
  for (const language of ['fr', 'en']) {
    await page.context().addCookies([{ name: 'abri_language', value: language, url: office.office.base }]);
    const response = await page.goto(office.office.base + path);
    if (response.status() === 404) return false;   // another role's page
    const html = await page.content();
    assert.ok(gzipSync(html).length <= 14 * 1024, `${path} is ${gzipSync(html).length} bytes compressed`);
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path} at ${width} pixels is ${wide} too wide`);
      assert.deepEqual(await faults(page), [], `${who} ${path} ${language} ${width}`);
    }
  }
  return true;
}

// What a supervisor has beside: her people, the team's record, the forms about their work.
async function supervisors(page) {
  await page.goto(`${office.office.base}/team`);
  const person = await page.locator('table a[href^="/supervision/"]').first().getAttribute('href'), id = person.split('/').pop();
  const list = ['/supervision', '/meetings', '/meetings/do/cm_meeting', '/meetings/do/cm_meeting?codes=yes', '/meetings/do/extended_session', '/meetings/do/staff_safety_plan', '/actions', '/mandala', '/safety', '/mine', person];
  for (const end of ['/prepare', '/do/individual_supervision', '/do/missed_supervision', '/do/case_observation', '/do/file_review', '/do/capacity_assessment', '/do/capacity_plan']) list.push(person + end);
  for (const form of ['staff_profile', 'absence', 'back_at_work', 'workload_review', 'supervision_agreement', 'training_done']) list.push(`/workers/${id}/do/${form}`);
  list.push('/teach/new', '/teach/cm101', '/teach/securite', '/teach/securite/lessons/1.1', '/teach/securite/lessons/1.1?language=en', '/teach/securite/lessons/new?lesson=x', '/teach/securite/import', '/teach/securite/results', '/learn/securite');
  await page.goto(`${office.office.base}/cases`);
  const file = await page.locator('table a[href^="/cases/"]').first().getAttribute('href');
  list.push(`${file}/assign`, `${file}/team`);
  return list;
}

for (const username of ['claire', 'samuel', 'mariam', 'admin']) {
  test(`pages of ${username}`, { timeout: 400_000 }, async () => {
    const page = await office.person(username);
    const { list, missing } = username === 'claire' ? await addresses(page) : { list: new Set(['/', '/day', '/cases', '/approvals', '/team', '/search', '/users', '/drafts', '/password', '/services', '/services/describe', '/criteria', '/criteria/describe', '/transfers', '/words', '/day/too-much', '/learn', '/learn/cm101/1.2', '/learn/cm101/end', '/teach', '/teach/assign', '/supervision', '/mine', '/staffing', '/staffing/plan', ...(username === 'samuel' ? await supervisors(page) : [])]), missing: [] };
    assert.deepEqual(missing.filter((form) => form !== 'closure'), [], 'a form is open on no file of the demo');
    if (username === 'claire') assert.ok(list.size > 25, `only ${list.size} pages found`);
    if (username === 'admin') {
      await page.goto(`${office.office.base}/users`);
      for (const link of await page.locator('a[href^="/users/leave"]').all()) list.add(await link.getAttribute('href'));
    }
    for (const path of list) await look(page, path, username);
  });
}

test('pages of nobody signed in, of a draft, and a form that was refused', { timeout: 120_000 }, async () => {
  const page = await office.person('claire');
  await page.goto(`${office.office.base}/cases/new`);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.locator('.summary').waitFor();
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await faults(page), [], `refused form at ${width}`);
  }
  await page.goto(`${office.office.base}/drafts`);
  assert.ok(await look(page, await page.getByRole('link', { name: 'Lire ce brouillon' }).first().getAttribute('href'), 'claire'));
  // A course whose form was refused, a lesson looked at, a course without network; and the page under a certificate's code.
  const samuel = await office.person('samuel');
  await samuel.goto(`${office.office.base}/teach/new`);
  await samuel.getByRole('button', { name: 'Enregistrer' }).click();
  await samuel.locator('.summary').waitFor();
  for (const width of [320, 1280]) {
    await samuel.setViewportSize({ width, height: 800 });
    assert.deepEqual(await faults(samuel), [], `refused course at ${width}`);
  }
  await samuel.goto(`${office.office.base}/teach/securite/lessons/1.1`);
  await samuel.getByRole('button', { name: 'Aperçu' }).click();
  await samuel.locator('.preview').waitFor();
  for (const width of [320, 1280]) {
    await samuel.setViewportSize({ width, height: 800 });
    assert.deepEqual(await faults(samuel), [], `preview at ${width}`);
    assert.ok(await samuel.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
  await samuel.goto(`${office.office.base}/learn/securite/offline`);
  assert.deepEqual(await faults(samuel), [], 'a course without network');
  const bruno = await office.person('bruno');
  await bruno.goto(`${office.office.base}/learn/securite`);
  const paper = await bruno.request.get(office.office.base + await bruno.getByRole('link', { name: 'Attestation (PDF)' }).getAttribute('href'));
  const code = codeOn(await paper.body());
  await page.context().clearCookies();
  assert.ok(await look(page, new URL(code).pathname, 'nobody'));
  for (const path of ['/signin', '/recover', '/away']) assert.ok(await look(page, path, 'nobody'));
});

// What a first visit brings over the wire, on a link of 50 kbit/s with round trips of 400 ms.
test('a first visit shows the sign-in form within its budget on a very slow link', { timeout: 60_000 }, async () => {
  const context = await office.browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000 / 8, uploadThroughput: 50_000 / 8 });
  let bytes = 0, requests = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; ++requests; });
  const began = Date.now();
  await page.goto(`${office.office.base}/signin`, { waitUntil: 'commit' });
  await page.getByLabel('Mot de passe').waitFor();
  const shown = Date.now() - began;
  await page.waitForLoadState('networkidle');
  console.log(`first visit: ${requests} requests, ${bytes} bytes, form after ${shown} ms`);
  assert.ok(shown < 10_000, `${shown} ms`);
  assert.ok(bytes > 3000 && bytes <= 30_000, `${bytes} bytes`);
  assert.ok(requests >= 3 && requests <= 4, `${requests} requests`);
  await context.close();
});

test('the check itself sees a fault', async () => {
  const page = await office.person('claire');
  await page.evaluate(() => { const image = document.createElement('img'); image.src = '/assets/none'; document.body.append(image); });
  assert.match((await faults(page)).join(), /image-alt/);
});

test('styles and script are within their budgets', async () => {
  const page = await office.person('claire');
  const sizes = await page.evaluate(async () => Promise.all([...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(async (element) => (await (await fetch(element.href || element.src)).text()).length)));
  assert.ok(sizes[0] < 40_000 && sizes[1] < 60_000, String(sizes));
  const css = readFileSync(new URL('../../assets/app.css', import.meta.url)), script = readFileSync(new URL('../../assets/app.js', import.meta.url));
  assert.ok(gzipSync(css).length <= 12 * 1024 && gzipSync(script).length <= 22 * 1024);
});
