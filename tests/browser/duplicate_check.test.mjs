// A child who may have a file already, as a worker meets it on her phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { register, identification } from '../server/kela.mjs';
import { fill, open, shot } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('a possible match keeps what was typed, tells whom to ask, and one tap opens the other child\'s file', async () => {
  const office = await open({ width: 360, height: 740 });
  try {
    await register(await office.office.signIn('claire'), { name: 'Youssouf Mbarzuk', on: identification('').identified_on });
    const page = await office.person('fatou');
    await page.goto(`${office.office.base}/cases/new`);
    await fill(page, { ...identification('Mbarzuk Yusuf'), urgency: 'none' });
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('superviseur de garde').first().waitFor();
    assert.equal(await page.locator('[name="child_name"]').inputValue(), 'Mbarzuk Yusuf');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
    assert.deepEqual(violations.map((v) => v.id), []);
    await shot(page, 'possible-match');
    await page.getByRole('button', { name: /autre enfant/ }).click();
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    await page.goto(`${office.office.base}/drafts`);
    assert.match(await page.locator('main').innerText(), /Aucun brouillon/);
  } finally {
    await office.close();
  }
});
