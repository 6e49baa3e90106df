'use strict';
// Everything works without this file. It hides questions that do not apply and keeps drafts; it adds no answers of its own.
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

  const hideWhatDoesNotApply = (form) => {
    const conditional = [...form.querySelectorAll('[data-when]')].filter((field) => field.dataset.when);
    const refresh = () => {
      // What was typed is never hidden, even when its question no longer applies.
      for (const field of conditional) field.hidden = !applies(form, field.dataset.when) && !filled(field);
    };
    form.addEventListener('change', refresh);
    form.addEventListener('input', refresh);
    refresh();
  };

  // The server keeps the draft, sealed to its author; this page keeps nothing. "Saved" is said once the server has said so.
  const keepDraft = (form) => {
    const { draft, kept, unsent, offline, ended, stale } = form.dataset;
    const status = form.querySelector('.draft-status');
    let changed = false, waiting = 0, running = null, failures = 0, leaving = false;
    const say = (text, kind) => { status.textContent = text; status.className = `draft-status ${kind}`; };

    const send = async () => {
      changed = false;
      const body = new URLSearchParams(new FormData(form));
      body.set('_quiet', '1');
      const patience = new AbortController();
      const bell = setTimeout(() => patience.abort(), 20000);
      try {
        const answer = await fetch(draft, { method: 'POST', body, signal: patience.signal });
        const told = await answer.json().catch(() => ({}));
        if (answer.status === 401 && told.kept) return say(ended, 'warning') ?? 'ended';
        if (answer.status >= 500) throw new Error(String(answer.status));
        if (answer.status === 401 || answer.status === 403) {   // another session has begun since: this page cannot save any more
          changed = true;
          return say(stale, 'warning') ?? 'stale';
        }
        if (!answer.ok) return 'refused';   // the page itself will say why
        failures = 0;
        if (changed) later(1500);
        else say(kept.replace('{0}', told.saved_at.slice(11, 16)), 'done');
        return 'kept';
      } catch {
        changed = true;
        say(offline, 'warning');
        later(Math.min(60, 5 * 2 ** failures++) * 1000);
        return 'failed';
      } finally {
        clearTimeout(bell);
      }
    };
    const save = () => { running ??= send().finally(() => { running = null; }); return running; };
    const later = (pause) => { clearTimeout(waiting); waiting = setTimeout(() => { waiting = 0; save(); }, pause); };

    form.addEventListener('input', () => {
      if (!changed) say(unsent, '');
      changed = true;
      later(1500);
    });
    window.addEventListener('online', () => { if (changed) save(); });
    document.addEventListener('visibilitychange', () => { if (document.hidden && changed) save(); });
    window.addEventListener('beforeunload', (event) => { if (changed && !leaving) event.preventDefault(); });
    // First the draft, then the page: where the network ends in between, nothing typed is lost.
    form.addEventListener('submit', (event) => {
      if (leaving) return;
      event.preventDefault();
      const button = event.submitter;
      clearTimeout(waiting);
      Promise.resolve(running).then(save).then((outcome) => {
        if (outcome !== 'kept' && outcome !== 'refused') return;
        leaving = true;
        form.requestSubmit(button);
      });
    });
  };

  // A phone's photo is made small before it goes over a slow link; the server does it again in any case.
  const shrink = async (input) => {
    const [file] = input.files;
    if (!file || file.size < 200000) return;
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
    if (!picture) return;
    const scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
    if (!blob || blob.size >= file.size) return;
    const small = new DataTransfer();
    small.items.add(new File([blob], 'image.jpg', { type: 'image/jpeg' }));
    input.files = small.files;
  };
  for (const input of document.querySelectorAll('input[type=file]')) input.addEventListener('change', () => shrink(input));

  for (const form of document.querySelectorAll('form.lesson')) if (form.dataset.draft) keepDraft(form);
  for (const form of document.querySelectorAll('form.long')) {
    hideWhatDoesNotApply(form);
    if (form.dataset.draft) keepDraft(form);
  }

  // A course that was opened once goes on without network: its text is laid on the device, and what was answered there comes
  // back here.
  const carry = document.querySelector('form[data-course]');
  const bringBack = async (form, name, { edition, attempt, at, done, answers }) => {
    const body = new URLSearchParams(new FormData(form));
    body.set('_quiet', '1');
    body.set('edition', edition);
    body.set('attempt', attempt);
    body.set('at', at);
    for (const lesson of done) body.append('done', lesson);
    for (const [check, answer] of Object.entries(answers)) if (answer) body.set(`kept.${check}`, answer);
    const sent = await fetch(form.action, { method: 'POST', body });
    if (!sent.ok) return;
    localStorage.removeItem(name);
    form.hidden = true;
    // Whoever has begun to type here meanwhile goes on; the page shows the rest the next time.
    if ((await sent.json()).kept && !document.querySelector('.draft-status:not(:empty)')) location.reload();
  };
  const offerBack = (form) => {
    const name = `abri.course.${form.dataset.course}.${form.dataset.reader}`;
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (!kept) return;
    // A phone may be several people's: she says that they are hers.
    form.hidden = false;
    form.addEventListener('submit', (event) => { event.preventDefault(); bringBack(form, name, kept).catch(() => {}); });
    form.querySelector('button[type=button]').addEventListener('click', () => { localStorage.removeItem(name); form.hidden = true; });
  };
  const layOut = async ({ offline, assets }) => {
    const policy = globalThis.trustedTypes?.createPolicy('abri-course', { createScriptURL: (address) => (address === '/course_worker.js' ? address : '') });
    await navigator.serviceWorker.register(policy ? policy.createScriptURL('/course_worker.js') : '/course_worker.js', { scope: '/learn' });
    const kept = await caches.open('abri-courses');
    if (await kept.match(offline)) return;
    await kept.addAll([...assets.split(' '), offline]);
    const [path] = offline.split('?');
    for (const old of await kept.keys()) if (new URL(old.url).pathname === path && !old.url.endsWith(offline)) await kept.delete(old);
  };
  if (carry) {
    offerBack(carry);
    if ('serviceWorker' in navigator && 'caches' in globalThis) layOut(carry.dataset).catch(() => {});
  }

  // The hour of a meeting, for whoever leads it. Nothing of it is sent or kept.
  for (const place of document.querySelectorAll('[data-timer]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'secondary';
    button.textContent = place.dataset.start;
    button.addEventListener('click', () => {
      const end = Date.now() + place.dataset.timer * 60000;
      const tell = () => {
        const left = Math.ceil((end - Date.now()) / 60000);
        place.textContent = left > 0 ? place.dataset.left.replace('{0}', left) : place.dataset.over;
      };
      tell();
      setInterval(tell, 10000);
    });
    place.append(' ', button);
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
