// A caseworker's usual day on a phone, counted by the browser: two follow-ups, a call and a provider's answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fill, open } from './browser.mjs';
import * as kela from '../server/kela.mjs';

let office, claire;
const files = {};
before(async () => {
  office = await open({ today: '2026-10-12T08:00', width: 360, height: 740 });
  claire = await office.office.signIn('claire');
  for (const name of ['Un', 'Deux', 'Trois']) {
    const file = files[name] = await kela.register(claire, { name, on: '2026-10-05T09:00' }).catch(() => null);
    assert.ok(file);
    await claire.write(file, 'initial_assessment', kela.initial('medium', '2', '2026-10-05T10:00'));
  }
  await claire.write(files.Un, 'referral', { made_on: '2026-10-05', service: 'medical', recipient: 'health_provider', reason: 'Soins', information_shared: ['identity'], method: 'written', life_threatening: true, without_consent_reason: 'Fièvre' });
});
after(() => office.close());

test('two follow-ups, one call and one confirmation take at most thirty taps from sign-in, and type nothing that is known', { timeout: 90_000 }, async () => {
  const page = await office.person('claire');
  let taps = 0;
  await page.exposeFunction('countTap', () => { ++taps; });
  await page.addInitScript(() => document.addEventListener('pointerdown', (event) => { if (event.isTrusted) globalThis.countTap(); }, true));
  await page.reload();
  const tap = (selector) => page.locator(selector).first().click();
  const observe = async (words) => { await tap('[name="observations"]'); await page.keyboard.type(words); };
  for (const [name, mode] of [['Un', 'meeting'], ['Deux', 'meeting'], ['Trois', 'phone_call']]) {
    await tap(`main a[href="/cases/${files[name]}/do/follow_up"]`);
    assert.notEqual(await page.locator('[name="done_on"]').inputValue(), '', 'the moment is there already');
    await tap(`[name="mode"][value="${mode}"]`);
    await tap('[name="action_done"][value="yes"]');
    await tap('[name="risk_increased"][value="no"]');
    await observe('Va bien, parle de l’école.');
    await tap('form.long button.primary');
    await page.waitForURL(/written=/);
    await tap('nav a[href="/day"]');
    await page.waitForURL(/\/day$/);
  }
  await tap(`main a[href="/cases/${files.Un}/do/referral_feedback"]`);
  assert.notEqual(await page.locator('[name="referral"]').inputValue(), '', 'the only referral is chosen already');
  await tap('[name="status"][value="service_started"]');
  await tap('[name="channel"][value="phone"]');
  await tap('[name="confirmed_with_provider"][value="yes"]');
  await tap('form.long button.primary');
  await page.waitForURL(/written=/);
  console.log(`the usual day: ${taps} taps`);
  assert.ok(taps > 20 && taps <= 30, `${taps} taps`);
  for (const name of ['Un', 'Deux', 'Trois']) assert.equal((await claire.case(files[name])).entries.filter((entry) => entry.form === 'follow_up').length, 1);
  assert.deepEqual(office.complaints, []);
});

test('no form answers for the worker: nothing that has to be seen or asked is chosen before she chose it', async () => {
  const page = await office.person('claire');
  const known = new Set(['review.risk_level']);   // what the file says, to be confirmed
  for (const form of ['follow_up', 'initial_assessment', 'comprehensive_assessment', 'case_plan', 'direct_service', 'referral', 'closure', 'case_note', 'safe_contact', 'safety_plan', 'consent', 'appointment', 'child_death', 'discrepancy']) {
    await page.goto(`${office.office.base}/cases/${files.Deux}/do/${form}`);
    const chosen = await page.locator('form.long input:checked').evaluateAll((all) => all.map((input) => input.name));
    const selected = await page.locator('form.long select').evaluateAll((all) => all.filter((select) => select.value).map((select) => select.name));
    assert.deepEqual([...chosen, ...selected].filter((name) => !known.has(`${form}.${name}`)), [], form);
    assert.deepEqual(await page.locator('form.long textarea').evaluateAll((all) => all.map((area) => area.value).filter(Boolean)), [], form);
  }
  await page.goto(`${office.office.base}/cases/${files.Deux}/do/follow_up`);
  await fill(page, { mode: 'phone_call' });
});
