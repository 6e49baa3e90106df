// Kela and Edi's story in French: on a phone and on a laptop, without the script, and by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, open, press, shot } from './browser.mjs';
import * as kela from '../server/kela.mjs';

const ways = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'laptop', width: 1280, height: 800 },
  { name: 'phone-without-script', width: 360, height: 740, javaScriptEnabled: false },
  { name: 'laptop-by-keyboard', width: 1280, height: 800, keyboard: true },
];
// On another engine two ways are enough.
const sizes = process.env.ABRI_TEST_POSTGRES ? ways.slice(0, 2) : ways;

for (const size of sizes) {
  test(`the whole story on a ${size.name}`, { timeout: 240_000 }, async () => {
    const office = await open({ today: '2026-10-12T12:00', ...size });
    try {
      const page = await office.person('claire');
      const save = () => press(page.getByRole('button', { name: 'Enregistrer', exact: true }));
      const choose = async (id) => {
        const link = page.locator(`.add a[href$="/do/${id}"]`);
        if (!(await link.isVisible())) await press(page.locator('details.more summary'));   // what is rarely needed stands apart
        return press(link);
      };
      const form = async (id, fields) => {
        await choose(id);
        await fill(page, fields);
        await save();
        await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
      };

      // 1 Identification: two children, the teacher's name kept apart.
      const files = {};
      for (const name of ['Kela', 'Edi']) {
        await press(page.getByRole('link', { name: 'Ma journée' }));
        await press(page.getByRole('link', { name: 'Nouveau signalement' }));
        if (name === 'Kela') {
          await save();
          assert.match(await page.locator('.summary').innerText(), /À corriger/);
          assert.match(await page.title(), /^Erreur/);
        }
        await fill(page, kela.identification(name));
        if (name === 'Kela') await shot(page, `${size.name}-identification`);
        await save();
        await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
        files[name] = page.url().split('?')[0];
      }
      await press(page.getByRole('link', { name: 'Ma journée' }));
      assert.match(await page.locator('main').innerText(), /Signalements urgents/);

      for (const [name, sex, age, risk, priority, assessed, need] of [['Kela', 'girl', 11, 'medium', '2', '2026-03-03T10:00', 'Retrouver confiance'], ['Edi', 'boy', 9, 'high', '1', '2026-03-02T18:15', 'Être en sécurité']]) {
        await page.goto(files[name]);
        // 2 to 4: screening, assent and consent, registration.
        await form('screening', kela.screening);
        await form('consent', kela.assent);
        await form('consent', kela.mother);
        if (name === 'Edi') await shot(page, `${size.name}-consent-done`);
        await form('registration', kela.registration(name, sex, age, '2026-03-02T17:45'));
        assert.match(await page.locator('h1').innerText(), /^CP-26-\d{5}-[A-Z]$/);
        // A name that was heard wrong and a family that moves: told at once, and known before the next visit.
        if (name === 'Edi') {
          await form('registration_update', { learnt_on: '2026-03-02', reason: 'mistake', first_name: 'Edison' });
          await form('registration_update', { learnt_on: '2026-03-03', reason: 'moved', residence: 'Rue des Cormorans' });
          const before = await page.goto(`${page.url().split('?')[0]}/before-visit`).then(() => page.locator('main').innerText());
          assert.match(before, /Cormorans/);
          assert.doesNotMatch(before, /Myrtilles/);
          await page.goto(page.url().replace('/before-visit', '/identity'));
          assert.match(await page.locator('main').innerText(), /Edison[\s\S]*Cormorans|Cormorans[\s\S]*Edison/);
          await page.goto(page.url().replace('/identity', ''));
        }
        // 5 and 6: initial assessment, interim plan.
        await form('initial_assessment', { ...kela.initial(risk, priority, assessed), ...(name === 'Edi' ? { safe_house: true } : {}) });
        assert.ok(!(await page.locator('main').innerText()).includes(name), 'the case page knows no name');
        if (name === 'Edi') await form('interim_plan', { made_on: '2026-03-02T18:30', actions: [{ need: 'Soins', action: 'Examen médical ce soir', responsible: 'Claire', due_on: '2026-03-02' }] });
        // 7 Mandatory reporting is decided with the supervisor; alone it is refused.
        if (name === 'Edi') {
          await choose('mandatory_report');
          await fill(page, { ...kela.report, supervisor_consulted: false });
          await save();
          assert.match(await page.locator('.summary').innerText(), /avec votre superviseur/);
          await fill(page, { supervisor_consulted: true });
          await save();
          await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
        }
        // 8, 9 and 10: a refugee child's assessment names its procedure; comprehensive assessment; the plan is refused without a responsible person, and nothing typed is lost.
        await form('comprehensive_assessment', kela.comprehensive(risk, need, name === 'Edi' ? '2026-03-12' : '2026-03-13'));
        const plan = kela.plan(need, risk === 'high' ? 'twice_a_week' : 'once_a_week', '2026-03-18');
        await choose('case_plan');
        assert.equal(await page.locator('[name="actions.0.need"]').inputValue(), need);
        await fill(page, { ...plan, actions: plan.actions.map((action, i) => (i === 0 ? { ...action, responsible: '' } : action)) });
        await save();
        assert.match(await page.locator('.summary').innerText(), /responsable/);
        if (name === 'Edi') await shot(page, `${size.name}-plan-refused`);
        assert.equal(await page.locator('[name="overall_goal"]').inputValue(), plan.overall_goal);
        await fill(page, { 'actions.0.responsible': 'Claire' });
        await save();
        await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
      }

      // 11 Referrals follow consent: the committee was refused, the health post agreed.
      const referral = { made_on: '2026-03-19', service: 'medical', recipient: 'community_committee', reason: 'Soins', information_shared: ['identity'], method: 'written' };
      await choose('referral');
      await fill(page, referral);
      await save();
      assert.match(await page.locator('.summary').innerText(), /refusé tout partage/);
      await fill(page, { recipient: 'health_provider' });
      await save();
      await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
      await shot(page, `${size.name}-case`);

      await choose('referral_feedback');
      await fill(page, { on: '2026-03-23', referral: await page.locator('[name="referral"] option').nth(1).getAttribute('value'), status: 'service_completed', channel: 'phone', confirmed_with_provider: true });
      await save();
      await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);

      // 14 Case conference: two sectors at least, the children's views, signed minutes.
      await choose('case_conference');
      await fill(page, { ...kela.conference, minutes_signed: false });
      await save();
      assert.match(await page.locator('.summary').innerText(), /signer le compte-rendu/);
      await fill(page, { minutes_signed: true });
      await save();
      await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);

      // 12 Follow-ups: a visit made alone is asked about; later ones are calm. 16 Review lowers the risk.
      await choose('follow_up');
      await fill(page, { mode: 'planned_home_visit' });
      await fill(page, { ...kela.followUp('2026-03-24T11:00', { mode: 'planned_home_visit' }), purpose: 'Voir Edi', exposure_precautions: 'À pied, sans badge' });
      await save();
      assert.match(await page.locator('.summary').innerText(), /à deux/);
      await fill(page, { second_person: 'Fatou' });
      await save();
      await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
      await form('follow_up', kela.followUp('2026-06-05T11:00'));
      // A daily call because he sleeps in a safe house is kept through the plan and the review, whatever else they ask for.
      const daily = /Contacts.*Chaque jour.*en lieu sûr/;
      assert.match(await page.locator('main').innerText(), daily);
      await form('review', kela.review('2026-04-17', '2026-07-17', 'medium'));
      assert.match(await page.locator('.facts').innerText(), /Moyen/);
      assert.match(await page.locator('main').innerText(), daily);

      // The supervisor reads the plan; goals are not met before that.
      const edi = page.url().split('?')[0];
      await choose('closure');
      await fill(page, kela.closure);
      await save();
      assert.match(await page.locator('.summary').innerText(), /dire que le plan convient/);
      const supervisor = await office.person('samuel');
      await supervisor.goto(`${edi}/do/plan_approval`);
      await fill(supervisor, { decided_on: '2026-03-19', decision: 'approve' });
      await press(supervisor.getByRole('button', { name: 'Enregistrer', exact: true }));
      await supervisor.waitForURL(/written=/);

      // 17 Closure: asked by the worker, authorised by the manager, who sees no name.
      await page.goto(edi);
      await choose('closure');
      await fill(page, kela.closure);
      await save();
      await page.waitForURL(/\/cases\/[0-9a-f]{32}\?written/);
      const manager = await office.person('mariam');
      await manager.goto(edi);
      assert.ok(!(await manager.locator('main').innerText()).includes('Panneau'));
      await press(manager.locator('.add').getByRole('link').first());
      // Sent back first, with its words: a task of whoever asked, who asks again.
      await fill(manager, { decided_on: '2026-08-29', decision: 'return', comment: 'Dire ce que l’école a vu' });
      await press(manager.getByRole('button', { name: 'Enregistrer', exact: true }));
      await manager.waitForURL(/\/approvals$/);
      await page.goto(edi);
      await press(page.getByRole('link', { name: /Dire ce que l.école a vu/ }));
      await fill(page, { noted_on: '2026-08-30', outcome: 'done', result: 'L’école le voit calme' });
      await save();
      await page.waitForURL(/written=/);
      await choose('closure');
      await fill(page, { ...kela.closure, requested_on: '2026-08-30' });
      await save();
      await page.waitForURL(/\/cases\/[0-9a-f]{32}\?written/);
      await manager.goto(edi);
      await press(manager.locator('.add').getByRole('link').first());
      await fill(manager, { decided_on: '2026-08-31', decision: 'authorise' });
      await shot(manager, `${size.name}-authorise`);
      await press(manager.getByRole('button', { name: 'Enregistrer', exact: true }));
      await manager.waitForURL(/\/approvals$/);

      // 18 The visit is planned; a new report reopens the file, history kept.
      await page.goto(edi);
      assert.match(await page.locator('main').innerText(), /Visite après clôture/);
      await form('post_closure_visit', { visited_on: '2026-10-12', stability: 'unsafe', services_evaluation: 'Le soutien a cessé', reopening_needed: true });
      assert.match(await page.locator('main').innerText(), /Rouvrir le dossier/);
      await supervisor.goto(`${edi.split('/cases/')[0]}/team`);
      assert.match(await supervisor.locator('main').innerText(), /Danger nouveau[\s\S]*Rouvrir le dossier/);
      await form('reopening', { reopened_on: '2026-10-12', reason: 'new_concern', new_information: 'Nouvelle dispute signalée' });
      assert.match(await page.locator('main').innerText(), /Cycle 2/);
      assert.match(await page.locator('.facts').innerText(), /Élevé/);
      assert.match(await page.locator('main').innerText(), /Rouvert le[\s\S]*Nouvelle dispute signalée[\s\S]*Action urgente/);

      // The panel with names, the cover without, the other language, and the quick way out.
      await press(page.getByRole('link', { name: "Panneau d'identité" }));
      assert.match(await page.locator('main').innerText(), /Edi/);
      await page.goto(`${edi}/cover`);
      assert.ok(!/Edi|Vostrimek/.test(await page.locator('main').innerText()));
      await press(page.getByRole('button', { name: 'English' }));
      await page.getByRole('heading', { name: 'My day' }).waitFor();
      await press(page.getByRole('button', { name: 'Quick exit' }));
      await page.waitForURL(/\/away$/);
      await page.goto(edi);
      await page.waitForURL(/\/signin$/);
      assert.deepEqual(office.complaints, []);
    } finally {
      await office.close();
    }
  });
}

test('a follow-up is recorded without JavaScript, rows are added too', { timeout: 60_000 }, async () => {
  const office = await open({ today: '2026-10-12T12:00', width: 360, height: 740, javaScriptEnabled: false });
  try {
    const page = await office.person('claire');
    await press(page.getByRole('link', { name: 'Nouveau signalement' }));
    await fill(page, kela.identification('Tomas'));
    await press(page.getByRole('button', { name: 'Enregistrer', exact: true }));
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    await press(page.locator('.add').getByRole('link', { name: 'Consentement et assentiment (accord éclairé)' }));
    await fill(page, kela.mother);   // three shares: a third row is asked for with its button
    assert.equal(await page.locator('[name="shares.0.recipient"]').inputValue(), 'health_provider');
    await press(page.getByRole('button', { name: 'Enregistrer', exact: true }));
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/);
    assert.match(await page.locator('main').innerText(), /Ne rien partager avec/);
  } finally {
    await office.close();
  }
});
