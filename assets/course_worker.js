'use strict';
// Courses go on without network. This worker sees the addresses under /learn and no others; it keeps texts of courses, which
// are the same for everybody, and nothing that a person wrote.
const shelf = 'abri-courses';
const patience = 12000;   // a bar of network that gives nothing is no network

const fromShelf = async (path) => {
  const kept = await caches.open(shelf);
  const [, , course] = path.split('/');
  const pages = (await kept.keys()).filter((request) => new URL(request.url).pathname.endsWith('/offline'));
  const page = pages.findLast((request) => new URL(request.url).pathname === `/learn/${course}/offline`) ?? pages.at(-1);
  return page ? kept.match(page) : null;
};

const page = async (request) => {
  const answer = fetch(request);
  answer.catch(() => {});
  const late = new Promise((resolve) => { setTimeout(resolve, patience); });
  try {
    const first = await Promise.race([answer, late]);
    if (first) return first;
  } catch { /* no network */ }
  return (await fromShelf(new URL(request.url).pathname)) ?? answer;
};

// Papers and badges are made anew each time and may take their time.
const isLesson = (pathname) => pathname === '/learn' || (pathname.startsWith('/learn/') && !/^\/learn\/[^/]+\/(booklet|certificates|badges)\//.test(pathname));

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isLesson(pathname)) event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(caches.open(shelf).then((kept) => kept.match(request)).then((found) => found ?? fetch(request)));
});
