// Every page of the route table, seen by the roles that have it: accessible, within its budget, without a console error.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { open } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const source = readFileSync(new URL('../../src/pages/routes.cpp', import.meta.url), 'utf8');
const patterns = [...source.matchAll(/\{"GET", "([^"]+)"/g)].map((match) => match[1]);
const forms = ['screening', 'consent', 'registration', 'initial_assessment', 'interim_plan', 'comprehensive_assessment', 'case_plan', 'direct_service', 'referral', 'follow_up', 'review', 'closure', 'case_note'];
let office;
before(async () => { office = await open({ width: 1280, height: 800, quick: false }); });
after(() => office.close());

// Pages of one person: each pattern with a real file, each form on a file where it is open.
async function addresses(page) {
  const list = new Set();
  for (const pattern of patterns.filter((p) => !p.includes('{}'))) list.add(pattern);
  list.add('/forms/case_plan/blank');
  await page.goto(`${office.office.base}/cases`);
  const files = await page.locator('table a[href^="/cases/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const wanted = new Set(forms);
  for (const file of files.slice(0, 12)) {
    await page.goto(office.office.base + file);
    const links = await page.locator('.add a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const link of links) if (wanted.delete(link.split('/').pop())) list.add(link);
  }
  if (files.length) {
    for (const end of ['', '/cover', '/identity', '/assign']) list.add(files[0] + end);
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

for (const username of ['claire', 'samuel', 'mariam', 'admin']) {
  test(`pages of ${username}`, { timeout: 240_000 }, async () => {
    const page = await office.person(username);
    const { list, missing } = username === 'claire' ? await addresses(page) : { list: new Set(['/', '/day', '/cases', '/approvals', '/team', '/search', '/users']), missing: [] };
    assert.deepEqual(missing.filter((form) => form !== 'closure'), [], 'a form is open on no file of the demo');
    if (username === 'claire') assert.ok(list.size > 25, `only ${list.size} pages found`);
    for (const path of list) {
      const response = await page.goto(office.office.base + path);
      if (response.status() === 404) continue;   // another role's page
      const html = await page.content();
      assert.ok(gzipSync(html).length <= 14 * 1024, `${path} is ${gzipSync(html).length} bytes compressed`);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${path} at ${width} pixels is ${wide} too wide`);
      }
      assert.deepEqual(await faults(page), [], `${username} ${path}`);
    }
  });
}

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
