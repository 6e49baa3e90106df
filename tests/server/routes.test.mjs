// Every row of the route table × every role × {one's own, another's, no such}, as a page and as JSON: who is not named in
// the row gets "not found", nobody meets a failure of the program, and no child's file answers but to who carries it.
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Office, entryId } from './office.mjs';

const source = readFileSync(new URL('../../src/pages/routes.cpp', import.meta.url), 'utf8');
const rows = [...source.matchAll(/\{"(GET|POST)",\s*"([^"]+)",\s*(\w+),\s*&\w+,\s*"[^"]*",\s*(true|false)[,}]/g)]
  .map(([, method, pattern, roles, api]) => ({ method, pattern, roles, api: api === 'true' }));
const sets = {
  supervisor: ['samuel'], manager: ['mariam'], administrator: ['admin'], carriers: ['claire', 'samuel'], readers: ['claire', 'samuel', 'mariam'],
  leaders: ['samuel', 'mariam'], trainers: ['samuel', 'mariam'], staff: ['claire', 'samuel', 'mariam', 'data'], everybody: ['claire', 'samuel', 'mariam', 'data', 'admin'],
};
const usernames = sets.everybody;
const nobody = 'ffffffffffffffffffffffffffffffff';
const secret = 'Zorvalita';
let office, people = {}, ids = {};

before(async () => {
  office = await Office.start();
  const admin = await office.signIn('admin');
  const shown = await admin.page('/users/add', { username: 'data', name: 'Dana Saisie', role: 'data_entry_operator', team: 'nord' }, '/users');
  const activation = /class="recovery-code"><bdi>([A-Z0-9-]+)</.exec(shown.text)[1];
  people.data = await office.signIn('data', activation);
  await people.data.page('/password', { password: 'une phrase assez longue', again: 'une phrase assez longue' });
  people.data = await office.signIn('data', 'une phrase assez longue');
  for (const name of ['claire', 'samuel', 'mariam', 'admin']) people[name] = await office.signIn(name);
  people.marc = await office.signIn('marc');
  for (const [whose, name] of [['own', 'claire'], ['other', 'marc']]) {
    const answer = await people[name].api('/cases/new', { identified_on: '2026-03-02T09:30', channel: 'community_member', urgency: 'none', concern_summary: 'Situation inventée', child_name: secret });
    assert.equal(answer.status, 201, JSON.stringify(answer));
    ids[whose] = answer.file;
  }
  const team = await people.samuel.get('/team');
  ids.person = /\/supervision\/([0-9a-f]{32})/.exec(team.text)[1];
});
after(() => office.remove());

// The address of a row for a case that is one's own, another's or nowhere.
function address(pattern, which) {
  const file = { own: ids.own, other: ids.other, none: nobody }[which];
  const first = pattern.startsWith('/learn') || pattern.startsWith('/teach') ? (which === 'none' ? 'nosuch' : 'cm101')
    : pattern.startsWith('/supervision') || pattern.startsWith('/workers') ? (which === 'none' ? nobody : ids.person)
      : pattern.startsWith('/forms') || pattern.startsWith('/meetings/do') || pattern.startsWith('/meetings/draft') || pattern.startsWith('/mine/do') ? (which === 'none' ? 'nosuch' : 'mandala') : file;
  let hole = 0;
  return pattern.replaceAll('{}', () => (hole++ === 0 ? first : /\/do\/\{\}$|\/draft\/\{\}$/.test(pattern) ? (which === 'none' ? 'nosuch' : 'follow_up') : nobody));
}

const tokens = {};
async function ask(username, { method, pattern }, which, json) {
  const person = people[username], path = address(pattern, which);
  const headers = { Cookie: person.cookie, 'Accept-Language': 'fr' };
  if (method === 'GET') return fetch(office.base + (json ? '/api/v1' : '') + path, { redirect: 'manual', headers });
  if (json) return fetch(`${office.base}/api/v1${path}`, { method, redirect: 'manual', headers: { ...headers, 'X-App': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ entry: entryId(), fields: {} }) });
  tokens[username] ??= /name="csrf" value="([0-9a-f]+)"/.exec((await person.get(username === 'admin' ? '/users' : '/learn')).text)[1];
  return fetch(office.base + path, { method, redirect: 'manual', headers: { ...headers, Origin: office.base, 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrf: tokens[username], entry: entryId() }) });
}

test('every row names who may ask, and every set of roles is known here', () => {
  assert.ok(rows.length >= 100, `${rows.length} rows read`);
  assert.equal(rows.length, [...source.matchAll(/\{"(?:GET|POST)",\s*"/g)].length);
  for (const row of rows) assert.ok(sets[row.roles], `${row.pattern}: ${row.roles}`);
});

for (const username of usernames) {
  test(`every row, as ${username}`, { timeout: 300_000 }, async () => {
    for (const row of rows) {
      const named = sets[row.roles].includes(username);
      for (const which of row.pattern.includes('{}') ? ['own', 'other', 'none'] : ['own']) {
        for (const json of [false, true]) {
          // What would end the keys of somebody this test still needs is asked of nobody, below.
          const response = await ask(username, row, which, json);
          const text = await response.text();
          const said = `${username} ${row.method} ${row.pattern} ${which}${json ? ' JSON' : ''}: ${response.status} ${text.slice(0, 200)}`;
          assert.ok(response.status < 500, said);
          if (!named || (json && !row.api)) assert.equal(response.status, 404, said);
          // A draft is its author's own words, kept under her own key: it says nothing of the file.
          const closed = row.pattern.startsWith('/cases/{}') && !row.pattern.includes('/draft/') && (which !== 'own' || !['claire', 'samuel'].includes(username));
          if (closed && !json) assert.ok(response.status >= 400, said);
          if (closed) assert.ok(!text.includes(secret), said);
          if (which === 'none' && row.method === 'GET' && row.pattern.includes('{}') && !json) assert.ok([403, 404].includes(response.status), said);   // 403: learns first, or reserved for two people
        }
      }
    }
  });
}
