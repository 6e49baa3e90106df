'use strict';
// The course without network. Kept on the device: place, lessons read, answers to questions. Never what somebody writes in
// her own words: that waits until Abri can seal it.
(() => {
  const { course, reader, away } = document.getElementById('main').dataset;
  const name = `abri.course.${course}.${reader}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(name) ?? '{}'); } catch { return {}; } };
  const kept = read();
  const lessons = [...document.querySelectorAll('section.lesson')].map((section) => section.id.slice('lesson-'.length));
  const wanted = lessons.indexOf(decodeURIComponent(location.pathname.split('/').pop()));
  globalThis.readCourse({
    load: () => ({ ...kept.state, ...(wanted >= 0 ? { at: wanted } : {}) }),
    save: (state) => localStorage.setItem(name, JSON.stringify({ state, lessons })),
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
