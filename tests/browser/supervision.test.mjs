// A supervisor's Monday, on a phone and on a desk: who is overloaded, which children stand still, whom she has not met; two
// hours of supervision, the team's meeting, an urgent child to give to somebody. Then the worker and the manager (E1, 13 and 15).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, open, press, shot } from './browser.mjs';

for (const size of [{ name: 'phone', width: 360, height: 740 }, { name: 'desk', width: 1280, height: 800 }]) {
  test(`Monday of a supervisor, ${size.name}`, { timeout: 240_000 }, async () => {
    const office = await open({ ...size, today: '2026-10-12T11:00', quick: false });
    try {
      const page = await office.person('samuel');
      const main = () => page.locator('main').innerText();
      const save = () => press(page.getByRole('button', { name: 'Enregistrer', exact: true }));
      const link = (name) => press(page.getByRole('link', { name, exact: true }).first());

      // The page it begins with: children in danger, then exceptions, the likely cause before the person.
      assert.match(await page.locator('section').first().innerText(), /Signalements urgents/);
      const first = await page.locator('section', { has: page.getByRole('heading', { name: /À regarder d.abord/ }) }).innerText();
      assert.match(first, /À regarder d.abord/);
      assert.match(first, /Fatou Inventée[\s\S]*pas de supervision depuis plus de deux semaines/);
      assert.match(first, /Bruno Tamba[\s\S]*porte 27 dossiers pour un plafond de 25/);
      assert.match(first, /Idris Nomo[\s\S]*absence jusqu.au/);
      assert.match(first, /dossiers? n.avance(nt)? plus/);
      await shot(page, `${size.name}-team`);

      // Two hours: prepared from the files by code, decisions become tasks of the children's files.
      const held = { held_on: '2026-10-12T09:00', minutes: '60', administration: ['high_risk_files'], development: ['reflective_practice'], support: ['feelings'], support_discussed: true, next_on: '2026-10-19T09:00' };
      await link('Claire Domo');
      await link('Préparer');
      assert.match(await main(), /CP-26-\d{5}-[A-Z]/);
      assert.doesNotMatch(await main(), /Kela|Edi\b/, 'by code, not by name');
      await shot(page, `${size.name}-prepare`);
      await link('Tenir la supervision');
      await fill(page, { ...held, support: [] });
      await save();
      assert.match(await page.locator('.summary').innerText(), /Points abordés/);
      const file = await page.locator('[name="cases.0.file"] option').nth(1).getAttribute('value');
      await fill(page, { support: ['feelings'], cases: [{ file, discussed: 'Comment approcher le père', decision: 'Revoir la mère seule', due_on: '2026-10-14' }] });
      await save();
      await page.waitForURL(/\/supervision\/[0-9a-f]{32}$/);
      assert.match(await main(), /Équilibre des trois fonctions/);
      assert.ok(await page.locator('svg.balance[aria-label]').count());
      await shot(page, `${size.name}-supervision`);
      await page.goto(`${office.office.base}/team`);
      await link('Bruno Tamba');
      await link('Tenir la supervision');
      await fill(page, { ...held, held_on: '2026-10-12T10:00', minutes: '40', no_case_reason: 'Charge de travail d’abord' });
      await save();
      assert.match(await page.locator('.summary').innerText(), /Moins de 60 minutes/);
      await fill(page, { short_reason: 'Une urgence' });
      await save();
      await page.waitForURL(/\/supervision\/[0-9a-f]{32}$/);

      // The team's meeting: numbers from the files, no name, what was agreed the last time first.
      await link('Réunions');
      await link('Ouvrir la réunion');
      assert.match(await main(), /Cas ouverts.: \d+/);
      assert.doesNotMatch(await main(), /Kela|Edi\b|CP-26/, 'no name and no code');
      const record = { held_on: '2026-10-12T11:00', minutes: '60', other_time_reason: 'Mardi férié', secluded: true, agenda_approved: true, reflections: 'Semaine lourde', questions: 'Carburant', successes: 'Une enfant a repris l’école', challenges: 'Longues distances', case_review: 'Un enfant à risque élevé, violence à la maison : Edi va mieux', learning_offers: 'Écoute d’un petit', mandala_progress: 'Pause de midi tenue', summary: 'Une action', next_week: 'Visites mardi', next_on: '2026-10-20T09:00', supervisor_actions: [{ what: 'Contacter le partenaire santé', due_on: '2026-10-14' }], no_worker_action: true };
      await fill(page, record);
      for (const name of await page.locator('[name^="carried."][name$=".what"]').evaluateAll((inputs) => inputs.filter((input) => input.value).map((input) => input.name))) await fill(page, { [name.replace('what', 'state')]: 'done' });
      await save();
      assert.match(await page.locator('.summary').innerText(), /Edi[\s\S]*nom gardé avec l.identité/);
      await shot(page, `${size.name}-name-refused`);
      await press(page.getByRole('button', { name: /Remplacer les noms/ }));
      await page.getByText('Noms remplacés').waitFor();
      assert.match(await page.locator('[name="case_review"]').inputValue(), /l.enfant va mieux/);
      assert.equal(await page.locator('[name="reflections"]').inputValue(), 'Semaine lourde');
      await save();
      await page.waitForURL(/\/meetings$/);
      await page.locator('a[href^="/meetings/entries/"]').first().click();
      assert.match(await main(), /l.enfant va mieux/);
      assert.doesNotMatch(await main(), /Edi\b/);
      await shot(page, `${size.name}-meeting`);

      // An urgent child goes to somebody who can, and it is said why.
      await link('Mon équipe');
      await page.locator('section', { hasText: 'Signalements urgents' }).locator('a').first().click();
      const child = page.url();
      await link('Confier à une autre personne');
      await page.locator('select#language').selectOption('ar');
      await press(page.getByRole('button', { name: 'Comparer' }));
      assert.match(await main(), /parle la langue/);
      await shot(page, `${size.name}-allocate`);
      assert.match(await page.locator('.people .choice').first().innerText(), /^Leïla Rima/, 'the best placed first');
      await page.locator('[name="worker"]').first().check();
      await page.locator('[name="reason"]').fill('A de la place et parle arabe');
      await save();
      await page.waitForURL((url) => url.href.startsWith(child));
      assert.match(await main(), /Leïla Rima/);

      // The worker reads her own supervision, signs it, and finds the decision in her day.
      const claire = await office.person('claire');
      assert.match(await claire.locator('main').innerText(), /Tâche à finir[\s\S]*Prochaine supervision|Prochaine supervision[\s\S]*Tâche à finir/);
      await press(claire.getByRole('link', { name: 'Ma supervision' }));
      await press(claire.getByRole('link', { name: /Avec Samuel/ }));
      await press(claire.getByRole('link', { name: 'Supervision individuelle' }).first());
      assert.match(await claire.locator('main').innerText(), /Comment approcher le père/);
      await press(claire.getByRole('button', { name: 'Signer' }));
      await claire.waitForURL(/\/supervision\/[0-9a-f]{32}$/);
      await press(claire.getByRole('link', { name: 'Ma journée' }));
      await press(claire.locator(`a[href="/cases/${file}/do/supervision_decision"]`).first());
      const task = await claire.locator('[name="about"] option', { hasText: 'Revoir la mère seule' }).getAttribute('value');
      await fill(claire, { about: task, outcome: 'done', result: 'Vue seule, elle accepte le plan' });
      await press(claire.getByRole('button', { name: 'Enregistrer', exact: true }));
      await claire.waitForURL(/written=/);

      // The manager: numbers of teams; the content is refused by the key.
      const mariam = await office.person('mariam');
      await press(mariam.getByRole('link', { name: 'Mon équipe' }));
      const numbers = await mariam.locator('main').innerText();
      assert.match(numbers, /nord[\s\S]*sud/);
      assert.doesNotMatch(numbers, /Claire|Bruno/);
      await shot(mariam, `${size.name}-manager`);
      const users = await office.office.signIn('admin');
      const html = (await users.get('/users')).text;
      const [a, b] = ['Claire', 'Samuel'].map((who) => new RegExp(`${who} .*?name="person" value="([0-9a-f]{32})"`, 's').exec(html)[1]);
      const refused = await mariam.goto(`${office.office.base}/supervision/${a}/with/${b}`);
      assert.equal(refused.status(), 403);
      assert.match(await mariam.locator('main').innerText(), /Votre clé ne l.ouvre pas/);
      assert.deepEqual(office.complaints.filter((text) => !/403/.test(text)), []);
    } finally {
      await office.close();
    }
  });
}
