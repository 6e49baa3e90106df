// abri-unpack: files from elsewhere, opened in a process that can do nothing else. Whatever comes in, it ends with 0 or 1.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { constants, deflateRawSync } from 'node:zlib';
import { build } from './office.mjs';

const program = join(build, 'abri-unpack');
function unpack(what, input) {
  const { status, signal, stdout, stderr } = spawnSync(program, what, { input, env: {}, maxBuffer: 1 << 25, timeout: 15000 });
  assert.equal(stderr.toString(), '', 'nothing of a file goes into a log');
  return { code: signal ?? status, bytes: stdout, json: status === 0 ? JSON.parse(stdout) : stdout.toString() };
}
const zip = (...entries) => unpack(['zip'], archive(entries));
const xml = (text) => unpack(['xml'], text);
const refused = { code: 1, bytes: Buffer.alloc(0), json: '' };
const unpacked = (files, skipped = []) => ({ files: Object.entries(files).map(([name, text]) => ({ name, text })), skipped });

const crcTable = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; ++k) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc = (bytes) => { let c = 0xffffffff; for (const byte of bytes) c = crcTable[(c ^ byte) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };

// An entry: its name, its bytes, and what is to be said about it against the truth.
function archive(entries, { comment = '' } = {}) {
  const parts = [], directory = [];
  let at = 0;
  for (const [name, data, lie = {}] of entries) {
    const plain = Buffer.from(data ?? ''), named = Buffer.from(name);
    const method = lie.method ?? 8, packed = lie.packed ?? (method === 8 ? deflateRawSync(plain) : plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); shared.writeUInt16LE(lie.flags ?? 0x800, 2); shared.writeUInt16LE(method, 4); shared.writeUInt32LE(0x5a210000, 6);
    shared.writeUInt32LE(lie.crc ?? crc(plain), 10); shared.writeUInt32LE(packed.length, 14); shared.writeUInt32LE(lie.size ?? plain.length, 18); shared.writeUInt16LE(named.length, 22);
    const head = Buffer.alloc(46);
    head.write('PK\x01\x02'); head.writeUInt16LE(20, 4); shared.copy(head, 6); head.writeUInt32LE(lie.at ?? at, 42);
    directory.push(head, named);
    if (lie.at !== undefined) continue;
    parts.push(Buffer.from('PK\x03\x04'), shared, named, packed);
    at += 30 + named.length + packed.length;
  }
  const end = Buffer.alloc(22), listed = Buffer.concat(directory);
  end.write('PK\x05\x06'); end.writeUInt16LE(entries.length, 8); end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12); end.writeUInt32LE(at, 16); end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, listed, end, Buffer.from(comment)]);
}
// A deflate stream of this many megabytes of zeros, made of one block again and again.
function zeros(megabytes) {
  const block = deflateRawSync(Buffer.alloc(1 << 20), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array(megabytes).fill(block), Buffer.from([3, 0])]);
}

test('an archive gives its texts in the order of their names, and says what else it holds', () => {
  const answer = zip(['fr/2.md', 'Deux'], ['fr/'], ['fr/1.md', '\ufeffUn « é »\n\u0001'], ['pic.png', 'x'], ['notes', 'x'], ['a.TXT', ''], ['Latin.txt', Buffer.from([0xe9])], ['nul.md', 'a\0b'], ['course.json', '{}'], ['q.gift', '::a::'], ['q.xml', '<a/>'], ['.md', 'x']);
  assert.deepEqual(answer.json, unpacked({ '.md': 'x', 'a.TXT': '', 'course.json': '{}', 'fr/1.md': 'Un « é »\n\u0001', 'fr/2.md': 'Deux', 'q.gift': '::a::', 'q.xml': '<a/>' }, ['Latin.txt', 'notes', 'nul.md', 'pic.png']));
  assert.deepEqual(zip(['a.md', 'stored', { method: 0 }]).json, unpacked({ 'a.md': 'stored' }));
  assert.deepEqual(zip().json, unpacked({}));
  assert.deepEqual(unpack(['zip'], archive([['a.md', 'x']], { comment: 'a comment' })).json, unpacked({ 'a.md': 'x' }));
});

test('a name that leads elsewhere is not repeated', () => {
  for (const name of ['../a.md', 'fr/../../a.md', '/etc/passwd.md', 'fr\\1.md', 'a\0.md', 'a.md\0.png', Buffer.from([0xff, 0x2e, 0x6d, 0x64]), Buffer.from([0xc0, 0xaf, 0x2e, 0x6d, 0x64]), '', 'é'.repeat(99) + '.md', 'a\u202edm.exe.md'])
    assert.deepEqual(zip([name, 'x', { flags: 0 }], ['b.md', 'y']).json, unpacked({ 'b.md': 'y' }, ['?']), JSON.stringify(name));
  assert.deepEqual(zip([Buffer.from([0xff, 0x2e, 0x6d, 0x64]), 'x']), refused, 'said to be UTF-8, and is not');
  assert.deepEqual(zip(['é'.repeat(98) + '.txt', 'x']).json, unpacked({ ['é'.repeat(98) + '.txt']: 'x' }));
});

test('a name that comes twice, or more entries than a course has, is no archive we take', () => {
  assert.deepEqual(zip(['a.md', '1'], ['a.md', '2']), refused);
  assert.deepEqual(zip(['a.png', '1'], ['a.png', '2']), refused);
  const many = (count) => zip(...Array.from({ length: count }, (_, i) => [`${i}.md`, '']));
  assert.equal(many(2000).json.files.length, 2000);
  assert.deepEqual(many(2001), refused);
});

test('what is locked, packed in a rare way or too big is named and left', () => {
  assert.deepEqual(zip(['a.md', 'secret secret', { flags: 0x801 }], ['b.md', 'x', { method: 12 }], ['c.md', 'x', { method: 14 }], ['d.md', 'x']).json, unpacked({ 'd.md': 'x' }, ['a.md', 'b.md', 'c.md']));
  const most = 'x'.repeat(1 << 20);
  assert.deepEqual(zip(['a.md', most], ['b.md', `${most}x`]).json, unpacked({ 'a.md': most }, ['b.md']));
  const files = Array.from({ length: 8 }, (_, i) => [`${i}.md`, most]);
  assert.equal(zip(...files).json.files.length, 8);
  assert.deepEqual(zip(...files, ['9.md', 'x']), refused);
  // Control characters take six bytes of JSON each: more than we hand out.
  assert.deepEqual(zip(...Array.from({ length: 3 }, (_, i) => [`${i}.md`, '\u0001'.repeat(1 << 20)])), refused);
  assert.deepEqual(unpack(['zip'], Buffer.alloc((12 << 20) + 1, archive([['a.md', 'x']]))), refused);
});

test('a bomb does not go off', () => {
  const gigabyte = zeros(1024), before = Date.now();
  const eight = (lie) => Array.from({ length: 8 }, (_, i) => [`${i}.md`, '', { packed: gigabyte, crc: 1, ...lie }]);
  assert.deepEqual(zip(...eight({ size: 2 ** 30 })).json, unpacked({}, Array.from({ length: 8 }, (_, i) => `${i}.md`)));
  assert.ok([0, 1].includes(zip(...eight({ size: 10 })).code));
  assert.ok([0, 1].includes(zip(...eight({ size: 1 << 20 })).code));
  // One body, two thousand entries.
  const body = 'a'.repeat(900_000), again = { at: 0, packed: deflateRawSync(body), crc: crc(Buffer.from(body)), size: body.length };
  assert.deepEqual(zip(['a.md', body], ...Array.from({ length: 1999 }, (_, i) => [`${i}.md`, '', again])), refused);
  assert.ok(Date.now() - before < 10000);
});

test('an archive that lies, or is broken anywhere, is refused or read, and never the end of the program', () => {
  assert.deepEqual(zip(['a.md', 'some text', { crc: 7 }]), refused);
  assert.deepEqual(zip(['a.md', 'some text', { size: 3 }]).json, unpacked({ 'a.md': 'some text' }), 'what is there counts, not what is said');
  assert.deepEqual(zip(['a.md', 'some text', { packed: Buffer.from('no deflate') }]), refused);
  for (const nothing of ['', 'PK', 'PK\x03\x04', 'PK\x05\x06', '<quiz/>', Buffer.alloc(22), Buffer.alloc(100_000, 'PK\x05\x06'), Buffer.alloc(100_000, 'PK\x01\x02')]) assert.deepEqual(unpack(['zip'], nothing), refused);
  const good = archive([['fr/1.md', 'Une leçon. '.repeat(20)], ['b.txt', 'x', { method: 0 }], ['c.png', 'y']]);
  for (let size = 0; size < good.length; ++size) assert.deepEqual(unpack(['zip'], good.subarray(0, size)), refused, `the first ${size} bytes`);
  for (let at = 0; at < good.length; ++at) {
    const bad = Buffer.from(good);
    bad[at] ^= 1 << at % 8;
    assert.ok([0, 1].includes(unpack(['zip'], bad).code), `bit ${at % 8} of byte ${at}`);
    bad[at] = 0xff;
    assert.ok([0, 1].includes(unpack(['zip'], bad).code), `byte ${at}`);
  }
});

test('XML becomes a tree of names, attributes, words and elements', () => {
  assert.deepEqual(xml('<?xml version="1.0"?><!-- a --><q a="1 &amp; 2" b=""> un <b/><![CDATA[<p>deux</p>]]>&#233; <c><d>x</d></c></q>').json, { n: 'q', a: { a: '1 & 2', b: '' }, t: 'un <p>deux</p>é', c: [{ n: 'b' }, { n: 'c', c: [{ n: 'd', t: 'x' }] }] });
  assert.deepEqual(xml('\ufeff<a>é</a>').json, { n: 'a', t: 'é' });
  assert.deepEqual(xml(Buffer.from('\ufeff<a>é€</a>', 'utf16le')).json, { n: 'a', t: 'é€' });
  assert.deepEqual(xml(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1')).json, { n: 'a', t: 'é' });
  assert.deepEqual(xml('<a>&unknown;</a>').json, { n: 'a', t: '&unknown;' });
});

const nested = (depth) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const laughs = '<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><q>&c;</q>';
test('XML that is meant to hurt is refused', () => {
  for (const bad of ['', ' ', 'words', '<a>', '<a></b>', '<a b=1/>', '<a b="1" b="2"/>', '<a/><b/>', '<!DOCTYPE q><q/>', '<q/><!DOCTYPE q>', '<q><!DOCTYPE q></q>', '<!DOCTYPE q SYSTEM "file:///etc/passwd"><q/>', laughs, nested(13), nested(1_000_000), '<a>'.repeat(4_000_000), `<q>${'<a/>'.repeat(200_000)}</q>`, `<q>${'<a/>'.repeat(3_000_000)}</q>`, Buffer.from('<a>\xe9</a>', 'latin1'), Buffer.from('<a>\xed\xa0\x80</a>', 'latin1'), `<a>${'&#1;'.repeat(2_500_000)}</a>`, `<a ${Array.from({ length: 51 }, (_, i) => `b${i}="1"`).join(' ')}/>`, Buffer.alloc((12 << 20) + 1, '<a/>')])
    assert.deepEqual(xml(bad), refused, bad.toString().slice(0, 40));
  assert.equal(xml(nested(12)).code, 0);
  assert.equal(xml(`<q>${'<a/>'.repeat(199_999)}</q>`).json.c.length, 199_999);
});

test('questions as Moodle exports them come through, and a piece of them never does', () => {
  const text = readFileSync(new URL('../exchange/moodle/questions.xml', import.meta.url));
  const { json } = xml(text);
  assert.equal(json.n, 'quiz');
  assert.deepEqual(json.c.map((question) => question.a.type), ['category', 'description', 'multichoice', 'multichoice', 'multichoice', 'truefalse', 'shortanswer', 'numerical', 'numerical', 'matching', 'essay', 'truefalse', 'cloze', 'calculated', 'ddwtos', 'gapselect', 'randomsamatch']);
  const right = json.c[2].c.find(({ n, a }) => n === 'answer' && a.fraction === '100');
  assert.match(right.c.find(({ n }) => n === 'text').t, /^<p>Je l’écoute à son rythme/);
  for (let size = 0; size < text.length - 1; size += 61) assert.deepEqual(xml(text.subarray(0, size)), refused, `the first ${size} bytes`);
});

test('it is called with the one word it knows, and closes itself in before it reads', async () => {
  for (const words of [[], [''], ['tar'], ['zip', 'xml'], ['--help']]) assert.equal(unpack(words, '<a/>').code, 64, words.join(' '));
  const child = spawn(program, ['xml'], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => { child.on('exit', (code) => resolve(code)); });
  const about = (what) => readFileSync(`/proc/${child.pid}/${what}`, 'utf8');
  for (let i = 0; i < 200 && !/^Seccomp:\s+2$/m.test(about('status')); ++i) await pause(10);
  assert.match(about('status'), /^Seccomp:\s+2$/m);
  assert.match(about('limits'), /^Max address space\s+536870912\s+536870912/m);
  assert.match(about('limits'), /^Max cpu time\s+10\s+10/m);
  assert.match(about('limits'), /^Max file size\s+0\s+0/m);
  child.stdin.end('<a/>');
  assert.equal(await ended, 0);
});
