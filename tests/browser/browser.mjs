// A browser for the tests: Debian's Chromium, French, one office.
import { chromium } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { Office, password } from '../server/office.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const shots = new URL('./shots/', import.meta.url).pathname;
mkdirSync(shots, { recursive: true });

export async function open({ width, height, javaScriptEnabled = true, ...how }) {
  const office = await Office.start(how);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  const complaints = [];
  const place = { office };
  const person = async (username) => {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'fr-FR', javaScriptEnabled });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    // A form shown again with its faults is a 4xx by design; anything else on the console is a fault of ours.
    page.on('console', (message) => { if (message.type() === 'error' && !/status of 4(09|22)/.test(message.text())) complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${place.office.base}/signin`);
    await page.getByLabel("Nom d'utilisateur").fill(username);
    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button', { name: 'Entrer' }).click();
    return page;
  };
  // The program dies without a word and is started again on the same data and port.
  const crash = async () => {
    await place.office.kill();
    return async () => { place.office = await Office.start({ folder: office.folder, serve: true, port: Number(new URL(office.base).port) }); };
  };
  return { office, browser, complaints, person, crash, close: async () => { await browser.close(); await place.office.stop(); await office.remove(); } };
}

export const shot = (page, name) => page.screenshot({ path: `${shots}${name}.png`, fullPage: true });

// Fills a form by its field codes, as a person does: click a choice, tick a box, type a text.
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value) && typeof value[0] === 'object') {
      for (const [row, inner] of value.entries()) {
        if (await page.locator(`[name="${name}.${row}.${Object.keys(inner)[0]}"]`).count() === 0) await page.locator(`#f-${name} button[name="_add"]`).click();
        await fill(page, Object.fromEntries(Object.entries(inner).map(([code, v]) => [`${name}.${row}.${code}`, v])));
      }
      continue;
    }
    const input = page.locator(`[name="${name}"]`);
    const kind = await input.first().evaluate((element) => (element.tagName === 'INPUT' ? element.type : element.tagName));
    const codes = [value].flat().map((one) => (one === true ? 'yes' : one === false ? 'no' : String(one)));
    if (kind === 'radio' || kind === 'checkbox') for (const code of codes) await page.locator(`[name="${name}"][value="${code}"]`).check();
    else if (kind === 'SELECT') await input.selectOption(codes[0]);
    else await input.fill(codes[0]);
  }
}
