'use strict';
// Everything works without this file. It hides questions that do not apply, adds nothing to what is sent.
(() => {
  const valuesOf = (form, name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
    .filter((el) => !['radio', 'checkbox'].includes(el.type) || el.checked).map((el) => el.value).filter(Boolean);

  const applies = (form, rule) => {
    const parts = /^(\w+)([=!?])(.*)$/.exec(rule);
    if (!parts) return true;
    const values = valuesOf(form, parts[1]);
    if (parts[2] === '?') return values.length > 0;
    const listed = parts[3].split('|').some((value) => values.includes(value));
    return parts[2] === '=' ? listed : !listed;
  };

  const filled = (field) => [...field.querySelectorAll('input, textarea, select')]
    .some((el) => (['radio', 'checkbox'].includes(el.type) ? el.checked : el.value !== ''));

  for (const form of document.querySelectorAll('form.long')) {
    const conditional = [...form.querySelectorAll('[data-when]')].filter((field) => field.dataset.when);
    const refresh = () => {
      // What was typed is never hidden, even when its question no longer applies.
      for (const field of conditional) field.hidden = !applies(form, field.dataset.when) && !filled(field);
    };
    form.addEventListener('change', refresh);
    form.addEventListener('input', refresh);
    refresh();
    let changed = false;
    form.addEventListener('input', () => { changed = true; });
    form.addEventListener('submit', () => { changed = false; });
    window.addEventListener('beforeunload', (event) => { if (changed) event.preventDefault(); });
  }

  const summary = document.querySelector('.summary');
  if (summary) summary.focus();

  // Two presses of Escape leave as fast as the button.
  let lastEscape = 0;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const exit = document.getElementById('quick-exit');
    if (exit && event.timeStamp - lastEscape < 600) exit.click();
    lastEscape = event.timeStamp;
  });
})();
