// The girl of 16 who is to be married the next day (course, implementation): she comes by herself, out of school.
// Protected
// the same day, her parents not asked and not told; then fourteen months, to a year after the file was closed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from './browser.mjs';
import { clear, officeOf, topics } from './seed_desk.mjs';

const report = {
  identified_on: '2026-10-12T08:10', channel: 'child_or_family', urgency: 'imminent_danger', child_name: 'Sabirelle',
  concern_summary: 'Venue de l’école en courant : ses parents la marient demain à un homme de quarante ans. Non.',
  where_to_find: 'Au bureau, salle du fond', reporter: 'Ninon Vasterac', reporter_contact: 'Portillon du lycée',
};
const hers = {
  given_on: '2026-10-12T08:30', consent_from: 'child', age_band: 'from_12_to_17', assent_method: ['conversation'],
  child_answer: 'given', explained_topics: topics, right_not_to_answer: true,
  agreed_to: ['case_management', 'data_collection', 'share_providers'], duration: 'three_months',
  shares: [{ recipient: 'shelter_provider', services: ['safe_shelter'], information: ['identity', 'concerns'],
  method: 'verbal' }],
  refusals: [{ recipient: 'community_elder' }],
  withhold_from: 'Son père et sa mère', withhold_information: 'Qu’elle est venue, où elle dort',
  withhold_reason: 'fear_of_harm',
};
const registration = {
  first_name: 'Sabirelle', last_name: 'Ouvrande', sex: 'girl', age_years: 16, age_estimated: true,
  lives_with: 'Son père, sa mère, deux frères', residence: 'Ruelle des Tisserands 4',
  registered_on: '2026-10-12T09:00', registered_place: 'Bureau', initial_concerns: ['child_marriage'],
};
const initial = {
  assessed_on: '2026-10-12T09:20', immediate_protection: 'in_danger', physical_safety: 'at_risk',
  health: 'no_problem_seen',
  basic_needs: ['shelter'], imminent_danger: true, safe_house: true, protection_concerns: ['child_marriage'],
  risk_level: 'high', risk_reasons: 'La noce est demain matin', priority_level: '1',
  strengths: 'Elle est venue d’elle-même, sa tante Ilvane l’écoute', child_words: 'Je veux finir le lycée',
  next_steps_discussed: true, next_steps_with: ['child'],
};
const shelter = {
  made_on: '2026-10-12', service: 'safe_shelter', recipient: 'shelter_provider', provider_name: 'Maison des Lampes',
  reason: 'Dormir à l’abri dès ce soir', separates_child: true, removal_authority: 'none',
  information_shared: ['identity', 'concerns'], method: 'verbal', accompanied: true,
};
const call = (done_on, more = {}) => ({
  done_on, mode: 'phone_call', with: ['child'], seen_alone: true, action_done: 'yes', risk_increased: false,
  situation: 'improved', observations: 'Elle a dormi, elle demande ses cahiers', ...more,
});

test('the girl who is to be married tomorrow', { timeout: 240_000 }, async () => {
  const office = await officeOf('2026-10-12T10:00');
  try {
    // Monday. From the report on there is a next thing, at once, and the supervisor sees it too (A1).
    let claire = await office.of('claire');
    const file = await claire.report(report);
    assert.match(await claire.text(), /Danger imminent : protéger d/);
    assert.match(await claire.text(), /À faire\s+Vérifier l'éligibilité\s+en retard : 12 oct/);
    assert.match(await claire.day(), /Signalements urgents 1[\s\S]*Vérifier l'éligibilité/);
    let samuel = await office.of('samuel');
    assert.match(await samuel.go('/team'), /Signalements urgents 1[\s\S]*Danger imminent/);
    assert.match(await claire.write(file, 'screening', {
      screened_on: '2026-10-12T08:20', criteria: ['suspected_abuse'], judgement: 'Un mariage imposé, demain',
      decision: 'eligible',
    }), /À faire\s+Enregistrer l'enfant/);

    // Her own yes. The parents are neither asked nor told: a reason is enough, no signature is missing.
    assert.match(await claire.write(file, 'consent', hers), /Ouvrez le panneau d'identité avant de parler/);
    await claire.refused(file, 'consent', {
      given_on: '2026-10-12T08:40', consent_from: 'guardian', guardian_relation: 'father',
      guardian_name: 'Orsan Ouvrande',
      guardian_consent: 'not_sought_unsafe',
    }, /Pourquoi il n'y a pas de réponse/);
    assert.match(await claire.mend({ guardian_reason: 'Il organise la noce : le savoir la ramènerait chez lui' }),
      /Père – Non demandé, ce serait dangereux/);
    assert.match(await claire.write(file, 'registration', registration),
      /Fille, 16 ans[\s\S]*À faire\s+Évaluation initiale/);
    const code = /CP-26-\d{5}-[A-Z]/.exec(await claire.text())[0];
    const assessed = await claire.write(file, 'initial_assessment', initial);
    assert.match(assessed, /À faire\s+Plan provisoire/);
    assert.match(assessed, /Contacts : Chaque jour/);
    // In danger it is aimed at at once; twenty minutes later is said, nothing more is asked.
    assert.match(assessed, /Évaluation initiale faite après le délai visé\./);

    // What is to be done tonight and tomorrow are tasks, each with its day and its owner (A4).
    const tonight = await claire.write(file, 'interim_plan', { made_on: '2026-10-12T09:30', actions: [
      { need: 'Dormir à l’abri', action: 'La conduire à la maison d’accueil', responsible: 'Claire',
      due_on: '2026-10-12' },
      { need: 'Connaître ses droits', action: 'Joindre la juriste', responsible: 'Claire', due_on: '2026-10-13' },
    ] });
    assert.match(tonight, /La conduire à la maison d'accueil\s+Claire\s+aujourd'hui : 12 oct/);
    assert.match(tonight, /Joindre la juriste\s+Claire\s+bientôt : 13 oct/);

    // She will live elsewhere: by whose authority is asked; in danger it does not stop her, with a reason and 24 hours
    // (A11).
    await claire.refused(file, 'referral', shelter, /autorité publique/);
    const away = await claire.mend({ separated_at_once_why: 'La noce est demain, aucun parent ne protège' });
    assert.match(away, /Enfant séparé de sa famille \(noté le 12 oct. 2026\). L'autorité n'est pas encore notée/);
    assert.match(away, /Obtenir et noter la décision de séparation\s+bientôt : 13 oct/);
    await claire.refused(file, 'referral', {
      made_on: '2026-10-12', service: 'family_mediation', recipient: 'community_elder', reason: 'Parler aux parents',
      information_shared: ['concerns'], method: 'verbal',
    }, /refusé tout partage/);

    // The supervisor reads what was done without waiting, beside what was written of it, each by itself (A5).
    const waiting = await samuel.go('/approvals');
    assert.match(waiting, /Représentant légal non consulté[\s\S]*Enfant séparé sans attendre l'autorité/);
    const answer = async (about, fields) => {
      await samuel.go('/approvals');
      await samuel.tap(about);
      assert.match(await samuel.text(), /Il organise la noce[\s\S]*aucun parent ne protège|aucun parent ne protège/);
      await fill(samuel.page, fields);
      await samuel.page.locator('[name="about"]').selectOption({ label: about });
      await samuel.save();
      await samuel.saved(/written=/);
    };
    await answer('Représentant légal non consulté : à relire par le superviseur.', { reviewed_on: '2026-10-12', decision: 'confirmed',
      comment: 'Juste' });
    assert.match(await samuel.go('/approvals'), /Enfant séparé sans attendre l'autorité/);
    await answer('Enfant séparé sans attendre l\'autorité : à relire par le superviseur.', {
      reviewed_on: '2026-10-12', decision: 'to_put_right', comment: 'Voir le service social demain à la première heure',
    });
    assert.match(await samuel.go('/approvals'), /Rien à valider/);

    // Tuesday. His answer with words is a task of who asked, until she says what came of it (A5).
    await office.on('2026-10-13T10:00');
    claire = await office.of('claire');
    assert.match(await claire.day(),
      /En retard 2[\s\S]*Obtenir et noter la décision de séparation[\s\S]*Tâche à finir/);
    assert.match(await claire.go(file),
      /Décisions et réponses à traiter\s+Voir le service social demain à la première heure/);
    // The father comes and asks for "the papers": he must not know, and is not told why (A10).
    await claire.refused(file, 'file_access', {
      asked_on: '2026-10-13', asked_by: 'guardian', relation: 'father', may_be_told: false, answer: 'shown',
      screened: true,
      how: 'Lu ensemble',
    }, /Cette personne ne doit rien savoir du dossier[\s\S]*Ne lui dites pas pourquoi : le superviseur lui répondra/);
    assert.match(await claire.mend({ answer: 'refused_to_protect',
      refused_why: 'Elle a demandé qu’il n’en sache rien' }),
      /Accès au dossier refusé à un adulte : au superviseur de lui répondre, sans dire pourquoi/);
    assert.doesNotMatch(await claire.text(), /Décisions et réponses à traiter[\s\S]*Accès au dossier refusé/,
      'it is no task of hers');
    samuel = await office.of('samuel');
    await samuel.answer('Accès au dossier refusé à un adulte : au superviseur de lui répondre, sans dire pourquoi.', {
      reviewed_on: '2026-10-13', decision: 'confirmed', comment: 'Reçu à part : « nous ne parlons de personne »',
    });
    assert.match(await samuel.go('/approvals'), /Rien à valider/);
    assert.doesNotMatch(await claire.go(file), /sans dire pourquoi/);
    // Who decided that she lives away, and when: without a name and a day it is no authority (A11).
    await claire.refused(file, 'removal_authority', {
      noted_on: '2026-10-13', lives_now: 'away', removal_authority: 'government_authority',
    }, /Nom du service ou de la personne qui a décidé[\s\S]*Date de cette décision/);
    const decided = await claire.mend({
      authority_name: 'Service social du district', authority_on: '2026-10-13', authority_paper: 'Décision 114',
    });
    assert.match(decided,
      /Enfant séparé de sa famille \(noté le 12 oct. 2026\). Décidé par : Service social du district/);
    assert.doesNotMatch(decided, /Obtenir et noter la décision/);
    assert.match(await claire.write(file, 'follow_up', call('2026-10-13T09:30')),
      /Contact de suivi[^\n]*\s+bientôt : 14 oct/);

    // Thursday: nobody called on Wednesday. It is late where the worker and the supervisor look.
    await office.on('2026-10-15T10:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    assert.match(await claire.day(),
      /En retard 3[\s\S]*Contact de suivi[^\n]*\s+CP-26[^\n]*\s+▲ Élevé\s+en retard : 14 oct/);
    assert.match(await samuel.go('/team'), /Claire Domo\s+1\/25\s+1\s+1\s/);
    assert.match(await samuel.go(file), /Un contact prévu n'a pas eu lieu/);

    // An action is done in the call that tells of it; another, without a contact, is put off to a day (A4, A18).
    await claire.go(file);
    await claire.tap(/La conduire à la maison/);
    await fill(claire.page, call('2026-10-15T09:45', { action_result: 'done' }));
    await claire.save();
    await claire.saved();
    assert.doesNotMatch(await claire.text(), /La conduire à la maison/);
    await claire.settle(file, 'Joindre la juriste', { noted_on: '2026-10-15', outcome: 'under_way',
      result: 'Message laissé, elle rappelle lundi' });
    await claire.page.locator('.summary').waitFor();
    assert.match(await claire.text('.summary'), /nouvelle date/);
    assert.match(await claire.mend({ due_on: '2026-10-19' }), /Joindre la juriste\s+Claire\s+bientôt : 19 oct/);
    await claire.tap(/Voir le service social/);
    await fill(claire.page, { noted_on: '2026-10-15', outcome: 'done', result: 'Vu mardi, décision 114 au dossier' });
    await claire.save();
    await claire.saved();
    assert.doesNotMatch(await claire.text(), /Voir le service social/);

    // The lawyer was not spoken of on Monday: first her yes, then the letter.
    const legal = {
      made_on: '2026-10-15', service: 'legal', recipient: 'legal_service', reason: 'S’opposer au mariage',
      information_shared: ['identity', 'concerns'], method: 'written',
    };
    const toLawyer = { recipient: 'legal_service', services: ['legal'], information: ['identity', 'concerns'],
      method: 'written' };
    const nothingWithheld = { withhold_from: undefined, withhold_information: undefined, withhold_reason: undefined };
    await claire.refused(file, 'referral', legal, /Aucun accord ne couvre ce destinataire/);
    await claire.write(file, 'consent', {
      ...hers, ...nothingWithheld, given_on: '2026-10-15T09:50', refusals: undefined, shares: [toLawyer],
    });
    await claire.write(file, 'referral', legal);

    // Twice a week in the plan does not lower the daily call of a child in a safe house (A2).
    await claire.write(file, 'comprehensive_assessment', {
      planned_on: '2026-10-15', how_planned: 'À la maison d’accueil', sources: ['child', 'teacher'], seen_alone: true,
      child_views: 'Finir le lycée, revoir ses frères', verified_how: 'Le lycée, la juriste', ...clear,
      summary: 'Mariage imposé, lycée interrompu', protective_factors: 'Tante Ilvane',
      needs: [{ need: 'Ne pas être mariée' }],
      risk_level: 'high', risk_reasons: 'Noce reportée, pas annulée', finished: true, finished_on: '2026-10-15',
    });
    const authority = {
      removal_authority: 'government_authority', authority_name: 'Service social du district',
      authority_on: '2026-10-13',
      authority_paper: 'Décision 114',
    };
    await claire.refused(file, 'case_plan', {
      drafted_on: '2026-10-15', overall_goal: 'Décider elle-même de sa vie', goals: [
        { goal: 'Plus aucune noce prévue', measure: 'Douze semaines, deux sources', by_date: '2027-01-15' },
        { goal: 'Au lycée', measure: 'Présente chaque semaine', by_date: '2027-01-15' },
      ], actions: [
        { need: 'Ne pas être mariée', action: 'Opposition écrite par la juriste', kind: 'referral',
        horizon: 'immediate',
          responsible: 'La juriste', due_on: '2026-10-19' },
        { need: 'Ne pas être mariée', action: 'Reprendre les cours', kind: 'direct_service', horizon: 'short',
          responsible: 'Claire', due_on: '2026-10-26' },
      ], horizons_not_needed: ['medium', 'long'], separates_child: true, ...authority,
      contact_frequency: 'twice_a_week',
      child_involved: 'took_part', caregiver_involved: 'not_involved',
      caregiver_not_involved_why: 'Ce serait la livrer',
      child_copy: 'kept_in_safe_place', child_copy_why: 'Chez la responsable', autonomy: 'Sait qui appeler',
      harmful_practice: 'child_marriage', activate: true, activated_on: '2026-10-15',
    }, /(?=[\s\S]*Risques examinés)(?=[\s\S]*réduire le danger)[\s\S]*acceptable/);
    const planned = await claire.mend({
      practice_risks: 'Fuite, coups', harm_reduction: 'Un lieu sûr, du temps',
      acceptable_way: 'Une personne âgée respectée parlera aux parents, si Sabirelle le veut',
    });
    assert.match(planned, /Contacts : Chaque jour \(en lieu sûr\)/);
    assert.match(planned, /Opposition écrite par la juriste\s+La juriste\s+bientôt : 19 oct/);
    assert.match(planned, /Actions faites : 0 sur 2/);
    // What the interim plan left open and this one does not take up is still hers, with its day.
    const leftOpen = /Décisions et réponses à traiter\s+Joindre la juriste – Claire\s+19 oct. 2026 – Claire Domo/;
    assert.match(planned, leftOpen);

    // The supervisor sees the plan on the form where he answers; "à ajuster" comes back with its words (A5).
    const opinion = async (fields) => {
      assert.match(await samuel.go('/approvals'), new RegExp(`Avis sur le plan\\s+${code}`));
      await samuel.tap('Avis sur le plan');
      assert.match(await samuel.text(), /Ce qui est à décider[\s\S]*Opposition écrite par la juriste/);
      await fill(samuel.page, fields);
      await samuel.save();
      await samuel.saved(/written=/);
    };
    await opinion({ decided_on: '2026-10-15', decision: 'to_put_right',
      comment: 'Dire qui marche avec elle jusqu’au lycée' });
    assert.match(await claire.day(), /Établir le plan de prise en charge/);
    assert.match(await claire.go(file),
      /Établir le plan de prise en charge\s+bientôt : 18 oct[\s\S]*Dire qui marche avec elle/);
    await claire.tap(/Établir le plan/);
    assert.match(await claire.text(),
      /Le superviseur propose d'ajuster ce plan[^\n]*\s+Dire qui marche avec elle jusqu'au lycée/, 'where she writes');
    await fill(claire.page, {
      separates_child: true, ...authority, activate: true, activated_on: '2026-10-15',
      harm_reduction: 'Un lieu sûr, du temps ; la fille de la responsable marche avec elle jusqu’au lycée',
    });
    await claire.save();
    await claire.saved();
    assert.match(await claire.text(), /version 2\s+actif[\s\S]*Le superviseur n'a pas encore donné son avis/);
    await opinion({ decided_on: '2026-10-15', decision: 'approve' });
    assert.doesNotMatch(await claire.go(file), /Dire qui marche avec elle|pas encore donné son avis/);
    assert.match(await claire.text(), leftOpen, 'a second version does not lose it');

    // Four weeks later. Nothing was written: the child stands still, and that is said to both.
    await office.on('2026-11-12T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    assert.match(await claire.day(), /Contact de suivi[^\n]*\s+CP-26[^\n]*\s+▲ Élevé\s+en retard : 16 oct/);
    assert.match(await samuel.go('/team'), /À regarder d'abord[\s\S]*Claire Domo\s+[^\n]*\n1 dossier n'avance plus/);
    // A daily call that nobody made for four weeks: the last two are counted, and no more.
    assert.match(await claire.go(file), /\n14 contacts prévus n'ont pas eu lieu ces deux dernières semaines\./);
    // The action of the first night is late as a task, and ends as one.
    assert.match(await claire.day(), /Tâche à finir\s+CP-26[^\n]*\s+▲ Élevé\s+en retard : 19 oct/);
    assert.doesNotMatch(await claire.follow(file, /Joindre la juriste – Claire/, {
      noted_on: '2026-11-12', outcome: 'done', result: 'Jointe, elle prend le dossier',
    }), /Joindre la juriste – Claire/);
    await claire.write(file, 'follow_up', call('2026-11-12T14:30', { mode: 'meeting' }));
    await claire.news(file, 'Hébergement sûr', { status: 'service_started' });
    assert.match(await claire.news(file, 'Aide juridique', { status: 'accepted' }),
      /Aide juridique[\s\S]*étape 3 sur 5\s+Demande acceptée/);
    // A calmer risk in the review leaves the daily call of the safe house (A2).
    const review = {
      held_on: '2026-11-12', hour_chosen: 'agreed_together', others_actions: 'La juriste a écrit aux parents',
      chair: 'supervisor',
      child_involved: 'took_part', caregiver_involved: 'not_involved', goal_progress: 'La noce est annulée par écrit',
      plan_still_fits: true, risk_level: 'medium', risk_reasons: 'Quatre semaines sans menace',
      next_review_on: '2026-12-12',
    };
    assert.match(await claire.write(file, 'review', review), /◆ Moyen[\s\S]*Contacts : Chaque jour \(en lieu sûr\)/);
    // The safe number of today stands, though an older one is written after it (I1).
    const contact = { way: 'phone', hours: 'À midi', if_other_answers: 'Dire : le club de lecture',
      never_say: 'La Maison des Lampes' };
    await claire.write(file, 'safe_contact', { ...contact, agreed_on: '2026-11-12', number: '0700 11 22 33' });
    await claire.write(file, 'safe_contact', { ...contact, agreed_on: '2026-11-01', number: '0700 99 88 77' });
    const knock = await claire.go(`${file}/before-visit`);
    assert.match(knock, /0700 11 22 33/);
    assert.doesNotMatch(knock, /0700 99 88 77/);
    assert.doesNotMatch(knock, /Au bureau, salle du fond/, 'she was found a month ago, and lives elsewhere');

    // December: to her aunt, by the same authority. Her real family name and birthday are learnt (A6, A7).
    await office.on('2026-12-03T15:00');
    claire = await office.of('claire');
    await claire.write(file, 'registration_update', {
      learnt_on: '2026-12-03', reason: 'moved', residence: 'Quai des Osiers 9', lives_with: 'Sa tante Ilvane',
    });
    await claire.write(file, 'registration_update', {
      learnt_on: '2026-12-03', reason: 'learnt_later', last_name: 'Maëndra', date_of_birth: '2010-03-04',
    });
    const there = await claire.go(`${file}/before-visit`);
    assert.match(there, /Quai des Osiers 9/);
    assert.doesNotMatch(there, /Tisserands|salle du fond/);
    // In the panel what was so before is struck out with its day, once.
    const panel = await claire.go(`${file}/identity`);
    assert.match(panel, /Où vit l'enfant avant – 12 oct. 2026\s+Ruelle des Tisserands 4/);
    assert.match(panel, /Nom de famille Corriger ou mettre à jour – 3 déc. 2026\s+Maëndra/);
    assert.match(panel, /Numéro Joindre sans danger – 12 nov. 2026\s+0700 11 22 33/);
    assert.match(panel, /Numéro avant – 1 nov. 2026\s+0700 99 88 77/);
    assert.deepEqual((await claire.page.locator('dd s').allInnerTexts()).sort(),
      ['0700 99 88 77', 'Ouvrande', 'Ruelle des Tisserands 4', 'Son père, sa mère, deux frères']);
    assert.match(await claire.find('maendra'), new RegExp(code));
    // Only that she left the safe house ends the daily call; the plan's own rhythm goes on (A2).
    assert.match(await claire.write(file, 'review', {
      ...review, held_on: '2026-12-03', safe_house_left: true, next_review_on: '2027-01-03',
    }), /Contacts : Deux fois par semaine \(demandé par le plan\)/);
    await claire.write(file, 'removal_authority', {
      noted_on: '2026-12-03', lives_now: 'away', ...authority, authority_on: '2026-12-02',
      authority_paper: 'Décision 131',
    });
    // In October no word to any elder; now she says yes to one (I11). Her mother may know of the lycée; her father
    // nothing (I2).
    const toElder = {
      made_on: '2026-12-03', service: 'family_mediation', recipient: 'community_elder', reason: 'Parler aux parents',
      information_shared: ['concerns'], method: 'verbal',
    };
    await claire.refused(file, 'referral', toElder, /refusé tout partage/);
    await claire.write(file, 'consent', {
      ...hers, given_on: '2026-12-03T14:00', refusals: undefined, withhold_from: 'Son père',
      withhold_information: 'Où elle vit',
      withhold_lifted: true,
      shares: [{ recipient: 'community_elder', services: ['family_mediation'], information: ['concerns'],
      method: 'verbal' }, toLawyer],
    });
    await claire.write(file, 'referral', toElder);
    const quiet = await claire.go(`${file}/before-visit`);
    assert.match(quiet, /Personne à ne pas informer 3 déc. 2026\s+Son père\n/);
    assert.doesNotMatch(quiet, /sa mère/);

    await office.on('2027-01-11T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    let mariam = await office.of('mariam');
    for (const action of ['Opposition écrite', 'Reprendre les cours']) {
      await claire.go(file);
      await claire.tap(new RegExp(action));
      await fill(claire.page, call(`2027-01-11T1${action.length % 5}:30`, { action_result: 'done', mode: 'meeting' }));
      await claire.save();
      await claire.saved();
    }
    assert.match(await claire.text(), /Actions faites : 2 sur 2/);
    await claire.write(file, 'review', {
      ...review, held_on: '2027-01-11', caregiver_involved: 'took_part', goal_progress: 'Au lycée, plus aucune noce',
      risk_level: 'low', risk_reasons: 'Trois mois calmes', next_review_on: '2027-02-11', recommend_closure: true,
    });

    // Closing: what was asked of others is confirmed first; a child who lived elsewhere finds her file for five years.
    const closing = {
      requested_on: '2027-01-11', reason: 'goals_met_child_safe',
      criteria: ['needs_in_plan_met', 'child_safe', 'cared_for', 'no_further_concern', 'file_complete'],
      summary: 'Noce annulée, au lycée, chez sa tante', child_agrees: 'agrees', caregiver_agrees: 'not_asked_unsafe',
      feedback_way: 'by_another_person', feedback_by: 'La psychologue du lycée', contact_told: true,
      first_visit_on: '2027-04-20',
    };
    await claire.refused(file, 'closure', closing,
      /pas confirmé : Hébergement sûr[\s\S]*pas confirmé : Aide juridique[\s\S]*pas confirmé : Médiation familiale/);
    // Who worked with her does not ask her whether the work was good.
    await claire.refused(file, 'closure', { ...closing, feedback_by: 'Claire Domo', retention_until: '2032-01-11' },
      /L'avis de l'enfant est recueilli par une autre personne\./);
    for (const service of ['Hébergement sûr', 'Aide juridique', 'Médiation familiale'])
      await claire.news(file, service, { status: 'service_completed' });
    await claire.go(`${file}/do/closure`);
    assert.equal(await claire.page.locator('[name="retention_until"]').inputValue(), '2032-01-11',
      'five years are proposed');
    await claire.refused(file, 'closure', { ...closing, retention_until: '2027-06-01' },
      /au moins 60 mois[\s\S]*La première visite se fait au plus tard le /);
    assert.match(await claire.mend({ retention_until: '2032-01-11', first_visit_on: '2027-04-09' }),
      /Clôture demandée[\s\S]*bientôt : 12 janv[\s\S]*Décider de la clôture\s+bientôt : 14 janv/);

    // The manager sees what she decides, by code; sent back, her words are the worker's task (A5).
    const decide = async (fields) => {
      assert.match(await mariam.go('/approvals'), new RegExp(`Demande de clôture\\s+${code}`));
      await mariam.tap('Demande de clôture');
      await mariam.choose('closure_decision');
      const shown = await mariam.text();
      assert.match(shown, /Noce annulée, au lycée/);
      assert.doesNotMatch(shown, /Sabirelle|Maëndra|Ouvrande|Ninon|Osiers/);
      await fill(mariam.page, fields);
      await mariam.save();
      await mariam.saved(/\/approvals/);
    };
    await decide({ decided_on: '2027-01-11', decision: 'return',
      comment: 'Voir encore deux fois comment elle vit chez la tante' });
    assert.match(await claire.day(),
      /Contact de suivi[^\n]*\s+CP-26[^\n]*\s+● Faible\s+bientôt : 12 janv[\s\S]*Tâche à finir/);
    const returned = await claire.go(file);
    assert.match(returned, /Suivi et revue Suivi par Claire Domo/, 'it goes on where it was');
    assert.match(returned, /Contacts : Deux fois par semaine \(demandé par le plan\)/);
    assert.match(returned, /Voir encore deux fois comment elle vit chez la tante\s+14 janv. 2027 – Mariam Oulaye/);

    await office.on('2027-02-08T15:00');
    claire = await office.of('claire');
    mariam = await office.of('mariam');
    assert.match(await claire.day(), /Tâche à finir\s+CP-26[^\n]*\s+● Faible\s+en retard : 14 janv/);
    for (const on of ['2027-01-20T16:30', '2027-02-08T11:30']) {
      await claire.write(file, 'follow_up', call(on, {
        mode: 'planned_home_visit', purpose: 'La voir vivre chez sa tante', exposure_precautions: 'À pied, sans badge',
        second_person: 'Fatou',
      }));
    }
    await claire.tap(/Voir encore deux fois/);
    await fill(claire.page, { noted_on: '2027-02-08', outcome: 'done', result: 'Vue deux fois, elle va bien' });
    await claire.save();
    await claire.saved();
    assert.doesNotMatch(await claire.text(), /Voir encore deux fois/);
    await claire.write(file, 'closure', { ...closing, requested_on: '2027-02-08', retention_until: '2032-02-08' });
    await decide({ decided_on: '2027-02-08', decision: 'authorise' });
    assert.equal((await mariam.page.request.get(file)).status(), 404, 'her key lived as long as the request');

    // After closure the visit is due on the day that was agreed (A3); it is late on the next, for both.
    assert.match(await claire.go(file),
      /Clos Suivi par Claire Domo[\s\S]*À faire\s+Visite après clôture\s+pour le 20 avr. 2027/);
    assert.match(await claire.text(), /Ce dossier est conservé jusqu'au 8 févr. 2032\./);
    await office.on('2027-04-21T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    assert.match(await claire.day(),
      /En retard 1\s+Visite après clôture\s+CP-26[^\n]*\s+● Faible\s+en retard : 20 avr/);
    assert.match(await samuel.day(), new RegExp(`Visite après clôture\\s+${code}\\s+● Faible\\s+en retard : 20 avr`));
    const visited = await claire.write(file, 'post_closure_visit', {
      visited_on: '2027-04-21', stability: 'stable', services_evaluation: 'La juriste a tout changé, dit-elle',
      reopening_needed: false,
    });
    assert.match(visited, /Fille, 17 ans/, 'her birthday was in March');
    assert.doesNotMatch(visited, /À faire/);

    // A year later: nothing on anybody's list, the file found by her name, her story kept.
    await office.on('2028-02-09T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    assert.match(await claire.day(), /Rien à faire pour l'instant/);
    assert.doesNotMatch(await samuel.day(), new RegExp(code));
    assert.match(await claire.find('Sabirelle Maendra'), new RegExp(code));
    await claire.tap(code);
    assert.match(await claire.text(),
      /Clos Suivi par Claire Domo[\s\S]*Enfant séparé de sa famille \(noté le 12 oct. 2026\)/);
    // Who came with her to the office stands in the identity panel and nowhere else.
    for (const path of ['', '/cover', '/own', '/before-visit', '/child-copy', '/sharing?to=legal_service'])
      assert.doesNotMatch(await claire.go(file + path), /Ninon|Vasterac|Portillon/, path);
    office.calm();
  } finally {
    await office.end();
  }
});
