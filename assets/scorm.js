'use strict';
// The page of a learning package: one lesson at a time, answers judged here, place and score told to the platform (SCORM 1.2).
// Reflections stay on the page: they are for the learner, and the platform is not asked to keep them.
(() => {
  const { lessons, checks, words } = window.COURSE;
  const place = (win, depth = 0) => (win.API ? win.API : win.parent && win.parent !== win && depth < 8 ? place(win.parent, depth + 1) : null);
  const find = () => { try { return place(window) ?? (window.opener ? place(window.opener) : null); } catch { return null; } };
  const api = find();
  const get = (name) => (api ? api.LMSGetValue(name) : '');
  const set = (name, value) => api && api.LMSSetValue(name, String(value));
  if (api) api.LMSInitialize('');

  // What is kept fits in a line: place, lessons done, answers. The platform takes 4,096 characters at most.
  let state = { at: 0, done: [], answers: {} };
  try { state = { ...state, ...JSON.parse(get('cmi.suspend_data') || '{}') }; } catch { /* begun anew */ }
  const isRight = (id) => {
    const given = state.answers[id] ?? '';
    return given !== '' && given.split(',').sort().join() === checks[id].key.split(',').sort().join();
  };
  const keep = () => {
    const all = Object.keys(checks), right = all.filter(isRight).length;
    set('cmi.suspend_data', JSON.stringify(state));
    set('cmi.core.lesson_location', lessons[state.at].id);
    set('cmi.core.score.min', 0);
    set('cmi.core.score.max', 100);
    set('cmi.core.score.raw', Math.round((100 * right) / all.length));
    if (api) api.LMSCommit('');
  };
  if (!['completed', 'passed'].includes(get('cmi.core.lesson_status'))) set('cmi.core.lesson_status', 'incomplete');

  const inputsOf = (id) => [...document.querySelectorAll(`[name="answer.${id}"], [name^="answer.${id}."]`)];
  const answerOn = (id) => {
    const inputs = inputsOf(id);
    if (checks[id].form !== 'match') return inputs.find((input) => input.checked)?.value ?? '';
    const pairs = inputs.map((select) => [select.name.split('.').pop(), select.value]);
    return pairs.every(([, value]) => value) ? pairs.map((pair) => pair.join(':')).join(',') : '';
  };
  const tell = (id) => {
    const box = inputsOf(id)[0].closest('.check');
    box.querySelector('.banner')?.remove();
    if (!state.answers[id]) return;
    const banner = document.createElement('div');
    banner.className = `banner ${isRight(id) ? 'done' : 'warning'}`;
    banner.setAttribute('role', 'status');
    const line = (text) => { const p = document.createElement('p'); p.textContent = text.replaceAll('*', ''); banner.append(p); return p; };
    line(isRight(id) ? words.right : words.not_yet);
    for (const [option, text] of Object.entries(checks[id].feedback)) if (checks[id].form === 'match' || option === state.answers[id]) line(text);
    const link = document.createElement('a');
    link.href = `#${checks[id].see}`;
    link.textContent = document.getElementById(checks[id].see)?.textContent ?? '';
    line('').append(link);
    box.append(banner);
  };
  for (const id of Object.keys(checks)) {
    const given = (state.answers[id] ?? '').split(',');
    for (const input of inputsOf(id)) {
      if (input.type === 'radio') input.checked = given.includes(input.value);
      else input.value = given.find((pair) => pair.startsWith(`${input.name.split('.').pop()}:`))?.split(':')[1] ?? '';
      input.addEventListener('change', () => {
        state.answers[id] = answerOn(id);
        tell(id);
        keep();
      });
    }
    tell(id);
  }

  const bar = document.createElement('p');
  bar.className = 'actions';
  const button = (text, act) => {
    const made = document.createElement('button');
    made.className = 'secondary';
    made.textContent = text;
    made.addEventListener('click', act);
    bar.append(made, ' ');
    return made;
  };
  const show = () => {
    lessons.forEach(({ id }, i) => { document.getElementById(`lesson-${id}`).hidden = i !== state.at; });
    told.textContent = `${state.at + 1} / ${lessons.length}`;
    before.disabled = state.at === 0;
    next.hidden = state.at === lessons.length - 1;
    end.hidden = !next.hidden;
    window.scrollTo(0, 0);
    keep();
  };
  const go = (to) => {
    if (to > state.at && !state.done.includes(state.at)) state.done.push(state.at);
    state.at = to;
    show();
  };
  const before = button(words.back, () => go(state.at - 1));
  const next = button(words.next, () => go(state.at + 1));
  const end = button(words.submit, () => {
    set('cmi.core.lesson_status', 'completed');
    keep();
    const score = Object.keys(checks).filter(isRight).length;
    told.textContent = `${words.handed_in} ${words.score.replace('{0}', score).replace('{1}', Object.keys(checks).length)}`;
  });
  const told = document.createElement('span');
  told.setAttribute('role', 'status');
  bar.append(told);
  document.getElementById('main').append(bar);
  state.at = Math.min(Math.max(0, Number(state.at) || 0), lessons.length - 1);
  show();
  window.addEventListener('pagehide', () => { if (api) { keep(); api.LMSFinish(''); } });
})();
