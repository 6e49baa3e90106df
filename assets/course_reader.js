'use strict';
// Reads a whole course that lies in one page: one lesson at a time, answers judged here. `keeper` keeps place and answers:
// load() gives the state, save(state, course) takes it, finish(course) is told that the results are handed in.
// Reflections stay on the page: they are for the learner, and nothing outside Abri is asked to keep them.
globalThis.readCourse = (keeper) => {
  const { lessons, checks, words } = JSON.parse(document.getElementById('course-data').textContent);
  const state = { at: 0, done: [], answers: {}, ...keeper.load() };

  // As the server folds (fold_latin): case, accents of Latin letters and signs do not count.
  const letters = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', þ: 'th', ð: 'd' };
  const plain = (text) => text.toLowerCase().replace(/[œæßøþð]/g, (letter) => letters[letter]).normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  const fits = (pattern, typed) => {
    const parts = pattern.split('*').map(plain), text = plain(typed.replaceAll('*', ' '));
    if (parts.join('*') === '' || text === '') return pattern.trim() === typed.trim();
    return new RegExp(`^${parts.join('.*')}$`, 'su').test(text);
  };
  const within = (range, typed) => {
    const number = Number(typed.trim().replace(',', '.')), [low, high = low] = range.split('..').map(Number);
    return typed.trim() !== '' && number >= low && number <= high;
  };
  const isOption = (check, option, typed) => check.texts[option] === '*' || (check.form === 'number' ? within(check.texts[option], typed) : fits(check.texts[option], typed));
  const isRight = (id) => {
    const given = state.answers[id] ?? '', check = checks[id];
    if (given === '') return false;
    if (check.form === 'short' || check.form === 'number') return check.key.split(',').some((option) => isOption(check, option, given));
    return given.split(',').sort().join() === check.key.split(',').sort().join();
  };
  const speaksTo = (id, option) => {
    const given = state.answers[id], check = checks[id];
    if (check.form === 'match') return true;
    if (check.form !== 'short' && check.form !== 'number') return given.split(',').includes(option);
    const hits = Object.keys(check.texts).filter((other) => check.texts[other] !== '*' && isOption(check, other, given));
    return check.texts[option] === '*' ? hits.length === 0 : hits.includes(option);
  };
  const course = { lessons, checks: Object.keys(checks), right: () => Object.keys(checks).filter(isRight).length };
  const keep = () => keeper.save(state, course);

  const inputsOf = (id) => [...document.querySelectorAll(`[name="answer.${id}"], [name^="answer.${id}."]`)];
  const answerOn = (id) => {
    const inputs = inputsOf(id), { form } = checks[id];
    if (form === 'short' || form === 'number') return inputs[0].value.trim();
    if (form !== 'match') return inputs.filter((input) => input.checked).map((input) => input.value).join();
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
    for (const [option, text] of Object.entries(checks[id].feedback)) if (text && speaksTo(id, option)) line(text);
    const section = document.getElementById(checks[id].see);
    if (section) {
      const link = document.createElement('a');
      link.href = `#${checks[id].see}`;
      link.textContent = section.textContent;
      line('').append(link);
    }
    box.append(banner);
  };
  for (const id of Object.keys(checks)) {
    const given = (state.answers[id] ?? '').split(',');
    for (const input of inputsOf(id)) {
      if (input.type === 'radio' || input.type === 'checkbox') input.checked = given.includes(input.value);
      else if (checks[id].form === 'match') input.value = given.find((pair) => pair.startsWith(`${input.name.split('.').pop()}:`))?.split(':')[1] ?? '';
      else input.value = state.answers[id] ?? '';
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
    end.hidden = !next.hidden || !keeper.finish;
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
    keeper.finish?.(course);
    keep();
    told.textContent = `${words.handed_in} ${words.score.replace('{0}', course.right()).replace('{1}', course.checks.length)}`;
  });
  const told = document.createElement('span');
  told.setAttribute('role', 'status');
  bar.append(told);
  document.getElementById('main').append(bar);
  state.at = Math.min(Math.max(0, Number(state.at) || 0), lessons.length - 1);
  show();
};
