// The children of the course, worked from report to plan by a caseworker on a phone: what their stories make dangerous is
// refused or warned of. Invented names; the facts are the course's (courses/cm101, case studies and lesson 1.3).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fill, open, press } from './browser.mjs';

let office;
before(async () => { office = await open({ today: '2026-10-12T12:00', width: 360, height: 740 }); });
after(() => office.close());

const topics = ['services_and_options', 'risks_and_benefits', 'information_and_use', 'confidentiality_and_limits'];
const domains = ['physical_health', 'emotional_wellbeing', 'social_relations', 'education_and_work', 'documents', 'living_environment', 'care_arrangement', 'community_safety'];
const clear = Object.fromEntries(domains.map((domain) => [`${domain}_clear`, true]));
const agreed = { explained_topics: topics, agreed_to: ['case_management', 'data_collection'], duration: 'three_months' };
const child = { given_on: '2026-10-12T09:00', consent_from: 'child', age_band: 'from_12_to_17', assent_method: ['conversation'], right_not_to_answer: true, child_answer: 'given', ...agreed };
const screening = { screened_on: '2026-10-12T08:45', criteria: ['suspected_abuse'], judgement: 'La situation précise le montre', decision: 'eligible' };
const registration = { registered_on: '2026-10-12T09:30', registered_place: 'Bureau', lives_with: 'Sa famille', residence: 'Quartier du Moulin' };
const initial = { assessed_on: '2026-10-12T10:00', immediate_protection: 'at_risk', physical_safety: 'at_risk', health: 'no_problem_seen', basic_needs: ['none_missing'], imminent_danger: false, risk_level: 'high', risk_reasons: 'Voir les faits', priority_level: '1', strengths: 'Une personne de confiance', next_steps_discussed: true };
const interim = { made_on: '2026-10-12T10:30', actions: [{ need: 'Être à l’abri', action: 'Nuit chez une parente sûre', responsible: 'Claire', due_on: '2026-10-12' }] };
const assessment = (need) => ({ planned_on: '2026-10-12', how_planned: 'En lieu sûr', sources: ['child', 'teacher'], seen_alone: true, child_views: 'Veut être entendue', verified_how: 'Deux sources', ...clear, summary: 'Faits rassemblés', protective_factors: 'Une tante attentive', needs: [{ need }], risk_level: 'high', risk_reasons: 'Voir les faits', finished: true, finished_on: '2026-10-12' });
const plan = (need, more = {}) => ({ drafted_on: '2026-10-12', overall_goal: 'Vivre en sécurité', goals: [{ goal: 'Plus de menace', measure: 'Douze semaines, deux sources', by_date: '2027-01-15' }], actions: [{ need, action: 'Rencontre chaque semaine', kind: 'direct_service', horizon: 'immediate', responsible: 'Claire', due_on: '2026-10-14' }], horizons_not_needed: ['short', 'medium', 'long'], separates_child: false, contact_frequency: 'twice_a_week', child_involved: 'took_part', caregiver_involved: 'not_involved', caregiver_not_involved_why: 'Ce serait dangereux', child_copy: 'unsafe_to_give', child_copy_why: 'Trouvée, elle mettrait en danger', autonomy: 'Sait vers qui aller', activate: true, activated_on: '2026-10-12', ...more });

// One worker at her desk: opens forms as she finds them on the file's page.
async function desk(username = 'claire') {
  const page = await office.person(username);
  const text = () => page.locator('main').innerText();
  const save = () => press(page.getByRole('button', { name: 'Enregistrer', exact: true }));
  const saved = async () => {
    await page.waitForURL(/\/cases\/[0-9a-f]{32}(\?written=[0-9a-f]{32})?$/, { timeout: 6000 }).catch(async () => { throw new Error(`not saved: ${await text()}`); });
  };
  const form = async (id, fields) => {
    const link = page.locator(`.add a[href$="/do/${id}"]`);
    if (!(await link.isVisible())) await press(page.locator('details.more summary').last());
    await press(link);
    await fill(page, fields);
    await save();
  };
  return {
    page, text, save, saved,
    report: async (fields) => {
      await press(page.getByRole('link', { name: 'Ma journée' }));
      await press(page.getByRole('link', { name: 'Nouveau signalement' }));
      await fill(page, { identified_on: '2026-10-12T08:30', ...fields });
      await save();
      await saved();
      return page.url().split('?')[0];
    },
    write: async (id, fields) => { await form(id, fields); await saved(); },
    refused: async (id, fields, words) => {
      await form(id, fields);
      assert.match(await page.locator('.summary').innerText(), words);
    },
    mend: async (fields) => { await fill(page, fields); await save(); await saved(); },
  };
}

test('the girl of 16 who is to be married tomorrow: protected today, her parents not told', { timeout: 120_000 }, async () => {
  const { report, write, refused, mend, text, page } = await desk();
  const file = await report({ channel: 'child_or_family', urgency: 'imminent_danger', concern_summary: 'Mariage annoncé pour demain, elle refuse', child_name: 'Amérindra', where_to_find: 'Au bureau' });
  assert.match(await text(), /Danger imminent.: protéger d/);
  await write('screening', screening);
  await write('consent', { ...child, withhold_from: 'Les parents', withhold_information: 'Sa présence ici', withhold_reason: 'fear_of_harm', refusals: [{ recipient: 'community_elder' }], shares: [{ recipient: 'legal_service', services: ['legal'], information: ['identity', 'concerns'], method: 'verbal' }] });
  // Asking the parents would send her back to the wedding: it is a reason, not a missing signature.
  await write('consent', { given_on: '2026-10-12T09:10', consent_from: 'guardian', guardian_relation: 'father', guardian_consent: 'not_sought_unsafe', guardian_reason: 'Il organise ce mariage' });
  await write('registration', { ...registration, first_name: 'Amérindra', sex: 'girl', age_years: 16, initial_concerns: ['child_marriage'] });
  assert.match(await text(), /Ouvrez le panneau d.identité avant de parler/);
  await write('initial_assessment', { ...initial, imminent_danger: true });
  assert.match(await text(), /Plan provisoire/);
  await write('interim_plan', interim);
  await refused('referral', { made_on: '2026-10-12', service: 'family_mediation', recipient: 'community_elder', reason: 'Parler aux parents', information_shared: ['concerns'], method: 'verbal' }, /refusé tout partage/);
  await mend({ service: 'legal', recipient: 'legal_service' });
  await write('comprehensive_assessment', assessment('Ne pas être mariée'));
  await refused('case_plan', plan('Ne pas être mariée', { harmful_practice: 'child_marriage' }), /risque|nuire|culture|accept/i);
  await mend({ practice_risks: 'Fuite, violence', harm_reduction: 'Un lieu sûr, un délai', acceptable_way: 'Une tante respectée parle aux parents, quand elle sera à l’abri' });
  assert.match(await text(), /actif/);
  await page.goto(`${file}/child-copy`);
  assert.match(await text(), /n.est pas sûre/);
  const supervisor = await office.person('samuel');
  await supervisor.goto(`${office.office.base}/approvals`);
  assert.match(await supervisor.locator('main').innerText(), /Représentant légal non consulté/);
});

test('the girl of 13 with an "aunt": refused interviews, visits in pairs, no removal without authority', { timeout: 120_000 }, async () => {
  const { report, write, refused, mend, text, page } = await desk();
  const file = await report({ channel: 'community_member', urgency: 'urgent', concern_summary: 'Une femme la fait travailler et la tient à l’écart', child_name: 'Lirabelle', reporter: 'Ondrej Tamsin', reporter_contact: 'Étal des épices' });
  await write('screening', { ...screening, criteria: ['no_parental_care', 'exploitation'] });
  await write('consent', { ...child, child_answer: 'chose_not_to_take_part', assent_method: [], agreed_to: [], explained_topics: [] });
  await write('consent', { given_on: '2026-10-12T09:10', consent_from: 'guardian', guardian_relation: 'other', guardian_consent: 'refused', explained_topics: topics });
  await refused('registration', { ...registration, first_name: 'Lirabelle', sex: 'girl', age_years: 13, initial_concerns: ['child_labour', 'separated'] }, /manque l.accord/);
  await page.goto(file);
  await write('consent', { given_on: '2026-10-12T09:20', consent_from: 'guardian', guardian_relation: 'other', guardian_consent: 'refused', explained_topics: topics, legal_basis_override: true, override_reasons: 'Enfant séparée, exploitée, la loi oblige à protéger', continued_participation: 'À chaque visite, sans pression' });
  // Asked of the supervisor, who answers: until then nothing rests on it.
  await refused('registration', { ...registration, first_name: 'Lirabelle', sex: 'girl', age_years: 13, initial_concerns: ['child_labour', 'separated'] }, /manque l.accord/);
  const answers = await office.person('samuel');
  await answers.goto(`${file}/do/exception_review`);
  await fill(answers, { reviewed_on: '2026-10-12', decision: 'confirmed', comment: 'La loi oblige à protéger' });
  await press(answers.getByRole('button', { name: 'Enregistrer', exact: true }));
  await answers.waitForURL(/written=/);
  await page.goto(file);
  await write('registration', { ...registration, first_name: 'Lirabelle', sex: 'girl', age_years: 13, initial_concerns: ['child_labour', 'separated'] });
  assert.ok(!(await text()).includes('Ondrej'), 'who reported is not on the page');
  await write('initial_assessment', initial);
  await write('interim_plan', interim);
  await refused('follow_up', { done_on: '2026-10-12T11:00', mode: 'unannounced_home_visit', seen_alone: false, action_done: 'cannot_tell', risk_increased: false, observations: 'La femme est restée dans la pièce', purpose: 'La voir seule', exposure_precautions: 'Comme pour une vente' }, /à deux/);
  await mend({ second_person: 'La travailleuse sociale de l’État' });
  await write('discrepancy', { noted_on: '2026-10-12', statement_a: 'Née au village', statement_b: 'Née en ville', sources: 'La femme, deux entretiens', checked_with: 'Registre demandé', result: 'unresolved' });
  assert.match(await text(), /À éclaircir.*Née au village/);
  await write('comprehensive_assessment', { ...assessment('Parler à un adulte sûr'), seen_alone: false, seen_alone_why_not: 'La femme refuse ; visite imprévue à venir', child_views__skip: 'refused' });
  await refused('case_plan', plan('Parler à un adulte sûr', { separates_child: true, removal_authority: 'none' }), /autorité publique/);
  await mend({ separates_child: false });
  assert.match(await text(), /actif/);
  await page.goto(`${file}/own`);
  for (const hidden of ['Ondrej', 'Tamsin', 'épices']) assert.ok(!(await text()).includes(hidden), hidden);
});

test('the boy of 15 months: two ways at once, elder children seen too, no separation on our own word', { timeout: 120_000 }, async () => {
  const { report, write, refused, mend, text, page, save, saved } = await desk();
  const file = await report({ channel: 'cp_staff', urgency: 'imminent_danger', concern_summary: 'Bras cassé, enfant maigre, logement souillé', child_name: 'Bébé Orlindo', where_to_find: 'Maison aux volets gris', siblings_to_check: 'Deux aînés hors de l’école' });
  await write('screening', { ...screening, criteria: ['neglect', 'suspected_abuse'] });
  await refused('consent', { ...child, age_band: 'under_5', explained_topics: [] }, /quatre points/);
  await mend({ explained_topics: topics });
  await write('consent', { given_on: '2026-10-12T09:10', consent_from: 'guardian', guardian_relation: 'father', guardian_consent: 'given', ...agreed, shares: [{ recipient: 'health_provider', services: ['medical', 'nutrition'], information: ['identity', 'health'], method: 'written' }] });
  await write('registration', { ...registration, first_name: 'Orlindo', sex: 'boy', age_years: 1, initial_concerns: ['physical_abuse', 'neglect'] });
  await press(page.getByRole('link', { name: 'Famille', exact: true }));
  assert.match(await text(), /souvent des aînés/);
  await press(page.getByRole('link', { name: "Nouveau signalement : frère ou sœur" }));
  assert.equal(await page.locator('[name="where_to_find"]').inputValue(), 'Maison aux volets gris', 'what is known is not asked again');
  await fill(page, { channel: 'cp_staff', urgency: 'urgent', concern_summary: 'Ne va plus à l’école, garde le bébé', child_name: 'Aînée Orlinda' });
  await save();
  await page.waitForURL(/\/family\?with=/);
  await press(page.getByRole('button', { name: 'Relier les deux dossiers' }));
  await page.waitForURL(/\/family$/);
  assert.match(await text(), /Frère ou sœur/);
  await page.goto(file);
  await write('initial_assessment', { ...initial, health: 'needs_care', imminent_danger: true });
  await write('interim_plan', interim);
  await write('referral', { made_on: '2026-10-12', service: 'medical', recipient: 'health_provider', reason: 'Bras cassé', information_shared: ['identity', 'health'], method: 'written', accompanied: true });
  await write('comprehensive_assessment', { ...assessment('Grandir sans coups'), child_views__skip: 'not_asked' });
  const two = plan('Grandir sans coups', { caregiver_involved: 'took_part', caregiver_not_involved_why: undefined, separates_child: true, removal_authority: 'none', horizons_not_needed: ['medium'], actions: [
    { need: 'Grandir sans coups', action: 'Soins de la mère, aide au père chaque jour', kind: 'referral', horizon: 'immediate', track: 'a', responsible: 'Claire', due_on: '2026-10-13' },
    { need: 'Grandir sans coups', action: 'Préparer la grand-mère à l’accueillir', kind: 'direct_service', horizon: 'short', track: 'b', responsible: 'Claire', due_on: '2026-10-26' },
    { need: 'Grandir sans coups', action: 'Un foyer stable pour les trois enfants', kind: 'community_programme', horizon: 'long', track: 'a', responsible: 'Claire', due_on: '2027-03-01' }] });
  await refused('case_plan', two, /ferait passer du plan A au plan B/);
  assert.match(await page.locator('.summary').innerText(), /autorité publique/);
  await mend({ track_b_trigger: 'Nouvelle blessure ou rechute de la mère', separates_child: false });
  assert.match(await text(), /Plan B/);
  await saved();
});

test('K, 13: whoever brings the report, the father who harasses must not learn where they live', { timeout: 120_000 }, async () => {
  const { report, write, refused, mend, text, page } = await desk();
  const ways = await (async () => {
    await page.goto(`${office.office.base}/cases/new`);
    return page.locator('[name="channel"]').evaluateAll((inputs) => inputs.map((input) => input.value));
  })();
  for (const way of ['child_or_family', 'cp_staff', 'other_sector_staff', 'community_member', 'agency_referral', 'authority']) assert.ok(ways.includes(way), way);
  const file = await report({ channel: 'authority', urgency: 'urgent', concern_summary: 'Appel de la police : un père harcèle la famille, expulsée du logement', child_name: 'Kasimiro', where_to_find: 'Accueil de la gare', siblings_to_check: 'Trois sœurs' });
  await write('screening', { ...screening, criteria: ['exposure_to_violence'] });
  await write('consent', { ...child, withhold_from: 'Le père', withhold_information: 'L’adresse', withhold_reason: 'fear_of_harm' });
  await write('consent', { given_on: '2026-10-12T09:10', consent_from: 'guardian', guardian_relation: 'mother', guardian_consent: 'given', ...agreed, shares: [{ recipient: 'legal_service', services: ['legal'], information: ['identity', 'concerns'], method: 'written' }, { recipient: 'shelter_provider', services: ['safe_shelter'], information: ['identity'], method: 'verbal' }] });
  await write('registration', { ...registration, first_name: 'Kasimiro', sex: 'boy', age_years: 13, residence: 'Passage Velours', initial_concerns: ['domestic_violence_witness', 'eviction_homelessness'] });
  await write('initial_assessment', { ...initial, basic_needs: ['shelter', 'food'], risk_level: 'medium', priority_level: '2' });
  await write('interim_plan', interim);
  await write('safe_contact', { agreed_on: '2026-10-12', way: 'phone', number: '0700 55 11 22', hours: 'Après l’école', if_other_answers: 'Dire : la bibliothèque', never_say: 'L’adresse, à personne', way_out: 'La porte de la cour' });
  await page.goto(`${file}/before-visit`);
  const shown = await text();
  assert.ok(shown.indexOf('L’adresse, à personne') < shown.indexOf('0700 55'), 'what must not be said comes first');
  await page.goto(file);
  await refused('referral', { made_on: '2026-10-12', service: 'safe_shelter', separates_child: false, recipient: 'shelter_provider', reason: 'Un toit', information_shared: ['identity', 'contact'], method: 'verbal' }, /ne couvre pas toutes ces informations/);
  await page.locator('[name="information_shared"][value="contact"]').uncheck();
  await mend({});
  await write('service_gap', { noted_on: '2026-10-12', service: 'safe_shelter', instead: 'Accueil de nuit, chaque soir confirmé', told: 'child_and_family', advocacy: 'Demande au service du logement', state: 'open' });
  await write('comprehensive_assessment', assessment('Continuer l’école en sécurité'));
  await write('case_plan', plan('Continuer l’école en sécurité', { caregiver_involved: 'took_part', caregiver_not_involved_why: undefined, contact_frequency: 'twice_a_week' }));
  assert.match(await text(), /actif/);
  await page.goto(`${file}/sharing?to=shelter_provider`);
  assert.ok((await text()).includes('Kasimiro') && !(await text()).includes('Passage Velours'));
});

test('the girl of 12 who will decide nothing: her no is kept without penalty, and she stays protected', { timeout: 120_000 }, async () => {
  const { report, write, refused, mend, text, page } = await desk();
  const file = await report({ channel: 'other_sector_staff', urgency: 'urgent', concern_summary: 'Confidences à l’infirmière : abus à la maison', child_name: 'Solveigane' });
  await write('screening', screening);
  const no = { ...child, child_answer: 'refused', refusal_explained: 'Elle aime sa famille ; écoutée, sans insister', agreed_to: [], shares: undefined, duration: undefined };
  await write('consent', no);
  await write('consent', { given_on: '2026-10-12T09:10', consent_from: 'guardian', guardian_relation: 'father', guardian_consent: 'not_sought_unsafe', guardian_reason: 'Il est mis en cause' });
  const child12 = { ...registration, first_name: 'Solveigane', sex: 'girl', age_years: 12, initial_concerns: ['sexual_abuse'] };
  await refused('registration', child12, /manque l.accord/);
  await page.goto(file);
  await refused('consent', { ...no, legal_basis_override: true, override_danger: true, override_reasons: 'La loi protège une enfant en danger' }, /À corriger/);
  await mend({ continued_participation: 'Proposée à chaque rencontre, avec un dessin si elle veut' });
  await write('registration', child12);
  assert.match(await text(), /Action sans consentement, sur une base légale/);
  await write('initial_assessment', { ...initial, opposed_decision_explained: 'Expliqué avec douceur' });
  await write('interim_plan', interim);
  await refused('referral', { made_on: '2026-10-12', service: 'medical', recipient: 'health_provider', reason: 'Soins par une femme formée', information_shared: ['health'], method: 'verbal' }, /Aucun accord/);
  await mend({ on_legal_basis: true, legal_basis_reason: 'Les soins ne peuvent pas attendre' });
  await write('comprehensive_assessment', { ...assessment('Dormir sans peur'), child_views__skip: 'refused' });
  await refused('case_plan', plan('Dormir sans peur', { against_childs_wish: true }), /À corriger/);
  await mend({ explained_how: 'Ce qui a été décidé, par qui, pourquoi, et ce qu’elle peut encore choisir' });
  assert.match(await text(), /actif/);
  await page.goto(`${file}/own`);
  const own = await text();
  assert.ok(!/punie|sanction/.test(own));
  const supervisor = await office.person('samuel');
  // Each thing done without waiting is answered by itself, beside what was written of it.
  await supervisor.goto(`${file}/do/exception_review`);
  const open = await supervisor.locator('[name="about"] option:not([value=""])').evaluateAll((options) => options.map((option) => option.value));
  assert.ok(open.length > 1);
  assert.match(await supervisor.locator('main').innerText(), /La loi protège une enfant en danger/);
  for (const about of open) {
    await supervisor.goto(`${file}/do/exception_review`);
    await supervisor.selectOption('[name="about"]', about);
    await fill(supervisor, { reviewed_on: '2026-10-12', decision: 'confirmed', comment: 'Juste et nécessaire' });
    await press(supervisor.getByRole('button', { name: 'Enregistrer', exact: true }));
    await supervisor.waitForURL(/written=/);
  }
});
