// The answers of Kela and Edi's story (invented dates of 2026).
const topics = ['services_and_options', 'risks_and_benefits', 'information_and_use', 'confidentiality_and_limits'];
export const identification = (name) => ({ identified_on: '2026-03-02T09:30', channel: 'other_sector_staff', urgency: 'urgent', concern_summary: 'Violences à la maison, frère blessé', child_name: name, where_to_find: 'Tente quatorze du bloc mandarine', reporter: 'Institutrice Zaphira Quolm' });
export const screening = { screened_on: '2026-03-02T10:00', criteria: ['suspected_abuse', 'exposure_to_violence', 'displacement'], judgement: 'Situation précise', decision: 'eligible' };
export const assent = { given_on: '2026-03-02T15:00', consent_from: 'child', age_band: 'from_5_to_11', assent_method: ['conversation', 'drawing'], child_answer: 'given', explained_topics: topics, right_not_to_answer: true, agreed_to: ['case_management', 'data_collection'], duration: 'three_months', withhold_from: 'Le père', withhold_reason: 'fear_of_harm' };
export const mother = { given_on: '2026-03-02T17:30', consent_from: 'guardian', guardian_relation: 'mother', guardian_consent: 'given', explained_topics: topics, agreed_to: ['case_management', 'data_collection'], duration: 'three_months',
  shares: [{ recipient: 'health_provider', services: ['medical'], information: ['identity', 'health'], method: 'written' }, { recipient: 'psychosocial_provider', services: ['basic_psychosocial'], information: ['identity', 'concerns'], method: 'written' }, { recipient: 'teacher', information: ['help_has_started'], method: 'verbal', one_off: true }],
  refusals: [{ recipient: 'community_committee' }] };
export const registration = (name, sex, age, on) => ({ first_name: name, last_name: 'Vostrimek', sex, age_years: age, population_group: 'refugee', lives_with: 'Mère, père et fratrie', residence: 'Allée des Myrtilles bleues', registered_on: on, registered_place: 'Centre', initial_concerns: ['physical_abuse'] });
export const initial = (risk, priority, on) => ({ assessed_on: on, immediate_protection: 'at_risk', physical_safety: 'at_risk', health: 'needs_care', basic_needs: ['none_missing'], imminent_danger: false, risk_level: risk, risk_reasons: 'Coups', priority_level: priority, strengths: 'Mère chaleureuse', next_steps_discussed: true, next_steps_with: ['child', 'mother'] });
const domains = ['physical_health', 'emotional_wellbeing', 'social_relations', 'education_and_work', 'documents', 'living_environment', 'care_arrangement', 'community_safety'];
export const comprehensive = (risk, need, on) => ({ planned_on: '2026-03-04', how_planned: 'Centre puis visite', sources: ['child', 'mother', 'teacher', 'health_worker'], seen_alone: true, child_views: 'Veut que cela cesse', verified_how: 'Note du médecin', discrepancies: [{ statement_a: 'Il est tombé', statement_b: 'Marques de coups', checked_with: 'Médecin', result: 'clarified' }], summary: 'Résumé', protective_factors: 'Fratrie unie', resilience: ['bond_with_carer'], needs: [{ need }], refugee_procedure: 'best_interests_assessment', risk_level: risk, risk_reasons: 'Voir résumé', finished: true, finished_on: on, ...Object.fromEntries(domains.map((d) => [`${d}_clear`, true])) });
export const plan = (need, frequency, on) => ({ drafted_on: on, overall_goal: 'Vivre en sécurité', goals: [{ goal: 'Aucune blessure', measure: '12 semaines, deux sources', by_date: '2026-06-30' }],
  actions: [{ need, action: 'Examen médical', kind: 'referral', horizon: 'immediate', track: 'a', responsible: 'Claire', due_on: '2026-03-20' }, { need, action: 'Séjour chez des proches', kind: 'direct_service', horizon: 'short', track: 'b', responsible: 'Claire', due_on: '2026-04-10', fallback: 'Réunion de planification' }],
  track_b_trigger: 'Nouvelle violence', horizons_not_needed: ['medium', 'long'], contact_frequency: frequency, child_involved: 'took_part', caregiver_involved: 'took_part', child_copy: 'kept_in_safe_place', child_copy_why: 'Pas sûr à la maison', autonomy: 'Mère et tante veillent ensemble', activate: true, activated_on: on });
export const followUp = (on, more = {}) => ({ done_on: on, mode: 'phone_call', with: ['caregiver'], action_done: 'yes', risk_increased: false, observations: 'Calme', ...more });
export const review = (on, next, risk) => ({ held_on: on, hour_chosen: 'agreed_together', others_actions: 'Le centre a accueilli', chair: 'uninvolved_person', child_involved: 'took_part', caregiver_involved: 'took_part', goal_progress: 'Aucune violence', plan_still_fits: true, risk_level: risk, risk_reasons: 'Sept semaines calmes', next_review_on: next });
export const closure = { requested_on: '2026-08-28', reason: 'goals_met_child_safe', criteria: ['needs_in_plan_met', 'child_safe', 'cared_for', 'no_further_concern', 'file_complete'], summary: 'Douze semaines calmes', child_agrees: 'agrees', caregiver_agrees: 'agrees', feedback_way: 'offered_and_declined', contact_told: true, retention_until: '2031-08-28' };

// Opens a file and takes it as far as registration.
export async function register(worker, { name = 'Edi', sex = 'boy', age = 9, on = '2026-03-02T17:45' } = {}) {
  const opened = await worker.api('/cases/new', identification(name));
  const file = opened.file;
  for (const [form, fields] of [['screening', screening], ['consent', assent], ['consent', mother], ['registration', registration(name, sex, age, on)]]) {
    const answer = await worker.write(file, form, fields);
    if (answer.status !== 201) throw new Error(`${form}: ${JSON.stringify(answer)}`);
  }
  return file;
}
