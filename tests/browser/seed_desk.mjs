// What the four stories of the course share: an office whose clock the test moves by days, people at their phones, and
// pages read as a person reads them. Every page stood on is looked at: no wider than the phone, nothing on the console.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../server/office.mjs';
import { fill, open } from './browser.mjs';

export const topics = [
  'services_and_options', 'risks_and_benefits', 'information_and_use', 'confidentiality_and_limits',
];
const domains = [
  'physical_health', 'emotional_wellbeing', 'social_relations', 'education_and_work', 'documents', 'living_environment',
  'care_arrangement', 'community_safety',
];
export const clear = Object.fromEntries(domains.map((domain) => [`${domain}_clear`, true]));

// The office reads the machine's clock through tests/faults/clock_shim.cpp, so many seconds later as a file says. Sessions
// end by themselves over the days, as they do for people.
function movableClock(start) {
  const folder = mkdtempSync(join(tmpdir(), 'abri-clock-'));
  const file = join(folder, 'later');
  const set = (seconds) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(seconds));
    writeFileSync(file, bytes, { flag: 'r+' });
  };
  writeFileSync(file, Buffer.alloc(8));
  let begun = 0;
  return {
    preload: { LD_PRELOAD: join(build, 'tests/clock_shim.so'), ABRI_CLOCK: file },
    begin: () => { begun = Date.now(); },
    // Each step starts at the very minute it says, however long the one before took.
    to: (day) => set(Math.ceil((Date.parse(`${day}:05Z`) - Date.parse(`${start}:00Z`) - (Date.now() - begun)) / 1000)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const onFile = /\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/;

// One person's phone: signs in whenever the office asks, reads, taps, writes.
class Phone {
  constructor(office, username) {
    this.office = office;
    this.username = username;
  }
  async start() {
    this.page = await this.office.browserOffice.person(this.username);
    this.page.on('dialog', (dialog) => {
      this.office.complaints.push(`dialog: ${dialog.message()}`);
      dialog.accept();
    });
    await this.fits();
    return this;
  }
  // Nothing may lie beyond the edge of the phone.
  async fits() {
    const { wide, title, at } = await this.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth, title: document.title, at: location.pathname,
    }));
    this.office.visited.add(at.replace(/[0-9a-f]{32}/g, '…'));
    assert.ok(wide <= 360, `${at} (${title}) is ${wide} px wide`);
  }
  async go(path) {
    await this.page.goto(path.startsWith('http') ? path : this.office.base + path);
    await this.fits();
    return this.text();
  }
  // As it is read aloud: one kind of blank, one kind of apostrophe.
  async text(place = 'main') {
    const shown = await this.page.locator(place).first().innerText();
    return shown.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'").replace(/[ \t]*\n\s*/g, '\n');
  }
  async tap(name, role = 'link') {
    await this.leaves(this.page.getByRole(role, { name, exact: typeof name === 'string' }).first());
  }
  // A tap that leads to another page.
  async leaves(what) {
    await Promise.all([this.page.waitForEvent('load', { timeout: 12_000 }), what.click()]);
    await this.fits();
  }
  day() { return this.go('/day'); }
  // Opens a form from the file's own page, as it is found there: among what comes next or under "more".
  async choose(id) {
    const link = this.page.locator(`.add a[href*="/do/${id}"]`).first();
    if (!(await link.isVisible())) await this.page.locator('details.more summary').last().click();
    await this.leaves(link);
  }
  async save() {
    await this.page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  }
  async saved(where = onFile) {
    await this.page.waitForURL(where, { timeout: 12_000 })
      .catch(async () => { throw new Error(`not saved at ${this.page.url()}: ${await this.text()}`); });
    await this.fits();
  }
  async write(file, id, fields) {
    await this.go(file);
    await this.choose(id);
    await fill(this.page, fields);
    await this.save();
    await this.saved();
    return this.text();
  }
  // Says what the program said; the form stays open, what was typed stays in it.
  async refused(file, id, fields, words) {
    await this.go(file);
    await this.choose(id);
    await fill(this.page, fields);
    await this.save();
    await this.page.locator('.summary').waitFor({ timeout: 12_000 })
      .catch(async () => { throw new Error(`not refused at ${this.page.url()}: ${await this.text()}`); });
    await this.fits();
    const said = await this.text('.summary');
    assert.match(said, words);
    await this.saysInOrder();
    return said;
  }
  // What is to be put right is said in the order of the page, and no field in error is called optional.
  async saysInOrder() {
    const { places, optional } = await this.page.evaluate(() => ({
      places: [...document.querySelectorAll('.summary a')].map((to) => {
        const field = document.querySelector(to.getAttribute('href').replaceAll('.', '\\.'));
        return field ? [...document.querySelectorAll('[id^="f-"]')].indexOf(field) : -1;
      }),
      optional: [...document.querySelectorAll('.field.wrong :is(legend, label)')].map((label) => label.innerText)
        .filter((label) => label.includes('(facultatif)')),
    }));
    assert.ok(places.every((place) => place >= 0), `a fault leads nowhere: ${places}`);
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    assert.deepEqual(optional, []);
  }
  async mend(fields, where = onFile) {
    await fill(this.page, fields);
    await this.save();
    await this.saved(where);
    return this.text();
  }
  // Follows a task where it stands on the file, and answers it.
  async follow(file, words, fields) {
    await this.go(file);
    await this.tap(words);
    await fill(this.page, fields);
    await this.save();
    await this.saved();
    return this.text();
  }
  // What is written down elsewhere of an action: done, put off, given up, without a contact.
  async settle(file, words, fields) {
    await this.go(file);
    const without = { name: /dire où en est/ };
    const action = this.page.locator('main li', { hasText: words, has: this.page.getByRole('link', without) }).first();
    await this.leaves(action.getByRole('link', without));
    await fill(this.page, fields);
    await this.save();
  }
  // An answer of a provider about one service.
  async news(file, service, fields) {
    await this.go(file);
    await this.choose('referral_feedback');
    const which = this.page.locator('[name="referral"]');
    const options = await which.locator('option').allInnerTexts();
    await which.selectOption({ label: options.find((one) => one.startsWith(service)) });
    const said = { on: this.office.now.slice(0, 10), channel: 'phone', confirmed_with_provider: true };
    await fill(this.page, { ...said, ...fields });
    await this.save();
    await this.saved();
    return this.text();
  }
  // From the list of what waits, the form where it is answered.
  async answer(about, fields, form) {
    await this.go('/approvals');
    await this.tap(about);
    if (form) await this.choose(form);
    const shown = await this.text();
    const which = this.page.locator('select[name="about"]');
    if (await which.count()) await which.selectOption({ label: about });
    await fill(this.page, fields);
    await this.save();
    await this.saved(/written=|\/approvals/);
    return shown;
  }
  async find(name) {
    await this.go('/search');
    await this.page.getByLabel('Code ou nom').fill(name);
    await this.leaves(this.page.getByRole('button', { name: 'Chercher' }));
    return this.text();
  }
  async report(fields) {
    await this.day();
    await this.tap('Nouveau signalement');
    await fill(this.page, fields);
    await this.save();
    await this.saved();
    return this.page.url().split('?')[0];
  }
  async shot(name) {
    const folder = process.env.SEED_SHOTS;
    if (folder) await this.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }
  async close() { await this.page.context().close(); }
}

export async function officeOf(start) {
  const clock = movableClock(start);
  const inner = await open({ today: start, width: 360, height: 740, preload: clock.preload });
  clock.begin();
  const phones = new Map();
  const office = {
    browserOffice: inner, base: inner.office.base, complaints: inner.complaints, visited: new Set(), now: start,
    // Whoever is named is signed in, today.
    async of(username) {
      if (!phones.has(username)) phones.set(username, await new Phone(office, username).start());
      return phones.get(username);
    },
    // Some days later everybody signs in anew.
    async on(day) {
      for (const phone of phones.values()) await phone.close();
      phones.clear();
      clock.to(day);
      office.now = day;
    },
    async end() {
      await inner.close();
      clock.remove();
    },
    calm() {
      assert.deepEqual(inner.complaints, []);
      assert.ok(office.visited.size > 10, 'pages were visited');
    },
  };
  return office;
}
