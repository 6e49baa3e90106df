// The edge: framing, limits, origin, tokens, headers.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { Office, password } from './office.mjs';

let office;
before(async () => { office = await Office.start(); });
after(() => office.remove());

function raw(bytes) {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(office.base).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => { answer += chunk; if (/\r\n\r\n/.test(answer)) socket.end(); });
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
    socket.on('error', () => resolve(0));
    socket.setTimeout(3000, () => socket.destroy());
    socket.write(bytes);
  });
}

const post = (headers, body = '') => `POST /signin HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n${body}`;
const violations = {
  'content length with transfer encoding': [post('Content-Length: 3\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), 400],
  'two content lengths': [post('Content-Length: 3\r\nContent-Length: 3', 'abc'), 400],
  'two different content lengths': [post('Content-Length: 3\r\nContent-Length: 4', 'abcd'), 400],
  'signed content length': [post('Content-Length: +3', 'abc'), 400],
  'unknown transfer encoding': [post('Transfer-Encoding: xchunked', '0\r\n\r\n'), 501],
  'space before the colon': [post('Content-Length : 3', 'abc'), 400],
  'folded line': ['GET / HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n', 400],
  'bare line feed': ['GET / HTTP/1.1\nHost: a\n\n', 400],
  'NUL in a header': ['GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n', 400],
  'no host': ['GET / HTTP/1.1\r\n\r\n', 400],
  'two hosts': ['GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400],
  'HTTP/1.0 with chunks': ['POST /signin HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  'chunks': [post('Transfer-Encoding: chunked', '5\r\nabcde\r\n0\r\n\r\n'), 411],
  'long request line': [`GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414],
  'long headers': [`GET / HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(17000)}\r\n\r\n`, 431],
  'many headers': [`GET / HTTP/1.1\r\nHost: a\r\n${'X-A: b\r\n'.repeat(70)}\r\n`, 431],
  'large body': [post('Content-Length: 3000000'), 413],
  'content length that is no number': [post('Content-Length: 3,3', 'abc'), 400],
  'content length beyond all numbers': [post('Content-Length: 99999999999999999999999'), 400],
  'transfer encoding twice': [post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), 400],
  'chunked and something else': [post('Transfer-Encoding: gzip, chunked', '0\r\n\r\n'), 501],
  'bare carriage return': ['GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n', 400],
  'empty header name': ['GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n', 400],
  'host with a path': ['GET / HTTP/1.1\r\nHost: a/b\r\n\r\n', 400],
  'another version': ['GET / HTTP/2.0\r\nHost: a\r\n\r\n', 400],
  'path that climbs': ['GET /assets/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n', 400],
  'TRACE': ['TRACE / HTTP/1.1\r\nHost: a\r\n\r\n', 405],
};
for (const [what, [bytes, status]] of Object.entries(violations)) test(`refused: ${what}`, async () => assert.equal(await raw(bytes), status));

// Bytes that come one by one; resolves with the milliseconds until the other side gives up.
const drip = (first, letter) => new Promise((resolve) => {
  const socket = connect(Number(new URL(office.base).port), '127.0.0.1'), began = Date.now();
  const more = setInterval(() => { if (socket.writable) socket.write(letter); }, 500);
  socket.on('error', () => {});
  socket.on('close', () => { clearInterval(more); resolve(Date.now() - began); });
  socket.write(first);
});

test('headers and bodies that drip are cut off, and in the meantime everybody else is answered', { timeout: 60_000 }, async () => {
  const slow = [...Array.from({ length: 20 }, () => drip('GET / HTTP/1.1\r\nHost: a\r\nX-A: ', 'b')), ...Array.from({ length: 20 }, () => drip(post('Content-Length: 500'), 'a'))];
  for (let i = 0; i < 10; ++i) assert.equal(await raw('GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n'), 204);
  for (const lasted of await Promise.all(slow)) assert.ok(lasted > 5000 && lasted < 20_000, `${lasted} ms`);
});

test('256 idle connections keep nobody out', async () => {
  const port = Number(new URL(office.base).port);
  const idle = await Promise.all(Array.from({ length: 256 }, () => new Promise((resolve, reject) => { const socket = connect(port, '127.0.0.1', () => resolve(socket)); socket.on('error', reject); })));
  try {
    assert.equal(await raw('GET /signin HTTP/1.1\r\nHost: a\r\n\r\n'), 200);
    assert.ok(idle.every((socket) => !socket.destroyed), 'all of them are still there');
  } finally {
    for (const socket of idle) socket.destroy();
  }
});

test('a plain request is answered', async () => {
  assert.equal(await raw('GET /signin HTTP/1.1\r\nHost: a\r\n\r\n'), 200);
});

test('a post from elsewhere is refused', async () => {
  const send = (headers) => fetch(`${office.base}/signin`, { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams({ username: 'claire', password }) }).then((r) => r.status);
  assert.equal(await send({}), 403);
  assert.equal(await send({ Origin: 'https://example.org' }), 403);
  assert.equal(await send({ Origin: 'null' }), 403);
  assert.equal(await send({ Origin: office.base, 'Sec-Fetch-Site': 'cross-site' }), 403);
  assert.equal(await send({ Origin: office.base }), 303);
});

test('a page form without its token is refused; the API wants X-App and JSON', async () => {
  const claire = await office.signIn('claire');
  const send = (path, headers, body) => fetch(office.base + path, { method: 'POST', redirect: 'manual', headers: { Cookie: claire.cookie, Origin: office.base, ...headers }, body }).then((r) => r.status);
  assert.equal(await send('/cases/new', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'channel=cp_staff'), 403);
  assert.equal(await send('/api/v1/cases/new', { 'Content-Type': 'application/json' }, '{}'), 403);
  assert.equal(await send('/api/v1/cases/new', { 'X-App': '1', 'Content-Type': 'text/plain' }, '{}'), 415);
  assert.equal(await send('/api/v1/cases/new', { 'X-App': '1', 'Content-Type': 'application/json' }, '{"fields":{},"fields":{}}'), 400);
  assert.equal(await send('/api/v1/cases/new', { 'X-App': '1', 'Content-Type': 'application/json' }, '{"entry":"1","fields":{"nonsense":"1"}}'), 422);
});

test('signed out means signed out, and unknown names look like wrong passwords', async () => {
  const claire = await office.signIn('claire');
  assert.equal((await claire.page('/signout', {}, '/day')).status, 303);
  assert.equal((await claire.get('/day')).headers.get('location'), '/signin');
  assert.equal((await claire.get('/api/v1/cases')).status, 401);
  const wrong = async (username) => (await fetch(`${office.base}/signin`, { method: 'POST', headers: { 'X-App': '1', 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ username, password: 'x' }) })).text();
  assert.equal((await wrong('claire')).replace('claire', ''), (await wrong('nobody')).replace('nobody', ''));
});

test('every answer carries the headers that keep scripts, frames and caches out', async () => {
  for (const path of ['/signin', '/nowhere', '/api/v1/openapi.json']) {
    const { headers } = await fetch(office.base + path, { redirect: 'manual' });
    assert.match(headers.get('content-security-policy'), /default-src 'none'.*frame-ancestors 'none'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('cache-control'), 'no-store');
  }
});

test('the API describes itself from the route table and the forms', async () => {
  const document = await (await fetch(`${office.base}/api/v1/openapi.json`)).json();
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.paths['/api/v1/cases/{id}/do/{form}'].post);
  assert.deepEqual(document.components.schemas.initial_assessment.properties.risk_level.enum, ['high', 'medium', 'low', 'none']);
});
