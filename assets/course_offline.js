'use strict';
// The course without network. Kept on the device: place, lessons read, answers to questions. Never what somebody writes in
// her own words: that waits until Abri can seal it.
(() => {
  const { course, reader, edition, attempt, away } = document.getElementById('main').dataset;
  const name = `abri.course.${course}.${reader}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(name) ?? '{}'); } catch { return {}; } };
  const lessons = [...document.querySelectorAll('section.lesson')].map((section) => section.id.slice('lesson-'.length));
  const wanted = lessons.indexOf(decodeURIComponent(location.pathname.split('/').pop()));
  // Of this attempt and edition only: in another the same letter may answer another question.
  const kept = read();
  const mine = kept.edition === edition && kept.attempt === attempt ? kept : { at: lessons[0], done: [], answers: {} };
  let opened = false;
  globalThis.readCourse({
    load: () => ({ at: wanted >= 0 ? wanted : Math.max(0, lessons.indexOf(mine.at)), done: mine.done.map((id) => lessons.indexOf(id)).filter((place) => place >= 0), answers: mine.answers }),
    // Opening a page is no answer: nothing is laid down before something was done.
    save: (state) => {
      if (opened) localStorage.setItem(name, JSON.stringify({ edition, attempt, at: lessons[state.at], done: state.done.map((place) => lessons[place]), answers: state.answers }));
      opened = true;
    },
  });
  for (const area of document.querySelectorAll('textarea')) {
    area.disabled = true;
    area.placeholder = away;
  }
  document.getElementById('leave').addEventListener('click', async () => {
    localStorage.clear();
    for (const key of await caches.keys()) await caches.delete(key);
    location.replace('about:blank');
  });
  window.addEventListener('online', () => { document.getElementById('back-online').hidden = false; });
})();
