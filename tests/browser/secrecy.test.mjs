// No name, place or sentence of a child stands in the clear: not on disk, not in a log, not in memory after the last session.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill, open } from './browser.mjs';
import { Needles } from '../server/needles.mjs';
import { build } from '../server/office.mjs';
import * as kela from '../server/kela.mjs';

// They pass through ICU, as UTF-16.
const otherScripts = ['زبرجدة فلانوس', 'Żörblímağ Ñandutéï'];
const typed = { child_name: 'Zorblimak', where_to_find: 'Baraque ocre derrière la citerne fendue', concern_summary: 'Dort seul au marché, une brûlure au poignet gauche', reporter: 'Voisine Philoména Drask', reporter_contact: '+999 555 0142 77' };
const registered = { first_name: 'Zorblimak', last_name: 'Okonwe-Vrandt', residence: 'Ruelle du Puits sans fond, porte ocre' };
const workers = ['claire', 'bruno', 'fatou', 'idris', 'jonas', 'leila', 'marc', 'nour', 'omar', 'paul', 'rose', 'tarik'];

// Words of the program itself: labels and choices. Staff are known by name in the office's directory, in the clear.
const ownWords = new Set(['fr', 'en'].flatMap((language) => [`locales/${language}.json`, `locales/forms.${language}.json`])
  .flatMap((path) => [...readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1])));
const texts = (html) => [...html.matchAll(/<dd dir="auto">([^<]+)<\/dd>/g)].map((match) => match[1].replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&amp;/g, '&').trim());
const tells = (text) => text.length >= 5 && !ownWords.has(text) && !workers.includes(text.toLowerCase()) && !text.split(', ').every((part) => ownWords.has(part)) && !/^[\d\s.:/à-]+$/.test(text) && !/^\d+ (janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)/.test(text);

// Everything free that anybody wrote into any file, read as those who may read it.
async function writtenTexts(office, names) {
  const all = new Set();
  for (const name of names) {
    const person = await office.signIn(name);
    for (let page = 1, more = true; more; ++page) {
      const { json } = await person.get(`/api/v1/cases?page=${page}`);
      for (const { id } of json.data) {
        for (const text of texts((await person.get(`/cases/${id}/identity`)).text)) all.add(text);
        for (const { entry } of (await person.case(id)).entries) for (const text of texts((await person.get(`/cases/${id}/entries/${entry}`)).text)) all.add(text);
      }
      more = json.data.length === 25;
    }
    await person.page('/signout', {}, '/drafts');
  }
  return [...all].filter(tells);
}

// An office where a worker types in a browser, everybody leaves, and the program crashes at the end.
async function live(program, quick) {
  const folder = mkdtempSync(join(tmpdir(), 'abri-secrecy-'));
  execFileSync(join(build, 'abri'), ['demo', '--build-only', ...(quick ? ['--quick'] : []), '--data', join(folder, 'data')], { stdio: 'pipe' });
  const served = await open({ width: 1280, height: 800, folder, serve: true, program, debug: true, cwd: folder, preload: { ABRI_LEAK_TO: join(folder, 'data') } });
  try {
    const page = await served.person('claire');
    await page.goto(`${served.office.base}/cases/new`);
    await fill(page, { ...kela.identification('Zorblimak'), ...typed });
    await page.locator('.draft-status').filter({ hasText: 'Brouillon enregistré' }).waitFor();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    const file = page.url().split('?')[0].split('/').pop();
    const claire = await served.office.signIn('claire');
    await claire.write(file, 'screening', kela.screening);
    await claire.write(file, 'consent', kela.assent);
    await claire.write(file, 'consent', kela.mother);
    await page.goto(`${served.office.base}/cases/${file}/do/registration`);
    const { population_group, lives_with, ...rest } = kela.registration('Zorblimak', 'boy', 9, '2026-03-02T17:45');
    await fill(page, { ...rest, population_group, lives_with, ...registered });
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    await page.getByRole('link', { name: 'Rechercher' }).click();
    await page.locator('input[name="q"]').fill('Zorblimak Okonwe-Vrandt');
    await page.locator('main form button').first().click();
    for (const q of otherScripts) assert.equal((await claire.page('/search', { q })).status, 200);
    await page.goto(`${served.office.base}/cases/${file}/identity`);
    assert.match(await page.locator('main').innerText(), /Okonwe-Vrandt/);
    await page.goto(`${served.office.base}/cases/${file}/do/case_note`);
    await fill(page, { facts: 'Une phrase qui reste à moitié dite.' });
    await page.locator('.draft-status').filter({ hasText: 'Brouillon enregistré' }).waitFor();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL(/signin/);
    await claire.page('/signout', {}, '/drafts');

    const written = quick ? [] : await writtenTexts(served.office, workers);
    const wanted = new Needles([...written, ...Object.values(typed), ...Object.values(registered), 'Zorblimak Okonwe-Vrandt', ...otherScripts, 'Une phrase qui reste à moitié dite.']);
    const memory = wanted.inMemory(served.office.process.pid);
    const limits = readFileSync(`/proc/${served.office.process.pid}/limits`, 'utf8');
    const ended = new Promise((resolve) => { served.office.process.on('exit', resolve); });
    served.office.process.kill('SIGSEGV');
    await ended;
    return { written, memory, log: wanted.in(Buffer.from(served.office.log)), logged: served.office.log, files: wanted.inFolder(folder), cores: readdirSync(folder).filter((name) => name.startsWith('core')), limits };
  } finally {
    await served.browser.close();
    await served.office.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('of sixty children and what a worker types, nothing stands in the clear', { timeout: 240_000 }, async () => {
  const seen = await live('abri', false);
  assert.ok(seen.written.length > 100, `only ${seen.written.length} texts to look for`);
  assert.ok(seen.memory.bytes > 10_000_000);
  assert.deepEqual(seen.files, {});
  assert.deepEqual(seen.log, []);
  assert.match(seen.logged, /"debug","text":"POST \/cases\/\{\}\/do\/\{\} 303"/, 'the log was at debug level');
  assert.deepEqual(seen.memory.texts, [], 'in memory after the last session');
  assert.deepEqual(seen.cores, []);
  assert.match(seen.limits, /Max core file size\s+0\s+0/);
});

test('the same search finds a name in the log, a temporary file, a freed page, the memory and the core of a build that leaks', { timeout: 120_000 }, async () => {
  const seen = await live('abri_leaky', true);
  const name = 'Okonwe-Vrandt';
  for (const found of [seen.log, seen.memory.texts, seen.files['leak.tmp'], seen.files['leak.db']]) assert.ok(found?.includes(name), JSON.stringify(seen.files));
  assert.doesNotMatch(seen.limits, /Max core file size\s+0\s+0/);
  if (readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim() === 'core') assert.ok(seen.cores.length === 1 && seen.files[seen.cores[0]]?.includes(name), `${seen.cores}`);
});
