// A browser for the tests: Debian's Chromium, French, one office.
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Office, password } from '../server/office.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const shots = new URL('./shots/', import.meta.url).pathname;
mkdirSync(shots, { recursive: true });

export async function open({ width, height, javaScriptEnabled = true, keyboard = false, ...how }) {
  const office = await Office.start(how);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  const complaints = [];
  const place = { office };
  const person = async (username) => {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'fr-FR', javaScriptEnabled });
    const page = await context.newPage();
    page.keyboardOnly = keyboard;
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
  // Somebody with no account here.
  const anybody = async () => (await browser.newContext({ viewport: { width, height }, locale: 'fr-FR', javaScriptEnabled })).newPage();
  // The program dies without a word and is started again on the same data and port.
  const crash = async () => {
    await place.office.kill();
    return async () => { place.office = await Office.start({ folder: office.folder, serve: true, places: office.places, port: Number(new URL(office.base).port) }); };
  };
  return { office, browser, complaints, person, anybody, crash, close: async () => { await browser.close(); await place.office.stop(); await office.remove(); } };
}

// What the QR code on a paper says, as a phone reads it.
export function codeOn(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'abri-paper-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '150', '-png', join(folder, 'paper.pdf'), join(folder, 'paper')]);
    return execFileSync('zbarimg', ['-q', '--raw', join(folder, 'paper-1.png')], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const shot = (page, name) => page.screenshot({ path: `${shots}${name}.png`, fullPage: true });

// Clicks; or, for somebody who has no pointer, goes there with Tab and presses Enter.
export async function press(locator) {
  if (!locator.page().keyboardOnly) return locator.click();
  await tabTo(locator);
  return locator.page().keyboard.press('Enter');
}

async function tabTo(locator, isThere = (element) => element === document.activeElement) {
  const { keyboard } = locator.page();
  await locator.waitFor();
  for (let stops = 0; stops < 600; ++stops) {
    if (await locator.evaluate(isThere)) {
      if (await locator.evaluate(() => getComputedStyle(document.activeElement).outlineStyle === 'none')) throw new Error(`${locator} shows no focus`);
      return;
    }
    await keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${locator}`);
}

// Dates are typed part by part: month, day, year, hour, minute of Chromium's own fields.
const keysOf = (value) => {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(value);
  if (hour === undefined) return [`${month}${day}${year}`];
  return [`${month}${day}${year}`, 'ArrowRight', `${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${Number(hour) < 12 ? 'A' : 'P'}`];
};

async function type(page, input, kind, codes) {
  const { keyboard } = page;
  if (kind === 'checkbox') {
    for (const code of codes) {
      const box = page.locator(`[name="${await input.first().getAttribute('name')}"][value="${code}"]`);
      await tabTo(box);
      if (!(await box.isChecked())) await keyboard.press('Space');
    }
    return;
  }
  if (kind === 'radio') {
    const group = page.locator(`[name="${await input.first().getAttribute('name')}"][value="${codes[0]}"]`);
    await tabTo(group, (element) => document.activeElement.name === element.name && document.activeElement.type === 'radio');
    for (let i = 0; i < 60 && !(await group.evaluate((element) => element === document.activeElement)); ++i) await keyboard.press('ArrowDown');
    if (!(await group.isChecked())) await keyboard.press('Space');
    return;
  }
  await tabTo(input);
  if (kind === 'SELECT') {
    await keyboard.press('Home');
    for (let i = 0; i < 60 && (await input.inputValue()) !== codes[0]; ++i) await keyboard.press('ArrowDown');
  } else if (kind === 'date' || kind === 'datetime-local') {
    for (const keys of keysOf(codes[0])) keys.startsWith('Arrow') ? await keyboard.press(keys) : await keyboard.type(keys);
  } else {
    await keyboard.press('Control+A');
    await keyboard.insertText(codes[0]);
    if (codes[0] === '') await keyboard.press('Delete');
  }
  if ((await input.inputValue()) !== codes[0]) throw new Error(`typed "${codes[0]}", the field holds "${await input.inputValue()}"`);
}

// Fills a form by its field codes, as a person does: click a choice, tick a box, type a text.
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;   // left as it is
    if (Array.isArray(value) && typeof value[0] === 'object') {
      for (const [row, inner] of value.entries()) {
        if (await page.locator(`[name="${name}.${row}.${Object.keys(inner)[0]}"]`).count() === 0) await press(page.locator(`#f-${name} button[name="_add"]`));
        await fill(page, Object.fromEntries(Object.entries(inner).map(([code, v]) => [`${name}.${row}.${code}`, v])));
      }
      continue;
    }
    const input = page.locator(`[name="${name}"]`);
    const kind = await input.first().evaluate((element) => (element.tagName === 'INPUT' ? element.type : element.tagName));
    const codes = [value].flat().map((one) => (one === true ? 'yes' : one === false ? 'no' : String(one)));
    if (page.keyboardOnly) await type(page, input, kind, codes);
    else if (kind === 'radio' || kind === 'checkbox') for (const code of codes) await page.locator(`[name="${name}"][value="${code}"]`).check();
    else if (kind === 'SELECT') await input.selectOption(codes[0]);
    else await input.fill(codes[0]);
  }
}
