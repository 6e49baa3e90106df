// A child's drawing: kept under its own key with the names, without what a phone adds to it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { build, entryId, Office } from './office.mjs';
import * as kela from './kela.mjs';

let office, claire, bruno, samuel, mariam, file;
before(async () => {
  office = await Office.start({ today: '2026-10-12T12:00' });
  [claire, bruno, samuel, mariam] = await Promise.all(['claire', 'bruno', 'samuel', 'mariam'].map((name) => office.signIn(name)));
  file = await kela.register(claire, { name: 'Dessinatrice' });
});
after(() => office.remove());

const crcTable = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; ++k) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc = (bytes) => { let c = 0xffffffff; for (const byte of bytes) c = crcTable[(c ^ byte) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]), out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0); body.copy(out, 4); out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}
// A PNG of one grey level a row, or of one bit a pixel for the very large ones.
function png(width, height, bits = 8) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0); head.writeUInt32BE(height, 4); head[8] = bits; head[9] = 0;
  const row = 1 + Math.ceil((width * bits) / 8), rows = Buffer.alloc(row * height);
  if (bits === 8) for (let y = 0; y < height; ++y) rows.fill(y % 256, y * row + 1, (y + 1) * row);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
const clean = (bytes) => execFileSync(join(build, 'abri-image'), { input: bytes, maxBuffer: 1 << 24 });
// A JPEG as a phone writes it: held sideways, with a place in its EXIF.
function fromPhone(width, height) {
  const jpeg = clean(png(width, height));
  const tiff = Buffer.from('49492a0008000000020012010300010000000600000' + '00e01020014000000260000000000' + '0000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 48.8583 2.2945 maison')]);
  const app1 = Buffer.alloc(4);
  app1.writeUInt16BE(0xffe1, 0); app1.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), app1, exif, jpeg.subarray(2)]);
}
function sizeOf(jpeg) {
  for (let at = 2; at < jpeg.length;) {
    if (jpeg[at + 1] >= 0xc0 && jpeg[at + 1] <= 0xc2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  throw new Error('no size');
}
async function keep(person, bytes, { entry = entryId(), of = file, fields = {} } = {}) {
  const shown = await person.get(`/cases/${of}/attachments`);
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(shown.text)?.[1] ?? '';
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrf, entry, heads: '', attached_on: '2026-10-12', kind: 'drawing', told_by_child: 'Ma maison', ...fields })) body.append(name, value);
  if (bytes) body.append('picture', new Blob([bytes]), 'IMG_chez_Dessinatrice.jpg');
  const response = await fetch(`${office.base}/cases/${of}/attachments`, { method: 'POST', redirect: 'manual', headers: { Cookie: person.cookie, Origin: office.base, 'Accept-Language': 'fr' }, body });
  return { status: response.status, text: await response.text() };
}
const addresses = async (person, of = file) => [...(await person.get(`/cases/${of}/attachments`)).text.matchAll(/src="(\/cases\/[0-9a-f]+\/attachments\/[0-9a-f]+)"/g)].map((match) => match[1]);
const picture = async (person, path) => {
  const response = await fetch(office.base + path, { headers: { Cookie: person.cookie }, redirect: 'manual' });
  return { status: response.status, type: response.headers.get('content-type'), cache: response.headers.get('cache-control'), bytes: Buffer.from(await response.arrayBuffer()) };
};

test('a drawing is kept upright and without its place, and only those who carry the file see it', async () => {
  const sent = fromPhone(60, 40);
  assert.ok(sent.includes('GPS 48'));
  const entry = entryId();
  assert.equal((await keep(claire, sent, { entry })).status, 303);
  assert.equal((await keep(claire, sent, { entry })).status, 303, 'posted twice');
  const [path, ...more] = await addresses(claire);
  assert.equal(more.length, 0);
  const seen = await picture(claire, path);
  assert.deepEqual([seen.status, seen.type, seen.cache], [200, 'image/jpeg', 'no-store']);
  assert.deepEqual(sizeOf(seen.bytes), [40, 60], 'turned upright');
  for (const trace of ['Exif', 'GPS', 'maison']) assert.ok(!seen.bytes.includes(trace), trace);
  assert.match((await claire.get(`/cases/${file}/attachments`)).text, /Ma maison/);
  assert.equal((await picture(samuel, path)).status, 200, 'the team’s supervisor');
  assert.equal((await picture(bruno, path)).status, 404);
  assert.equal((await picture(mariam, path)).status, 404);
  const stranger = await kela.register(bruno, { name: 'Autre' });
  assert.equal((await picture(bruno, path.replace(file, stranger))).status, 404, 'by another file’s address');
});

test('what is no picture, too large or a bomb is refused beside the field, and nothing typed is lost', async () => {
  for (const [bytes, words] of [[null, /Choisissez une image/], [Buffer.from('<svg onload=alert(1)>'), /pas une image/], [Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(3000, 7)]), /pas une image/], [png(30_000, 30_000, 1), /pas une image/]]) {
    const answer = await keep(claire, bytes, { fields: { told_by_child: 'La rivière' } });
    assert.equal(answer.status, 422);
    assert.match(answer.text, words);
    assert.match(answer.text, /value="La rivière"/);
  }
  assert.equal((await keep(claire, Buffer.alloc(7 * 1024 * 1024)).catch(() => ({ status: 413 }))).status, 413);
  assert.equal((await addresses(claire)).length, 1);
  assert.equal((await claire.get('/day')).status, 200, 'and the program goes on');
});

test('a large photo becomes small', async () => {
  assert.equal((await keep(claire, png(4000, 3000))).status, 303);
  const { bytes } = await picture(claire, (await addresses(claire)).at(-1));
  assert.deepEqual(sizeOf(bytes), [1600, 1200]);
  assert.ok(bytes.length <= 150 * 1024, `${bytes.length} bytes`);
});

test('drawings go with the file to another worker, and leave the first', async () => {
  const { key_worker: other } = await bruno.case((await bruno.get('/api/v1/cases')).json.data[0].id);
  const paths = await addresses(claire);
  assert.equal((await samuel.page(`/cases/${file}/assign`, { entry: entryId(), heads: '', worker: other, reason: 'Proximité' })).status, 303);
  for (const path of paths) {
    assert.equal((await picture(bruno, path)).status, 200);
    assert.equal((await picture(claire, path)).status, 404);
  }
});

test('what a file says of pictures gives no key: not of another file, not of a post, not of itself', async () => {
  const mine = await kela.register(claire, { name: 'Appât' });
  assert.equal((await claire.api(`/cases/${mine}/do/attachment`, { attached_on: '2026-10-12', kind: 'drawing', attached_file: file })).status, 404);
  assert.ok(!(await claire.case(mine)).open_forms.includes('attachment'));
  assert.equal((await claire.write(mine, 'conflict_of_interest', { declared_on: '2026-10-12', person: file, kind: 'same_circle' })).status, 422, 'nobody of the staff');
  assert.equal((await claire.get(`/cases/${file}`)).status, 404);
});

test('without the program that cleans pictures a picture is refused in words, and the office goes on', async () => {
  const mine = await kela.register(claire, { name: 'Sansoutil' });
  const program = join(build, 'abri-image');
  renameSync(program, `${program}.away`);
  try {
    writeFileSync(program, '#!/bin/sh\nexit 2\n', { mode: 0o755 });
    assert.match((await keep(claire, Buffer.concat([png(900, 900), Buffer.alloc(400_000, 1)]), { of: mine })).text, /pas une image/);
    rmSync(program);
    assert.match((await keep(claire, Buffer.concat([png(900, 900), Buffer.alloc(400_000, 1)]), { of: mine })).text, /pas une image/);
  } finally {
    rmSync(program, { force: true });
    renameSync(`${program}.away`, program);
  }
  assert.equal((await claire.get('/day')).status, 200);
  assert.equal((await keep(claire, png(50, 50), { of: mine })).status, 303);
});

test('on disk a drawing stands with the names, sealed, and every chain verifies', async () => {
  await office.stop();
  assert.equal(office.sql("select count(*) from entries where kind = 4").split('\n').pop(), '3');
  for (const name of ['main.db', 'vault.db']) assert.ok(!readFileSync(join(office.data, name)).includes('JFIF'), name);
  const proof = office.verify();
  assert.equal(proof.code, 0, proof.text);
});
