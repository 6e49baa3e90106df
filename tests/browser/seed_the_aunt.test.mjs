// The girl of 13 with a woman who says she is her aunt (course, assessment): nobody may speak with her alone, who
// reported
// is afraid, nothing can be proved yet. What the caseworker does next, for fifteen months.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from './browser.mjs';
import { clear, officeOf, topics } from './seed_desk.mjs';

const report = {
  identified_on: '2026-10-12T08:20', channel: 'community_member', urgency: 'urgent', child_name: 'Orphélie',
  concern_summary: 'Une femme dit être sa tante ; l’enfant fait le ménage, ne sort plus, des hommes viennent la nuit.',
  where_to_find: 'Derrière l’ancien cinéma', reporter: 'Bastien Corvelle', reporter_contact: 'Étal des épices',
};
const notNow = {
  given_on: '2026-10-12T09:20', consent_from: 'child', age_band: 'from_12_to_17',
  child_answer: 'chose_not_to_take_part',
};
const aunt = {
  given_on: '2026-10-12T09:30', consent_from: 'guardian', guardian_relation: 'other_relative',
  guardian_name: 'Zélinde Prax',
  guardian_consent: 'refused', explained_topics: topics,
};
const registration = {
  first_name: 'Orphélie', sex: 'girl', age_years: 13, age_estimated: true,
  lives_with: 'Une femme qui dit être sa tante',
  residence: 'Cour de l’ancien cinéma', registered_on: '2026-10-12T09:45', registered_place: 'Bureau',
  initial_concerns: ['child_labour', 'separated', 'sexual_exploitation'],
};
const initial = {
  assessed_on: '2026-10-12T09:55', immediate_protection: 'at_risk', physical_safety: 'at_risk',
  health: 'no_problem_seen',
  basic_needs: ['none_missing'], imminent_danger: false, risk_level: 'high', risk_reasons: 'Isolée, des hommes la nuit',
  priority_level: '1', strengths: 'L’infirmière de l’école la connaît', next_steps_discussed: false,
};
const visit = (done_on, more = {}) => ({
  done_on, mode: 'unannounced_home_visit', with: ['caregiver'], seen_alone: false, action_done: 'cannot_tell',
  risk_increased: false, observations: 'La femme répond à sa place ; l’enfant lave le sol, ne lève pas les yeux',
  purpose: 'La voir', exposure_precautions: 'Comme pour une vente de savon', ...more,
});
const meeting = (done_on, more = {}) => ({
  done_on, mode: 'meeting', with: ['child'], seen_alone: true, action_done: 'yes', risk_increased: false,
  situation: 'improved', observations: 'Elle parle de la classe', ...more,
});

test('the girl of 13 with the "aunt"', { timeout: 240_000 }, async () => {
  const office = await officeOf('2026-10-12T10:00');
  try {
    // Monday. A report without imminent danger has a day and an owner too; who brought it is only said by kind (A1).
    let claire = await office.of('claire');
    let samuel = await office.of('samuel');
    const file = await claire.report(report);
    assert.match(await claire.text(),
      /Suivi par Claire Domo[\s\S]*À faire\s+Vérifier l'éligibilité\s+bientôt : 13 oct. 2026 à 08:20/);
    assert.match(await claire.day(),
      /Vérifier l'éligibilité\s+Enfant signalé le 12 oct. 2026\s+Membre de la communauté/);
    await claire.write(file, 'screening', {
      screened_on: '2026-10-12T09:00', criteria: ['no_parental_care', 'exploitation'],
      judgement: 'Personne ne la voit seule', decision: 'eligible',
    });

    // She does not speak before the woman, and the woman says no: both are whole answers, nothing untrue is asked
    // (A13).
    assert.match(await claire.write(file, 'consent', notNow), /Enfant – A choisi de ne pas participer/);
    assert.match(await claire.write(file, 'consent', aunt), /Autre membre de la famille – Refusé/);
    await claire.refused(file, 'registration', registration, /manque l'accord/);
    // To act without consent is asked of the supervisor; until he answers, nothing rests on it (A19).
    const without = {
      ...aunt, given_on: '2026-10-12T09:40', legal_basis_override: true, override_reasons: 'Des soupçons',
      continued_participation: 'Proposée à chaque rencontre, sans insister',
    };
    const asked = 'Agir sans accord, demandé : pas encore permis. Au superviseur de répondre.';
    assert.match(await claire.write(file, 'consent', without),
      /demandé : pas encore permis. Au superviseur de répondre/);
    await claire.refused(file, 'registration', registration, /manque l'accord/);
    const before = await samuel.answer(asked, {
      reviewed_on: '2026-10-12', decision: 'to_put_right', comment: 'Écrire les faits vus, et la loi qui oblige',
    });
    assert.match(before, /Ce qui est à décider[\s\S]*Base légale et raisons\s+Des soupçons/);
    // An answer sent back serves nothing, and its words are her task (A5, I7).
    await claire.refused(file, 'registration', registration, /manque l'accord/);
    assert.match(await claire.day(), /Tâche à finir\s+Enfant signalé le 12 oct/);
    assert.match(await claire.go(file), /Décisions et réponses à traiter\s+Écrire les faits vus, et la loi qui oblige/);
    await claire.write(file, 'consent', {
      ...without, given_on: '2026-10-12T09:45',
      override_reasons: 'Sans parent, au travail, tenue seule : la loi oblige à protéger',
    });
    await claire.follow(file, /Écrire les faits vus/, { noted_on: '2026-10-12', outcome: 'done',
      result: 'Récrit, avec la loi' });
    await samuel.answer(asked, { reviewed_on: '2026-10-12', decision: 'confirmed', comment: 'La loi oblige' });
    const there = await claire.write(file, 'registration', registration);
    const code = /CP-26-\d{5}-[A-Z]/.exec(there)[0];
    // She came to us already away from her parents: the page says so (A11).
    assert.match(there, /Enfant séparé de sa famille[\s\S]*déjà séparé à son arrivée/);

    // The next steps cannot be spoken of with the woman listening: said so, it is enough, and a task (A13).
    await claire.refused(file, 'initial_assessment', initial, /répondez « Non » et dites pourquoi pas maintenant/);
    assert.match(await claire.mend({ next_steps_later: 'Seule, avec l’infirmière de l’école' }),
      /Parler des prochaines étapes\s+bientôt : 14 oct[\s\S]*Contacts : Deux fois par semaine/);
    // What a partner does is asked about by the key worker (A4).
    const interim = await claire.write(file, 'interim_plan', { made_on: '2026-10-12T09:58', actions: [
      { need: 'Être vue seule', action: 'Demander un rendez-vous à l’infirmière', responsible: 'Claire',
      due_on: '2026-10-13' },
      { need: 'Savoir qui elle est', action: 'Chercher son acte de naissance', responsible: 'Service social',
      due_on: '2026-10-14' },
    ] });
    assert.match(interim, /Chercher son acte de naissance\s+Service social\s+bientôt : 14 oct/);

    // Never alone at that door.
    await office.on('2026-10-14T16:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    await claire.refused(file, 'follow_up', visit('2026-10-13T15:00'), /Une visite à domicile se fait à deux/);
    await claire.mend({ second_person: 'L’assistante sociale de l’État' });
    assert.match(await claire.text(), /Parler des prochaines étapes\s+aujourd'hui : 14 oct/, 'she was not seen alone');
    assert.match(await claire.write(file, 'discrepancy', {
      noted_on: '2026-10-13', statement_a: 'Née au village du lac', statement_b: 'Née en ville',
      sources: 'La femme, deux fois', checked_with: 'L’état civil, demandé', result: 'unresolved',
    }), /À éclaircir : « Née au village du lac » \/ « Née en ville »/);
    // Two men follow them: written down without a child in it; the supervisor reads it, what was agreed is a task.
    await claire.go('/safety');
    await claire.tap('Incident de sécurité');
    await fill(claire.page, {
      happened_on: '2026-10-14T15:30', kind: 'threat', told: 'Deux hommes nous ont suivies jusqu’à la grande rue',
      colleague_safe: true, worker_actions: [{ what: 'Changer de chemin, jamais seule', due_on: '2026-10-15' }],
    });
    await claire.save();
    await claire.saved(/\/safety(\?|$)/);
    assert.match(await samuel.go('/safety'), /Incident de sécurité\s+14 oct. 2026 à 15:30/);
    assert.match(await claire.go('/actions'), /Changer de chemin, jamais seule[\s\S]*15 oct/);

    // What was done and what came of it, before the plan.
    assert.match(await claire.day(), /En retard 1\s+Action du plan\s+CP-26[^\n]*\s+▲ Élevé\s+en retard : 13 oct/);
    await claire.settle(file, 'Demander un rendez-vous', { noted_on: '2026-10-14', outcome: 'done',
      result: 'Mercredi prochain' });
    await claire.saved();
    await claire.write(file, 'comprehensive_assessment', {
      planned_on: '2026-10-14', how_planned: 'À l’école, jamais devant la femme', sources: ['teacher', 'neighbour'],
      seen_alone: false, seen_alone_why_not: 'La femme refuse ; l’infirmière l’appellera', child_views__skip: 'refused',
      verified_how: 'Deux visites à deux, l’infirmière', ...clear,
      summary: 'Récits qui changent, ménage toute la journée',
      protective_factors: 'L’infirmière', needs: [{ need: 'Parler à un adulte sûr' }], risk_level: 'high',
      risk_reasons: 'Tenue seule', separation_considered: true, finished: true, finished_on: '2026-10-14',
    });
    // To take her from there is not ours to decide, nor to see her more rarely than her danger asks.
    await claire.refused(file, 'case_plan', {
      drafted_on: '2026-10-14', overall_goal: 'Être une enfant, à l’école',
      goals: [{ goal: 'Vue seule chaque semaine', measure: 'L’infirmière', by_date: '2026-12-01' }],
      actions: [
        { need: 'Parler à un adulte sûr', action: 'Rendez-vous de santé à l’école', kind: 'direct_service',
          horizon: 'immediate', track: 'a', responsible: 'Claire', due_on: '2026-10-20' },
        { need: 'Parler à un adulte sûr', action: 'Préparer une famille d’accueil', kind: 'referral', horizon: 'short',
          track: 'b', responsible: 'Service social', due_on: '2026-11-02' },
      ], track_b_trigger: 'Une preuve, ou un mot d’elle', horizons_not_needed: ['medium', 'long'],
      separates_child: true,
      removal_authority: 'none', contact_frequency: 'once_a_week', child_involved: 'chose_not_to_take_part',
      caregiver_involved: 'not_involved', caregiver_not_involved_why: 'Ce serait un danger',
      child_copy: 'unsafe_to_give',
      child_copy_why: 'La femme fouille', autonomy: 'Connaît l’infirmière', activate: true, activated_on: '2026-10-14',
    }, /autorité publique[\s\S]*trop espacés pour le niveau de risque/);
    const planned = await claire.mend({ separates_child: false, contact_frequency: 'twice_a_week' });
    assert.match(planned, /Contacts : Deux fois par semaine[\s\S]*Plan A[\s\S]*Plan B/);
    // The act of birth that the plan does not take up is still asked for, with its day.
    assert.match(planned,
      /Décisions et réponses à traiter\s+Chercher son acte de naissance – Service social\s+14 oct. 2026 – Claire Domo/);
    await samuel.answer('Avis sur le plan', { decided_on: '2026-10-14', decision: 'approve' });

    // November. With the nurse she speaks, alone: now there is danger. It is on both days at once.
    await office.on('2026-11-04T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    const danger = await claire.write(file, 'follow_up', meeting('2026-11-04T10:00', {
      risk_increased: true, situation: 'deteriorated', observations: '« Ce n’est pas ma tante. » Un homme vendredi',
      urgent_action: 'Ne pas la laisser rentrer ce soir',
    }));
    assert.match(danger,
      /Le risque a augmenté : une action urgente est attendue[\s\S]*Action urgente\s+en retard : 4 nov/);
    assert.match(danger, /Action urgente\s+en retard : 4 nov. 2026 à 10:00\s+Ne pas la laisser rentrer ce soir\n/,
      'in her words');
    assert.match(danger, /\n4 contacts prévus n'ont pas eu lieu ces deux dernières semaines\./);
    assert.doesNotMatch(danger, /Parler des prochaines étapes/, 'spoken of, alone');
    const urgent = new RegExp(`Action urgente\\s+${code}\\s+▲ Élevé\\s+en retard : 4 nov`);
    assert.match(await claire.day(), urgent);
    assert.match(await samuel.day(), urgent);
    // It stands before what is merely late, where each of them looks first.
    const onTop = (page, what, then) => {
      const top = page.slice(0, page.indexOf(then));
      assert.match(top, new RegExp(`Danger nouveau 1\\s+${what}\\s+${code}\\s+`));
    };
    onTop(await claire.day(), 'Action urgente', '\nEn retard 3');
    onTop(await samuel.go('/team'), 'Action urgente', "\nTravailleur social");
    assert.doesNotMatch(await claire.follow(file, /Chercher son acte de naissance/, {
      noted_on: '2026-11-04', outcome: 'done', result: 'L’état civil a répondu : née au lac',
    }), /Chercher son acte de naissance/);
    // She says yes now, to whom and to what; her no of October was no penalty (I11).
    assert.match(await claire.write(file, 'consent', {
      given_on: '2026-11-04T10:20', consent_from: 'child', age_band: 'from_12_to_17', assent_method: ['conversation'],
      child_answer: 'given', explained_topics: topics, right_not_to_answer: true,
      agreed_to: ['case_management', 'data_collection', 'share_providers', 'tracing'], duration: 'three_months',
      withhold_from: 'La femme et ses hommes', withhold_information: 'Où elle va dormir',
      withhold_reason: 'fear_of_harm',
      shares: [{ recipient: 'government_authority', services: ['alternative_care'], information: ['identity',
      'concerns'],
        method: 'written' }],
    }), /Enfant – D'accord\s+jusqu'au 4 févr. 2027/);
    await claire.refused(file, 'mandatory_report', {
      decided_on: '2026-11-04', law: 'obliges_us', danger_if_reported: true, protection: 'À l’abri d’abord',
      decision: 'reported', reported_to: 'La procureure', reasons: 'La loi, sa parole', supervisor_consulted: false,
      explained: 'child_only',
    }, /avec votre superviseur/);
    await claire.mend({ supervisor_consulted: true });
    await claire.refused(file, 'referral', {
      made_on: '2026-11-04', service: 'alternative_care', recipient: 'government_authority',
      reason: 'Une famille d’accueil',
      separates_child: true, removal_authority: 'government_authority', information_shared: ['identity', 'concerns'],
      method: 'written', government_is_party: false, accompanied: true,
    }, /Nom du service ou de la personne qui a décidé[\s\S]*Date de cette décision/);
    assert.match(await claire.mend({
      authority_name: 'Juge des enfants', authority_on: '2026-11-04', authority_paper: 'Ordonnance 77',
    }), /Enfant séparé de sa famille[^\n]*Décidé par : Juge des enfants/);
    await claire.write(file, 'registration_update', {
      learnt_on: '2026-11-04', reason: 'moved', residence: 'Chemin des Ormes 12', lives_with: 'Famille d’accueil',
    });
    const knock = await claire.go(`${file}/before-visit`);
    assert.match(knock, /La femme et ses hommes[\s\S]*Où vit l'enfant 4 nov. 2026\s+Chemin des Ormes 12/);
    assert.doesNotMatch(knock, /Cour de l'ancien cinéma/);
    // The woman comes and asks for the file.
    await claire.refused(file, 'file_access', {
      asked_on: '2026-11-04', asked_by: 'guardian', relation: 'other_relative', may_be_told: false, answer: 'shown',
      screened: true, how: 'Lu ensemble',
    }, /Cette personne ne doit rien savoir du dossier/);
    await claire.mend({ answer: 'refused_to_protect', refused_why: 'L’enfant l’a demandé' });
    const refusal = 'Accès au dossier refusé à un adulte : au superviseur de lui répondre, sans dire pourquoi.';
    assert.ok((await claire.text()).includes(refusal));
    assert.match(await samuel.answer(refusal, { reviewed_on: '2026-11-04', decision: 'confirmed',
      comment: 'Reçue, sans un mot' }), /Autre membre de la famille[\s\S]*Refusé pour protéger l'enfant/);
    assert.ok(!(await claire.go(file)).includes(refusal));
    // The contradiction is settled where it was noted (A8).
    await claire.go(file);
    await claire.choose('discrepancy');
    await claire.page.locator('[name="about"]').selectOption({ label: 'Née au village du lac / Née en ville' });
    await fill(claire.page, {
      noted_on: '2026-11-04', checked_with: 'L’état civil', result: 'clarified',
      explanation: 'Née au lac, sa mère y vit',
    });
    await claire.save();
    await claire.saved();
    assert.doesNotMatch(await claire.text(), /À éclaircir/);
    // The urgent action is not over with the next contact, but with the one that says it is done.
    const notYet = await claire.write(file, 'follow_up', meeting('2026-11-04T12:00', {
      action_done: 'no', observations: 'La voiture n’est pas encore là',
    }));
    assert.match(notYet, /Le risque a augmenté[\s\S]*Action urgente[^\n]*\s+[^\n]*\s+Ne pas la laisser rentrer ce soir/);
    const safe = await claire.write(file, 'follow_up', meeting('2026-11-04T14:30',
      { observations: 'Elle a mangé, elle dort' }));
    assert.doesNotMatch(safe, /Action urgente|Le risque a augmenté/);
    assert.doesNotMatch(await claire.day(), /Danger nouveau/);
    assert.doesNotMatch(await samuel.go('/team'), /Danger nouveau/);
    // Three times in one day is one day on which she was heard: the next contact of this week stays.
    assert.match(safe, /Contact de suivi[^\n]*\s+bientôt : 6 nov/);
    // Given up needs words; done is kept with them (A18).
    await claire.settle(file, 'Rendez-vous de santé', { noted_on: '2026-11-04', outcome: 'given_up' });
    await claire.page.locator('.summary').waitFor();
    assert.match(await claire.text('.summary'), /Ce qui s'est passé/);
    await claire.mend({ outcome: 'done', result: 'Elle y a parlé' });
    await claire.settle(file, 'Préparer une famille', { noted_on: '2026-11-04', outcome: 'done',
      result: 'Accueillie ce soir' });
    await claire.saved();
    assert.match(await claire.text(), /Faite\s+Elle y a parlé[\s\S]*Actions faites : 2 sur 2/);

    // December. At high risk nothing closes without the supervisor's opinion, whoever asks (A12).
    await office.on('2026-12-02T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    let mariam = await office.of('mariam');
    // The woman asks again, of the supervisor: what he answers himself is looked at by somebody else.
    assert.ok((await samuel.write(file, 'file_access', {
      asked_on: '2026-12-02', asked_by: 'guardian', relation: 'other_relative', may_be_told: false,
      answer: 'refused_to_protect', refused_why: 'L’enfant l’a demandé',
    })).includes(refusal));
    assert.ok(!(await samuel.go('/approvals')).includes(refusal), 'not his own');
    assert.ok((await mariam.go('/approvals')).includes(refusal));
    assert.doesNotMatch(await mariam.answer(refusal, { reviewed_on: '2026-12-02', decision: 'confirmed',
      comment: 'Vu' }), /Orphélie|Bastien|Ormes|Zélinde/);
    assert.ok(!(await claire.go(file)).includes(refusal));
    await claire.write(file, 'follow_up', meeting('2026-12-02T10:00'));
    await claire.news(file, 'Protection de remplacement', { status: 'service_completed' });
    const review = {
      held_on: '2026-12-02', hour_chosen: 'agreed_together', others_actions: 'La famille d’accueil l’a entourée',
      chair: 'supervisor', child_involved: 'took_part', caregiver_involved: 'not_involved',
      goal_progress: 'Vue chaque semaine',
      plan_still_fits: true, risk_level: 'high', risk_reasons: 'Ils la cherchent', next_review_on: '2027-01-02',
    };
    await claire.write(file, 'review', review);
    const closing = {
      requested_on: '2026-12-02', reason: 'goals_met_child_safe',
      criteria: ['needs_in_plan_met', 'child_safe', 'cared_for', 'no_further_concern', 'file_complete'],
      summary: 'Bien dans sa famille d’accueil', child_agrees: 'agrees', caregiver_agrees: 'not_asked_unsafe',
      feedback_way: 'offered_and_declined', contact_told: true, first_visit_on: '2027-05-10',
      retention_until: '2031-12-02',
    };
    await claire.refused(file, 'closure', closing, /La première visite se fait au plus tard le /);
    assert.match(await claire.mend({ first_visit_on: '2027-03-01' }),
      /Décider de la clôture\s+bientôt : 5 déc[\s\S]*Donner un avis sur la clôture\s+bientôt : 5 déc/);
    const decide = async (fields) => {
      await mariam.go('/approvals');
      await mariam.tap('Demande de clôture');
      await mariam.choose('closure_decision');
      assert.doesNotMatch(await mariam.text(), /Orphélie|Bastien|Ormes|Zélinde/);
      await fill(mariam.page, fields);
      await mariam.save();
    };
    await decide({ decided_on: '2026-12-02', decision: 'authorise' });
    await mariam.page.locator('.summary').waitFor();
    assert.match(await mariam.text('.summary'), /Risque élevé : il manque l'avis du superviseur/);
    assert.match(await samuel.answer('Avis à donner avant la clôture', {
      given_on: '2026-12-02', opinion: 'against', reasons: 'Trop tôt : ils la cherchent encore',
    }), /Bien dans sa famille d'accueil/);
    assert.match(await mariam.go('/approvals'), /Demande de clôture/);
    // New danger while it is asked for: the request does not go on (I6).
    assert.match(await claire.write(file, 'follow_up', meeting('2026-12-02T14:30', {
      risk_increased: true, observations: 'Un homme à la grille de l’école',
      urgent_action: 'La conduire et la reprendre',
    })), /Suivi et revue[\s\S]*Le risque a augmenté[\s\S]*Action urgente/);
    // What became of the request is said to who asked, as a task.
    assert.match(await claire.text(),
      /Décisions et réponses à traiter\s+Demande de clôture suspendue : un danger est apparu[^\n]*\s+2 déc. 2026 – Claire Domo/);
    assert.match(await claire.text(), /Action urgente[^\n]*\s+[^\n]*\s+La conduire et la reprendre/);
    assert.doesNotMatch(await mariam.go('/approvals'), /Demande de clôture/);
    assert.equal((await mariam.page.request.get(file)).status(), 404);

    // Spring. Found again: her mother. Home by the same judge; the file keeps that she was away.
    await office.on('2027-02-22T15:00');
    claire = await office.of('claire');
    mariam = await office.of('mariam');
    // What she agreed to in November is over: it is to be spoken of again.
    assert.match(await claire.go(file),
      /L'accord \(Enfant\) a pris fin le 4 févr. 2027[\s\S]*Action urgente\s+en retard : 2 déc/);
    assert.match(await claire.day(), /Action urgente\s+CP-26[^\n]*\s+▲ Élevé\s+en retard : 2 déc/,
      'late until answered');
    onTop(await claire.day(), 'Action urgente', '\nEn retard ');
    // To speak of it again before it ends was due on the day it ended; that opens the same form.
    assert.match(await claire.go(file), /Reparler de l'accord avant sa fin\s+en retard : 4 févr. 2027/);
    await claire.tap("Reparler de l'accord avant sa fin");
    assert.match(claire.page.url(), /\/do\/consent/);
    await claire.follow(file, /Demande de clôture suspendue/, { noted_on: '2027-02-22', outcome: 'done',
      result: 'Nous continuons l’aide' });
    const again = {
      given_on: '2027-02-22T09:00', consent_from: 'child', age_band: 'from_12_to_17', assent_method: ['conversation'],
      child_answer: 'given', explained_topics: topics, right_not_to_answer: true,
      agreed_to: ['case_management', 'data_collection'], duration: 'three_months',
    };
    const mother = {
      given_on: '2027-02-22T09:10', consent_from: 'guardian', guardian_relation: 'mother',
      guardian_name: 'Sidonie Vance',
      guardian_consent: 'given', explained_topics: topics, agreed_to: ['case_management', 'data_collection'],
      duration: 'three_months',
    };
    await claire.write(file, 'consent', again);
    assert.match(await claire.write(file, 'consent', mother),
      /Reparler de l'accord avant sa fin\s+pour le 22 mai 2027/);
    await claire.refused(file, 'removal_authority', {
      noted_on: '2027-02-22', lives_now: 'back_with_parents',
    }, /Comment le retour a été préparé/);
    assert.doesNotMatch(await claire.mend({ return_prepared: 'Trois visites de la mère, une fin de semaine d’essai' }),
      /Enfant séparé de sa famille/);
    await claire.write(file, 'registration_update', {
      learnt_on: '2027-02-22', reason: 'moved', residence: 'Village du lac, maison bleue', lives_with: 'Sa mère',
    });
    for (const on of ['2027-01-20T11:00', '2027-02-22T11:00']) await claire.write(file, 'follow_up', meeting(on));
    const calm = await claire.write(file, 'review', {
      ...review, held_on: '2027-02-22', caregiver_involved: 'took_part', risk_level: 'low',
      risk_reasons: 'Chez sa mère, loin d’ici', next_review_on: '2027-03-22',
    });
    assert.match(calm, /● Faible[\s\S]*Contacts : Deux fois par semaine \(demandé par le plan\)/,
      'lowered by no side effect');
    await claire.write(file, 'closure', {
      ...closing, requested_on: '2027-02-22', summary: 'Chez sa mère', caregiver_agrees: 'agrees',
      retention_until: '2032-02-22',
    });
    await decide({ decided_on: '2027-02-22', decision: 'authorise' });
    await mariam.saved(/\/approvals/);
    assert.match(await claire.go(file), /Clos [\s\S]*Visite après clôture\s+pour le 10 mai 2027/);
    assert.match(await claire.text(), /Ce dossier est conservé jusqu'au 22 févr. 2032\./);

    // The visit finds no safety: a task today for the worker and the supervisor, until it is reopened (A3).
    await office.on('2027-05-10T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    assert.match(await claire.day(), /Visite après clôture\s+CP-26[^\n]*\s+● Faible\s+aujourd'hui : 10 mai/);
    await claire.write(file, 'post_closure_visit', {
      visited_on: '2027-05-10', stability: 'unsafe',
      services_evaluation: 'L’école l’a aidée ; un des hommes est venu au village',
      reopening_needed: true,
    });
    const reopen = new RegExp(`Rouvrir le dossier : visite inquiétante\\s+${code}\\s+● Faible\\s+aujourd'hui : 10 mai`);
    assert.match(await claire.day(), reopen);
    assert.match(await samuel.day(), reopen);
    onTop(await claire.day(), 'Rouvrir le dossier : visite inquiétante', "\nAujourd'hui 1");
    onTop(await samuel.go('/team'), 'Rouvrir le dossier : visite inquiétante', "\nTravailleur social");
    await claire.go(file);
    await claire.tap('Rouvrir le dossier : visite inquiétante');
    await fill(claire.page, {
      reopened_on: '2027-05-10', reason: 'new_concern', new_information: 'Ils savent où elle vit',
    });
    await claire.save();
    await claire.saved();
    // A new cycle: consent is asked anew (I7), no plan of before goes on by itself (I14), the next things have days.
    const second = await claire.text();
    assert.doesNotMatch(second, /La conduire et la reprendre/, "what was urgent before is over");
    assert.match(second, /Cycle 2 Suivi par Claire Domo/);
    assert.match(second,
      /À faire[\s\S]*Évaluation initiale\s+bientôt : 11 mai[\s\S]*Recueillir le consentement\s+bientôt : 11 mai/);
    assert.doesNotMatch(second, /version 1\s+actif/);
    // Why it is open again is said until it is assessed anew; danger is new, and asks for the contacts of danger.
    const why = /Rouvert le 10 mai 2027 : « Ils savent où elle vit »/;
    assert.match(second, why);
    assert.match(second, /▲ Élevé[\s\S]*Action urgente\s+aujourd'hui : 10 mai/);
    assert.match(second, /Contacts : Deux fois par semaine/);
    assert.match(second, /Plan de prise en charge, version 1 du passage précédent/);
    assert.match(second, /Accord d'avant la réouverture \(Enfant\) : à redemander\./);
    assert.match(second, /Accord d'avant la réouverture \(Mère\) : à redemander\./);
    onTop(await claire.day(), 'Action urgente', "\nAujourd'hui ");
    onTop(await samuel.go('/team'), 'Action urgente', "\nTravailleur social");
    assert.match(await claire.day(), /Recueillir le consentement\s+CP-26/);
    assert.doesNotMatch(await samuel.day(), /Rouvrir le dossier/);
    await claire.write(file, 'consent', { ...again, given_on: '2027-05-10T13:00', duration: 'until_review' });
    const agreed = await claire.write(file, 'consent', { ...mother, given_on: '2027-05-10T13:10',
      duration: 'until_review' });
    // The woman's no of October was said of another time: the yes of both is enough.
    assert.doesNotMatch(agreed, /Recueillir le consentement|Accord d'avant la réouverture/);
    assert.match(agreed, why);
    assert.doesNotMatch(await claire.day(), /Recueillir le consentement/);
    assert.match(await claire.write(file, 'initial_assessment', {
      ...initial, assessed_on: '2027-05-10T14:00', risk_reasons: 'Ils savent où elle vit', next_steps_discussed: true,
      next_steps_with: ['child', 'mother'],
    }), /▲ Élevé[\s\S]*Plan provisoire[\s\S]*Contacts : Deux fois par semaine \(selon le risque\)/);
    await claire.write(file, 'interim_plan', { made_on: '2027-05-10T14:10', actions: [
      { need: 'Être à l’abri', action: 'La gendarmerie passe chaque soir', responsible: 'Gendarmerie',
      due_on: '2027-05-11' },
    ] });

    // In June the men are arrested. Closed a second time; in August she is well.
    await office.on('2027-06-14T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    mariam = await office.of('mariam');
    assert.match(await claire.day(), /Action du plan\s+CP-26[^\n]*\s+▲ Élevé\s+en retard : 11 mai/);
    await claire.settle(file, 'La gendarmerie passe', { noted_on: '2027-06-14', outcome: 'done',
      result: 'Arrêtés le 2 juin' });
    await claire.saved();
    for (const on of ['2027-05-20T11:00', '2027-06-14T11:00']) await claire.write(file, 'follow_up', meeting(on));
    // A plan of this passage rests on an assessment of this passage.
    const plan = {
      drafted_on: '2027-06-14', overall_goal: 'Rester chez sa mère', goals: [{ goal: 'Aucun homme au village',
        measure: 'La gendarmerie', by_date: '2027-09-01' }],
      actions: [{ need: 'Rester chez sa mère', action: 'La voir au village', kind: 'direct_service',
      horizon: 'immediate',
        responsible: 'Claire', due_on: '2027-06-14' }],
      horizons_not_needed: ['short', 'medium', 'long'], separates_child: false, contact_frequency: 'once_a_week',
      child_involved: 'took_part', caregiver_involved: 'took_part', child_copy: 'given',
      autonomy: 'La gendarmerie est près',
      activate: true, activated_on: '2027-06-14',
    };
    await claire.refused(file, 'case_plan', plan, /[ÉéE]valuation complète/);
    await claire.write(file, 'comprehensive_assessment', {
      planned_on: '2027-06-01', how_planned: 'Au village', sources: ['child', 'mother'], seen_alone: true,
      child_views: 'Rester ici', verified_how: 'La gendarmerie', ...clear, summary: 'Danger passé',
      protective_factors: 'Sa mère', needs: [{ need: 'Rester chez sa mère' }], risk_level: 'medium',
      risk_reasons: 'Arrêtés', finished: true, finished_on: '2027-06-14',
    });
    await claire.write(file, 'case_plan', plan);
    await samuel.answer('Avis sur le plan', { decided_on: '2027-06-14', decision: 'approve' });
    await claire.settle(file, 'La voir au village', { noted_on: '2027-06-14', outcome: 'done',
      result: 'Vue deux fois' });
    await claire.saved();

    await office.on('2027-07-05T15:00');
    claire = await office.of('claire');
    mariam = await office.of('mariam');
    for (const on of ['2027-06-25T11:00', '2027-07-05T11:00']) await claire.write(file, 'follow_up', meeting(on));
    await claire.write(file, 'review', {
      ...review, held_on: '2027-07-05', caregiver_involved: 'took_part', risk_level: 'low', risk_reasons: 'Calme',
      next_review_on: '2027-08-05', recommend_closure: true,
    });
    await claire.write(file, 'closure', {
      ...closing, requested_on: '2027-07-05', summary: 'Chez sa mère', caregiver_agrees: 'agrees',
      first_visit_on: '2027-08-30',
      retention_until: '2032-07-05',
    });
    await decide({ decided_on: '2027-07-05', decision: 'authorise' });
    await mariam.saved(/\/approvals/);
    await office.on('2027-08-30T15:00');
    claire = await office.of('claire');
    await claire.go(file);
    await claire.tap('Visite après clôture');
    await fill(claire.page, {
      visited_on: '2027-08-30', stability: 'stable', services_evaluation: 'Elle rit, elle va en classe',
      reopening_needed: false,
    });
    await claire.save();
    await claire.saved();
    assert.doesNotMatch(await claire.text(), /À faire/);

    // A year after: nothing on anybody's list; the file is there for her, found by name; who reported is nowhere.
    await office.on('2028-07-06T15:00');
    claire = await office.of('claire');
    samuel = await office.of('samuel');
    assert.match(await claire.day(), /Rien à faire pour l'instant/);
    assert.doesNotMatch(await samuel.day(), new RegExp(code));
    assert.match(await claire.find('orphelie'), new RegExp(code));
    await claire.tap(code);
    assert.match(await claire.text(), /Clos [\s\S]*Cycle 2/);
    for (const path of ['', '/cover', '/own', '/before-visit', '/sharing?to=government_authority'])
      assert.doesNotMatch(await claire.go(file + path), /Bastien|Corvelle|épices/, path);
    office.calm();
  } finally {
    await office.end();
  }
});
