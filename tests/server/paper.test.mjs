// abri-paper: the description of a document in, a PDF out. What a reader, a screen reader and a telephone's camera get of it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { build } from './office.mjs';

const folder = mkdtempSync(join(tmpdir(), 'abri-paper-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const example = (name) => readFileSync(new URL(`../paper/${name}.json`, import.meta.url));
const print = (input) => spawnSync(join(build, 'abri-paper'), { input, env: {}, maxBuffer: 1 << 26 });
const describe = (blocks, more) => JSON.stringify({ language: 'fr', title: 'Essai', date: '2026-11-25', blocks, ...more });

let papers = 0;
function pdfOf(input) {
  const { status, stdout, stderr } = print(input);
  assert.equal(status, 0);
  assert.equal(stderr.toString(), '');
  const path = join(folder, `${++papers}.pdf`);
  writeFileSync(path, stdout);
  const tool = (name, ...args) => execFileSync(name, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  return {
    path, bytes: stdout,
    info: tool('pdfinfo', path),
    text: tool('pdftotext', path, '-'),
    structure: tool('pdfinfo', '-struct-text', path),
    pages: () => Number(/Pages: +(\d+)/.exec(tool('pdfinfo', path))[1]),
    codes() {
      tool('pdftoppm', '-r', '200', '-png', path, `${path}-page`);
      const pictures = execFileSync('find', [folder, '-name', `${papers}.pdf-page*.png`]).toString().trim().split('\n');
      return spawnSync('zbarimg', ['-q', '--raw', ...pictures]).stdout.toString().trim();
    },
  };
}
const inOrder = (text, ...parts) => parts.reduce((from, part) => {
  const at = text.indexOf(part, from);
  assert.notEqual(at, -1, `${part} is missing or too early`);
  return at + part.length;
}, 0);

test('a_certificate_is_one_tagged_page_with_its_title_and_a_code_that_leads_to_its_address', () => {
  const paper = pdfOf(example('certificate'));
  assert.match(paper.info, /^Title: +Attestation de formation$/m);
  assert.match(paper.info, /^Tagged: +yes$/m);
  assert.match(paper.info, /^Page size: +841\.89 x 595\.276 pts \(A4\)$/m);
  assert.equal(paper.pages(), 1);
  assert.equal(paper.codes(), 'https://abri.example/v/7KQ2-M9XD-41TZ?langue=fr');
  inOrder(paper.text, 'Attestation de formation', 'décernée à', 'Aïssata Œuvrard-N’Diaye', 'Écouter un enfant', 'attestation fictive');
});

test('a_screen_reader_gets_the_language_the_headings_the_lists_and_words_for_the_code', () => {
  const paper = pdfOf(example('sample'));
  assert.match(paper.bytes.toString('latin1'), /\/Lang \(fr\)/);
  assert.match(paper.bytes.toString('latin1'), /\/Alt <68747470/);
  inOrder(paper.structure, 'H1 (block)', 'Écouter un enfant', 'H2 (block)', 'L (block)', 'LI (block)', 'Lbl (block)', 'LBody (block)', 'H3 (block)', 'Figure');
  inOrder(paper.structure, 'pour ne pas demander deux fois ce qui a déjà été dit une fois.');
});

test('a_booklet_reads_in_order_over_its_pages_and_marks_are_not_seen', () => {
  const paper = pdfOf(example('sample'));
  assert.equal(paper.pages(), 4);
  inOrder(paper.text.replaceAll(' / ', '/'), 'chaque sorte de bloc', 'Avant la visite', '1.', 'Saluer', '10.', 'À retenir', 'Question', 'On verra', 'Vos mots', '1/4', 'Fin du passage', 'Un long passage', '2/4', '3/4', 'Dernière page', 'Voilà la fin.', '4/4');
  for (const kept of ['2 * 3 * 4', '<b>ceci</b>', '&amp;', '**sans fin']) assert.ok(paper.text.includes(kept), kept);
  for (const gone of ['**chaque', '*penché', '***']) assert.ok(!paper.text.includes(gone), gone);
  assert.match(paper.text, /نستمع/);
  assert.equal(paper.codes(), 'https://abri.example/carnet?p=1&q=a%20b');
  assert.match(paper.bytes.toString('latin1'), /\/Outlines \d+ 0 R/);
});

test('the_same_description_gives_the_same_bytes', () => {
  for (const name of ['certificate', 'sample']) assert.deepEqual(print(example(name)).stdout, print(example(name)).stdout);
});

test('a_heading_never_closes_a_page_and_a_keep_stays_together', () => {
  for (let lines = 20; lines < 30; ++lines) {
    const paper = pdfOf(describe([{ k: 'line', n: lines }, { k: 'h2', t: 'Le titre' }, { k: 'p', t: 'La suite.' }]));
    const page = paper.text.split('\f').find((each) => each.includes('Le titre'));
    assert.ok(page.includes('La suite.'), `${lines} lines`);
    const kept = pdfOf(describe([{ k: 'line', n: lines }, { k: 'keep', blocks: [{ k: 'p', t: 'Première' }, { k: 'line', n: 3 }, { k: 'p', t: 'Dernière' }] }]));
    assert.ok(kept.text.split('\f').find((each) => each.includes('Première')).includes('Dernière'), `${lines} lines`);
  }
});

test('a_paragraph_over_two_pages_leaves_no_line_alone', () => {
  for (let words = 1000; words < 1300; words += 37) {
    const pages = pdfOf(describe([{ k: 'p', t: 'mot '.repeat(words) }])).text.trimEnd().split('\f').map((page) => page.trim().split('\n').length);
    assert.ok(pages.every((lines) => lines >= 2), `${words} words: ${pages}`);
  }
});

const p = { k: 'p', t: 'texte' };
const refused = {
  'nothing': '',
  'no JSON': '{"language":',
  'a list': '[]',
  'no blocks': JSON.stringify({ language: 'fr', title: 'Essai', date: '2026-11-25' }),
  'no title': JSON.stringify({ language: 'fr', date: '2026-11-25', blocks: [p] }),
  'a day that is not': describe([p], { date: '2026-02-30' }),
  'a language that is none': describe([p], { language: 'fr) /X (' }),
  'a page of no kind': describe([p], { page: 'square' }),
  'a flag that is a word': describe([p], { frame: 'yes' }),
  'a member unknown': describe([p], { colour: 'red' }),
  'a block of no kind': describe([{ k: 'html', t: 'x' }]),
  'a block that is a text': describe(['texte']),
  'a text that is a number': describe([{ k: 'p', t: 5 }]),
  'a block member unknown': describe([{ ...p, href: 'x' }]),
  'an alignment unknown': describe([{ ...p, align: 'end' }]),
  'a space of nothing': describe([{ k: 'space', mm: 0 }]),
  'a space too high': describe([{ k: 'space', mm: 201 }]),
  'a height that is a word': describe([{ k: 'space', mm: '8' }]),
  'a code of nothing': describe([{ k: 'qr', t: '', mm: 30 }]),
  'a code that is no address': describe([{ k: 'qr', t: 'https://abri.example/é', mm: 30 }]),
  'a code too long': describe([{ k: 'qr', t: 'a'.repeat(3000), mm: 30 }]),
  'a paragraph too long': describe([{ k: 'p', t: 'a'.repeat(40_001) }]),
  'a wrong block in a keep': describe([{ k: 'keep', blocks: [{ k: 'x' }] }]),
  'a keep of nothing': describe([{ k: 'keep' }]),
  'too many blocks': describe(Array(20_001).fill({ k: 'rule' })),
  'a text that is not UTF-8': Buffer.from(describe([{ k: 'p', t: 'é' }]), 'latin1'),
  'nine megabytes': describe([p]) + ' '.repeat(9 << 20),
  'more pages than we write': describe(Array(20_000).fill({ k: 'line', n: 200 })),
};
for (const [what, input] of Object.entries(refused))
  test(`refused: ${what}`, () => {
    const { status, stdout, stderr } = print(input);
    assert.deepEqual([status, stdout.length, stderr.toString()], [1, 0, '']);
  });

test('a_description_cut_off_anywhere_is_refused', () => {
  const whole = example('sample');
  for (let size = 1; size < whole.length - 2; size += 97) assert.equal(print(whole.subarray(0, size)).status, 1, `${size} bytes`);
});

test('texts_that_are_hard_to_set_are_set', () => {
  const hard = ['', '*', '****', '** a **', '***a**', '*a **b* c**', '<span size="1000000">&lt;', 'a\u0001b\u2028c\u202ed\ufffe\ufdd0', `a${'\u0301'.repeat(900)}`, 'W'.repeat(3000), '\n'.repeat(300), '日本語 हिन्दी ไทย עברית 🙂'];
  for (const t of hard) assert.equal(pdfOf(describe(['p', 'box', 'bullet', 'choice'].map((k) => ({ k, t })))).info.includes('Tagged:'), true, JSON.stringify(t.slice(0, 20)));
});
