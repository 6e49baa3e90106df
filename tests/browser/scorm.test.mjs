// The exported package in another project's player (scorm-again, SCORM 1.2): completion, score and place are reported, a
// learner comes back to where she was, and what is kept stays within 4,096 characters. The same course as a booklet.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { build } from '../server/office.mjs';

const runtime = new URL('../node_modules/scorm-again/dist/scorm12.min.js', import.meta.url).pathname;
// A player of a learning platform, as small as one can be: the runtime and a frame with the package.
const player = `<!doctype html><html lang="fr"><title>Lecteur</title><script src="/runtime.js"></script><script>
  window.API = new window.Scorm12API({ autocommit: false, logLevel: 4 });
  const kept = JSON.parse(localStorage.getItem('kept') || 'null');
  if (kept) window.API.loadFromJSON(kept);
  window.API.on('LMSCommit', () => localStorage.setItem('kept', JSON.stringify(window.API.renderCMIToJSONObject().cmi)));
</script><iframe title="Cours" src="/package/index.html" width="1000" height="700"></iframe></html>`;
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', xml: 'text/xml' };

let folder, server, base, browser;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abri-scorm-'));
  for (const language of ['fr', 'en']) {
    execFileSync(join(build, 'abri'), ['export', '--language', language, '--out', join(folder, `${language}.zip`)]);
    execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, `${language}.zip`), join(folder, language)]);
  }
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname);
    if (path === '/') return response.setHeader('Content-Type', types.html), response.end(player);
    try {
      const file = path === '/runtime.js' ? runtime : join(folder, 'fr', path.replace('/package/', ''));
      response.setHeader('Content-Type', types[file.split('.').pop()] ?? 'text/plain');
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  base = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
});
after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a learner takes the package in a player, leaves, comes back, and hands in', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const open = async () => {
    const page = await context.newPage();
    page.on('pageerror', (error) => assert.fail(error.message));
    await page.goto(base);
    const frame = page.frameLocator('iframe');
    await frame.locator('.actions button').first().waitFor();
    return { page, frame };
  };
  const value = (page, name) => page.evaluate((n) => window.API.lmsGetValue(n), name);
  const { page, frame } = await open();
  assert.equal(await value(page, 'cmi.core.lesson_status'), 'incomplete');
  const { checks, lessons } = await page.frames()[1].evaluate(() => JSON.parse(document.getElementById('course-data').textContent));
  assert.equal(Object.keys(checks).length, 14);
  assert.equal(await frame.locator('section.lesson:visible').count(), 1);

  // Half of the way, one answer wrong: the reason is told and where to read it.
  const answer = async (on, id) => {
    const { form, key } = checks[id];
    if (form === 'match') for (const pair of key.split(',')) await on.locator(`[name="answer.${id}.${pair.split(':')[0]}"]`).selectOption(pair.split(':')[1]);
    else await on.locator(`[name="answer.${id}"][value="${key}"]`).check();
  };
  const half = 12;
  for (let i = 0; i < half; ++i) {
    for (const id of Object.keys(checks)) {
      if (!(await frame.locator(`[name^="answer.${id}"]`).first().isVisible())) continue;
      if (id === 'G1') {
        await frame.locator(`[name="answer.G1"]:not([value="${checks.G1.key}"])`).first().check();
        assert.match(await frame.locator('.check .banner:visible').innerText(), /Pas encore/);
        assert.ok(await frame.locator('.check .banner a[href^="#"]').count());
      }
      await answer(frame, id);
    }
    await frame.getByRole('button', { name: 'Continuer' }).click();
  }
  const place = await value(page, 'cmi.core.lesson_location'), score = Number(await value(page, 'cmi.core.score.raw'));
  assert.equal(place, lessons[half].id);
  assert.ok(score > 0 && score < 100, String(score));
  await page.close();

  const again = await open();
  assert.equal(await value(again.page, 'cmi.core.lesson_location'), place, 'the same place');
  assert.equal(await again.frame.locator(`#lesson-${place.replaceAll('.', '\\.')}`).isVisible(), true);
  assert.equal(await again.frame.locator(`[name="answer.G1"][value="${checks.G1.key}"]`).isChecked(), true);
  for (let i = half; i < lessons.length - 1; ++i) {
    for (const id of Object.keys(checks)) if (await again.frame.locator(`[name^="answer.${id}"]`).first().isVisible()) await answer(again.frame, id);
    await again.frame.getByRole('button', { name: 'Continuer' }).click();
  }
  await again.frame.getByRole('button', { name: 'Soumettre les résultats' }).click();
  assert.equal(await value(again.page, 'cmi.core.lesson_status'), 'completed');
  assert.equal(await value(again.page, 'cmi.core.score.raw'), '100');
  const kept = await value(again.page, 'cmi.suspend_data');
  assert.ok(kept.length > 100 && kept.length <= 4096, `${kept.length} characters`);
  assert.match(await again.frame.locator('.actions [role=status]').innerText(), /14/);
  await context.close();
});

test('the manifest names every file, and nothing in the package reaches for another host', () => {
  for (const language of ['fr', 'en']) {
    const manifest = readFileSync(join(folder, language, 'imsmanifest.xml'), 'utf8');
    assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
    const files = [...manifest.matchAll(/<file href="([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual(files.sort(), ['course.css', 'course_reader.js', 'index.html', 'scorm.js']);
    for (const file of files) assert.doesNotMatch(readFileSync(join(folder, language, file), 'utf8').replaceAll('http://www.w3.org', ''), /https?:\/\//, file);
    const ids = [...readFileSync(join(folder, language, 'index.html'), 'utf8').matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length, 'no id twice');
  }
});

test('a booklet in one file holds every lesson; a file that is there is never overwritten', () => {
  const path = join(folder, 'livret.html');
  execFileSync(join(build, 'abri'), ['export', '--format', 'html', '--out', path]);
  const text = readFileSync(path, 'utf8');
  assert.ok((text.match(/<section class="lesson"/g) ?? []).length > 20 && !text.includes('<script'));
  assert.throws(() => execFileSync(join(build, 'abri'), ['export', '--format', 'html', '--out', path], { stdio: 'pipe' }), /there already/);
  assert.throws(() => execFileSync(join(build, 'abri'), ['export', '--course', 'none', '--out', join(folder, 'x.zip')], { stdio: 'pipe' }), /no course/);
});
