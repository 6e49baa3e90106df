// What a trainer does: write a course, publish its editions, take questions in from elsewhere, give a course to learners and
// see what is done; and what a learner carries away: a certificate that anybody can check, a badge, a booklet.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { entryId, Office } from './office.mjs';

const here = new URL('.', import.meta.url).pathname;
let office, folder, claire, bruno, samuel, mariam, ids;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abri-learning-'));
  office = await Office.start({ today: '2026-10-12T12:00' });
  [claire, bruno, samuel, mariam] = await Promise.all(['claire', 'bruno', 'samuel', 'mariam'].map((name) => office.signIn(name)));
  const form = (await mariam.get('/teach/assign')).text;
  ids = Object.fromEntries([...form.matchAll(/value="([0-9a-f]{32})"> <bdi>(\S+)/g)].map(([, id, name]) => [name, id]));
});
after(async () => {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
});

const post = (person, path, fields) => person.page(path, fields instanceof URLSearchParams ? fields : { entry: entryId(), heads: '', ...fields });
const newCourse = (person, fields) => post(person, '/teach/new', { id: 'securite', title_fr: "La sécurité de l'équipe", pass: '50', ...fields });
const fingerprint = async (person, path) => /name="before" value="([0-9a-f]+)"/.exec((await person.get(path)).text)?.[1] ?? '';
async function writeLesson(person, course, lesson, text, fields = {}) {
  const path = `/teach/${course}/lessons/${lesson}`;
  return post(person, path, { language: 'fr', before: await fingerprint(person, `${path}?language=${fields.language ?? 'fr'}`), title: `Leçon ${lesson}`, minutes: '5', objectives: 'Savoir', text, _step: 'keep', ...fields });
}
const publish = (person, course, note = '') => post(person, `/teach/${course}`, { _step: 'publish', note });
const check = (id, right = 'b') => `::: check ${id} choice key=${right}\nQuestion ${id} ?\n- a | Non | Pas cela.\n- b | Oui | C'est cela.\n:::\n`;
async function bytes(person, path) {
  const response = await fetch(office.base + path, { headers: { Cookie: person.cookie, 'Accept-Language': 'fr' } });
  return { status: response.status, type: response.headers.get('content-type'), name: response.headers.get('content-disposition'), body: Buffer.from(await response.arrayBuffer()) };
}
async function upload(person, course, file, fields = {}) {
  const path = `/teach/${course}/import`;
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec((await person.get(path)).text)?.[1] ?? '';
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrf, entry: entryId(), heads: '', lesson: '1.1', language: 'fr', questions: '', ...fields })) body.append(name, value);
  if (file) body.append('file', new Blob([file]), 'questions');
  const response = await fetch(office.base + path, { method: 'POST', redirect: 'manual', headers: { Cookie: person.cookie, Origin: office.base, 'Accept-Language': 'fr' }, body });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}

test('a course is begun by who trains, with what is wrong said beside its field', async () => {
  for (const [fields, field] of [[{ id: 'a' }, 'id'], [{ id: 'Sécurité' }, 'id'], [{ id: 'assign' }, 'id'], [{ id: 'cm101' }, 'id'], [{ title_fr: ' ' }, 'title_fr'], [{ title_fr: 'x'.repeat(101) }, 'title_fr'], [{ pass: '101' }, 'pass'], [{ pass: 'dix' }, 'pass'], [{ training: 'autre' }, 'training']]) {
    const answer = await newCourse(samuel, fields);
    assert.equal(answer.status, 422, JSON.stringify(fields));
    assert.match(answer.text, new RegExp(`id="e-${field}"`));
  }
  assert.equal((await newCourse(samuel, {})).location, '/teach/securite');
  assert.equal((await newCourse(samuel, {})).status, 422, 'the name is taken');
  assert.match((await samuel.get('/teach')).text, /sécurité de l&#39;équipe.*?pas encore publié/s);
  for (const path of ['/teach', '/teach/new', '/teach/assign', '/teach/securite', '/teach/securite/lessons/1.1', '/teach/securite/import', '/teach/securite/results', '/teach/securite/package/markdown'])
    assert.equal((await claire.get(path)).status, 404, `a learner does not teach: ${path}`);
  assert.ok(!(await claire.get('/learn')).text.includes('sécurité de l'), 'nothing is begun before it is published');
  assert.equal((await claire.get('/learn/securite')).status, 404);
});

test('a lesson is looked at before it is kept; what is wrong in its text is named, and nothing typed is lost', async () => {
  const path = '/teach/securite/lessons/1.1';
  const looked = await post(samuel, path, { language: 'fr', title: 'Partir', minutes: '5', objectives: 'Dire où', text: `## Avant\n\nOn dit **où**.\n\n${check('Q1')}`, _step: 'preview', before: '' });
  assert.match(looked.text, /class="preview"[\s\S]*<strong>où<\/strong>[\s\S]*name="answer\.Q1"/);
  assert.ok(!(await samuel.get('/teach/securite')).text.includes('Partir'), 'a look keeps nothing');
  for (const [text, words] of [
    ['::: check Q1 choice key=b\nQ ?\n- a | x | y\n', /n(&#39;|’)est pas fermé/], [check('Q1', 'c'), /la bonne réponse/], ['::: check Q1 devine key=a\nQ ?\n- a | x | y\n:::\n', /sa forme/],
    ['::: check Q1 choice key=a\nQ ?\n- a | x | y\n:::\n', /plus de réponses/], [`${check('Q1')}\n${check('Q1')}`, /déjà pris/], ['::: check Q1 choice key=a see=rien\nQ ?\n- a | x | y\n- b | x | y\n:::\n', /Ce titre/],
    ['::: chose\nx\n:::\n', /ne connaît pas/], ['::: check Q1 choice key=a\nQ ?\n- a | x\n- b | x | y\n:::\n', /n(&#39;|’)a pas la forme/], ['x'.repeat(60001), /trop long/]]) {
    const answer = await writeLesson(samuel, 'securite', '1.1', text);
    assert.equal(answer.status, 422, text.slice(0, 60));
    assert.match(answer.text, words);
    assert.ok(answer.text.includes(text.slice(0, 20).replaceAll("'", '&#39;')), 'typed text comes back');
  }
  assert.equal((await writeLesson(samuel, 'securite', '1.1', 'x', { title: '' })).status, 422);
  assert.equal((await writeLesson(samuel, 'securite', '1.1', 'x', { minutes: 'beaucoup' })).status, 422);
  assert.equal((await samuel.get('/teach/securite/lessons/9.9.9.9')).status, 422);
  assert.equal((await samuel.get('/teach/securite/lessons/..%2f')).status, 400);
  assert.equal((await writeLesson(samuel, 'securite', '1.1', `## Avant\n\nOn dit où. <script>alert(1)</script>\n\n${check('Q1')}`)).location, '/teach/securite');
  assert.match((await samuel.get('/teach/securite')).text, /1\.1 Leçon 1\.1.*?pas en anglais/s);
});

test('two trainers in one lesson: the second is told, and keeps what she typed', async () => {
  const path = '/teach/securite/lessons/1.1';
  const old = await fingerprint(mariam, `${path}?language=fr`);
  assert.equal((await writeLesson(samuel, 'securite', '1.1', `## Avant\n\nTexte de Samuel.\n\n${check('Q1')}`)).status, 303);
  const late = await post(mariam, path, { language: 'fr', before: old, title: 'Partir', minutes: '5', objectives: '', text: `Texte de Mariam.\n\n${check('Q1')}`, _step: 'keep' });
  assert.equal(late.status, 409);
  assert.match(late.text, /Quelqu(&#39;|’)un a changé cette leçon[\s\S]*Texte de Mariam/);
  const again = /name="before" value="([0-9a-f]+)"/.exec(late.text)[1];
  assert.equal((await post(mariam, path, { language: 'fr', before: again, title: 'Partir', minutes: '5', objectives: '', text: `Texte de Mariam.\n\n${check('Q1')}`, _step: 'keep' })).status, 303);
  // What is typed is kept without being asked, on the server.
  const entry = entryId();
  const before = await fingerprint(samuel, `${path}?language=fr`);
  const typed = { language: 'fr', before, title: 'Partir', minutes: '5', objectives: '' };
  assert.match((await samuel.page(`${path}/draft`, { entry, _quiet: '1', ...typed, text: 'Encore en chemin' }, path)).text, /saved_at/);
  assert.match((await samuel.get(`${path}?language=fr`)).text, /Encore en chemin/);
  assert.ok(!(await mariam.get(`${path}?language=fr`)).text.includes('Encore en chemin'));
  assert.ok(!(await samuel.get('/drafts')).text.includes('Encore en chemin'));
  assert.equal((await samuel.page(path, { entry, heads: '', ...typed, text: `Texte de Mariam.\n\n${check('Q1')}`, _step: 'keep' })).status, 303);
  assert.ok(!(await samuel.get(`${path}?language=fr`)).text.includes('Encore en chemin'), 'kept: no draft any more');
});

test('whoever has begun finishes the edition she began; whoever begins later gets the new one', async () => {
  assert.equal((await writeLesson(samuel, 'securite', '1.2', `Deuxième.\n\n${check('Q2')}`)).status, 303);
  assert.equal((await publish(samuel, 'securite', 'Première')).status, 303);
  const read = async (person, lesson) => (await person.get(`/learn/securite/${lesson}`)).text;
  assert.match(await read(claire, '1.1'), /Texte de Mariam/);
  assert.equal((await post(claire, '/learn/securite/1.1', { _step: 'next', 'answer.Q1': 'b' })).location, '/learn/securite/1.2');
  assert.equal((await writeLesson(samuel, 'securite', '1.1', `Texte nouveau.\n\n${check('Q1', 'a')}`)).status, 303);
  assert.equal((await writeLesson(samuel, 'securite', '1.3', `Troisième.\n\n${check('Q3')}`)).status, 303);
  assert.match(await read(bruno, '1.1'), /Texte de Mariam/, 'a draft is nobody\'s lesson');
  assert.equal((await publish(samuel, 'securite', 'Deuxième')).status, 303);
  assert.match(await read(claire, '1.1'), /Texte de Mariam/);
  assert.equal((await claire.get('/learn/securite/1.3')).status, 404);
  assert.match((await claire.get('/learn/securite')).text, /nouvelle édition.*?1 leçons sur 2/s);
  assert.match(await read(bruno, '1.1'), /Texte nouveau/);
  assert.equal((await bruno.get('/learn/securite/1.3')).status, 200);
  // She hands in what she began, judged by the answers of that edition; the next time the new one is hers.
  assert.equal((await post(claire, '/learn/securite/1.2', { _step: 'submit', 'answer.Q2': 'b' })).location, '/learn/securite');
  assert.match((await claire.get('/learn/securite')).text, /2 bonnes réponses sur 2[\s\S]*certificates/);
  assert.match(await read(claire, '1.1'), /Texte nouveau/);
  assert.equal((await post(samuel, '/teach/securite', { _step: 'publish', note: 'x'.repeat(301) })).status, 422);
});

test('CM101 itself can be adapted, and goes back to the text of Abri', async () => {
  const english = await samuel.get('/teach/cm101/lessons/1.1?language=en');
  assert.match(english.text, /name="language" value="en"/);
  const source = readFileSync(new URL('../../courses/cm101/fr/1.1.md', import.meta.url), 'utf8');
  const text = source.slice(source.indexOf('\n\n') + 2);
  assert.equal((await writeLesson(samuel, 'cm101', '1.1', `${text}\n## Chez nous {#chez-nous}\n\nNotre équipe se réunit le lundi.\n`, { title: 'Qu’est-ce que c’est ?' })).status, 303);
  assert.equal((await publish(samuel, 'cm101', 'Avec nos lundis')).status, 303);
  assert.match((await bruno.get('/learn/cm101/1.1')).text, /Notre équipe se réunit le lundi/);
  assert.equal((await post(samuel, '/teach/cm101/lessons/1.1', { language: 'fr', _step: 'restore' })).status, 303);
  assert.equal((await publish(samuel, 'cm101')).status, 303);
  assert.ok(!(await claire.get('/learn/cm101/1.1')).text.includes('lundi'));
});

const grant = "Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}\n\nGrant is {~buried =entombed ~living} in Grant's tomb.\n\nWhen was Ulysses S. Grant born?{#1822:5}\n\nGrant is buried in Grant's tomb.{FALSE}\n\nTwo people entombed there are {~%-100%no one ~%50%Grant ~%50%Grant's wife ~%-100%Grant's father}.\n\nMatch.{=Canada -> Ottawa =Italy -> Rome =Japan -> Tokyo}\n\nName the town {=Nazareth =%75%Nazereth#Nearly.}\n\nWrite about Dante.{}\n\nBroken {~a";

test('questions in GIFT and Moodle XML wait in the lesson until they are read and kept; what was not taken is said', async () => {
  const read = await upload(samuel, 'securite', null, { questions: grant, lesson: '2.1' });
  assert.equal(read.status, 200, read.text);
  assert.match(read.text, /8 éléments lus[\s\S]*Ligne \d+.:[\s\S]*partie des points/);
  const lesson = (await samuel.get('/teach/securite/lessons/2.1?language=fr')).text;
  for (const piece of ['choice key=c', 'number key=a', '- a | 1817..1827 |', 'true_false key=false', 'several key=b,c', '| Rome |', 'short key=a', '::: reflection']) assert.ok(lesson.includes(piece), piece);
  assert.ok(!(await samuel.get('/teach/securite')).text.includes('/lessons/2.1'), 'not kept before she says so');
  const text = /name="text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(lesson)[1].replaceAll('&#39;', "'").replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
  assert.equal((await writeLesson(samuel, 'securite', '2.1', text)).status, 303);
  assert.equal((await publish(samuel, 'securite')).status, 303);
  const shown = (await mariam.get('/learn/securite/2.1')).text;
  const named = (form) => new RegExp(`check (Q\\d+) ${form}`).exec(text)[1];
  assert.match(shown, new RegExp(`type="checkbox" name="answer.${named('several')}"`));
  assert.match(shown, new RegExp(`value="false"> Faux`));
  const fields = new URLSearchParams([['entry', entryId()], ['heads', ''], ['_step', 'check'], [`answer.${named('choice')}`, 'c'], [`answer.${named('number')}`, '1820'], [`answer.${named('true_false')}`, 'true'], [`answer.${named('several')}`, 'b'], [`answer.${named('several')}`, 'c'], [`answer.${named('short')}`, 'nazarèth'], [`answer.${named('match')}.a`, 'a'], [`answer.${named('match')}.b`, 'b'], [`answer.${named('match')}.c`, 'c']]);
  assert.equal((await post(mariam, '/learn/securite/2.1', fields)).status, 303);
  const judged = (await mariam.get('/learn/securite/2.1')).text;
  assert.equal((judged.match(/C(&#39;|’)est juste/g) ?? []).length, 5, 'choice, number, several, short, match');
  assert.equal((judged.match(/Pas encore/g) ?? []).length, 1, 'true or false');

  const moodle = await upload(samuel, 'securite', readFileSync(join(here, '../exchange/moodle/questions.xml')), { lesson: '2.2' });
  assert.match(moodle.text, /éléments lus[\s\S]*n(&#39;|’)existe pas ici/);
  assert.match((await samuel.get('/teach/securite/lessons/2.2?language=fr')).text, /::: check Q\d+ several/);
});

test('what is no question is refused beside its field', async () => {
  for (const [file, fields, words] of [
    [null, {}, /Choisissez un fichier/], [null, { questions: 'Une question ?{=Oui =Bien sûr}', lesson: 'un' }, /numéro de leçon/],
    [Buffer.from([0xff, 0xfe, 0x00, 0x41]), {}, /ne se lit pas/], [Buffer.from('PK\x03\x04 rien'), {}, /ne se lit pas/],
    ['<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "b">]><quiz/>', {}, /ne se lit pas/], ['<?xml version="1.0"?><autre/>', {}, /Aucune question/], ['Sans accolade fermée {=a', {}, /Aucune question/]]) {
    const answer = await upload(samuel, 'securite', file, fields);
    assert.equal(answer.status, 422, String(words));
    assert.match(answer.text, words);
  }
  assert.match((await upload(samuel, 'securite', null, { questions: 'Garder {=a', lesson: '1.9' })).text, />\nGarder \{=a<\/textarea>/);
});

test('lessons leave as a package and come back the same; one with a fault is taken back whole', async () => {
  const packed = await bytes(samuel, '/teach/securite/package/markdown');
  assert.match(packed.name, /securite-markdown\.zip/);
  assert.equal((await newCourse(mariam, { id: 'copie', title_fr: 'Copie' })).status, 303);
  assert.equal((await upload(mariam, 'copie', packed.body)).location, '/teach/copie');
  const unpack = (zip, name) => {
    writeFileSync(join(folder, `${name}.zip`), zip);
    execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, `${name}.zip`), join(folder, name)]);
    return Object.fromEntries(readdirSync(join(folder, name, 'fr')).map((file) => [file, readFileSync(join(folder, name, 'fr', file), 'utf8')]));
  };
  const first = unpack(packed.body, 'first');
  assert.deepEqual(Object.keys(first).sort(), ['1.1.md', '1.2.md', '1.3.md', '2.1.md']);
  assert.deepEqual(unpack((await bytes(mariam, '/teach/copie/package/markdown')).body, 'second'), first);
  const zip = (files) => {
    execFileSync('python3', ['-c', 'import sys,json,zipfile\nz=zipfile.ZipFile(sys.argv[1],"w")\n[z.writestr(n,t) for n,t in json.loads(sys.argv[2]).items()]', join(folder, 'made.zip'), JSON.stringify(files)]);
    return readFileSync(join(folder, 'made.zip'));
  };
  const broken = await upload(mariam, 'copie', zip({ 'fr/3.1.md': 'id: 3.1\ntitle: Bien\n\nTexte.\n', 'fr/3.2.md': `id: 3.2\ntitle: Mal\n\n${check('Q1', 'z')}` }));
  assert.equal(broken.status, 422);
  assert.match(broken.text, /fr\/3\.2.*la bonne réponse/s);
  assert.ok(!(await mariam.get('/teach/copie')).text.includes('3.1 Bien'), 'nothing of it');
  assert.equal((await upload(mariam, 'copie', zip({ 'lisez.txt': 'rien' }))).status, 422);
  const scorm = await bytes(samuel, '/teach/securite/package/scorm');
  writeFileSync(join(folder, 'scorm.zip'), scorm.body);
  assert.match(execFileSync('python3', ['-m', 'zipfile', '-l', join(folder, 'scorm.zip')]).toString(), /imsmanifest\.xml[\s\S]*index\.html/);
});

test('a course is given to several at once; that it is done is seen, answers only when they are shown', async () => {
  const give = (fields, learners) => post(samuel, '/teach/assign', new URLSearchParams([['entry', entryId()], ['heads', ''], ...Object.entries({ what: 'securite', due: '2026-10-20', why: '', ...fields }), ...learners.map((id) => ['learner', id])]));
  for (const [fields, learners, field] of [[{ what: '' }, [ids.Bruno], 'what'], [{ what: 'securite/9.9' }, [ids.Bruno], 'what'], [{}, [], 'learner'], [{ due: '2026-10-11' }, [ids.Bruno], 'due'], [{ due: 'demain' }, [ids.Bruno], 'due'], [{ why: 'tout' }, [ids.Bruno], 'why']]) {
    const answer = await give(fields, learners);
    assert.equal(answer.status, 422, field);
    assert.match(answer.text, new RegExp(`href="#i-${field}"`));
  }
  assert.equal((await give({}, [ids.Bruno, ids.Claire])).status, 303);
  assert.equal((await give({ what: 'securite/1', why: 'skill_documentation' }, [ids.Claire])).status, 303);
  assert.equal((await post(claire, '/learn/securite/1.1', { _step: 'next', 'answer.Q1': 'a' })).status, 303);
  assert.match((await claire.get('/learn')).text, /À faire[\s\S]*sécurité de l&#39;équipe[\s\S]*avant le 20\soct/);
  assert.match((await claire.get('/day')).text, /À apprendre.:/);
  let seen = (await samuel.get('/teach/securite/results')).text;
  assert.match(seen, /Bruno[\s\S]*tout le cours[\s\S]*avant le 20/);
  assert.ok(!/fait le/.test(seen));
  // Module 1 is done with its last lesson, the course when it is handed in.
  await post(claire, '/learn/securite/1.2', { _step: 'next', 'answer.Q2': 'b' });
  await post(claire, '/learn/securite/1.3', { _step: 'next', 'answer.Q3': 'b' });
  seen = (await samuel.get('/teach/securite/results')).text;
  assert.match(seen, /Claire[\s\S]*?fait le 12\soct/);
  const answer = await post(claire, '/learn/securite/2.1', { _step: 'submit' });
  assert.equal(answer.location, '/learn/securite');
  seen = (await samuel.get('/teach/securite/results')).text;
  assert.equal((seen.match(/fait le/g) ?? []).length, 2);
  assert.match(seen, /non montré/);
  assert.ok(!/bonnes réponses sur/.test(seen), 'her answers stay hers');
  assert.equal((await post(bruno, '/learn/securite/1.1', { _step: 'next', 'answer.Q1': 'b' })).status, 303);
  assert.equal((await post(bruno, '/learn/securite/2.1', { _step: 'submit', 'share.results': 'yes' })).status, 303);
  seen = (await samuel.get('/teach/securite/results')).text;
  assert.match(seen, /Bruno[\s\S]*?fait le 12\soct[\s\S]*?bonnes réponses sur/);
  assert.ok(!(await mariam.get('/teach/securite/results')).text.includes('Bruno'), 'another trainer has her own learners');
  // What was given can be taken back by who gave it.
  assert.equal((await give({ what: 'cm101' }, [ids.Bruno])).status, 303);
  const form = /name="learner" value="([0-9a-f]+)"><input type="hidden" name="assignment" value="([0-9a-f]+)"/.exec((await samuel.get('/teach/assign')).text);
  assert.match((await bruno.get('/learn')).text, /À faire/);
  assert.equal((await post(samuel, '/teach/assign', { _step: 'take_back', learner: form[1], assignment: form[2] })).status, 303);
  assert.doesNotMatch((await bruno.get('/learn')).text, /À faire/);
});

test('a supervisor gives to her own team, and the administrator has no part in it', async () => {
  const own = (await samuel.get('/teach/assign')).text, all = (await mariam.get('/teach/assign')).text;
  const count = (text) => (text.match(/name="learner"/g) ?? []).length;
  assert.ok(count(all) > count(own));
  const foreign = [...all.matchAll(/name="learner" value="([0-9a-f]{32})"/g)].map(([, id]) => id).find((id) => !own.includes(id));
  assert.equal((await post(samuel, '/teach/assign', { what: 'cm101', due: '', why: '', learner: foreign })).status, 422);
  const admin = await office.signIn('admin');
  for (const path of ['/learn', '/teach', '/teach/assign', '/learn/cm101/booklet/pdf']) assert.equal((await admin.get(path)).status, 404, path);
});

const learnerOf = async (person) => {
  const page = (await person.get('/learn/securite')).text;
  return /href="(\/learn\/securite\/certificates\/[0-9a-f]{32})"/.exec(page)?.[1];
};

test('a certificate is a PDF whose QR code leads to a page that says yes, and to nothing about who else is here', async () => {
  const path = await learnerOf(claire);
  const pdf = await bytes(claire, path);
  assert.equal(pdf.type, 'application/pdf');
  writeFileSync(join(folder, 'c.pdf'), pdf.body);
  const words = execFileSync('pdftotext', ['-layout', join(folder, 'c.pdf'), '-']).toString();
  assert.match(words, /Attestation de formation[\s\S]*Claire Domo[\s\S]*La sécurité de l'équipe[\s\S]*2 bonnes réponses sur 2/);
  execFileSync('pdftoppm', ['-r', '150', '-png', join(folder, 'c.pdf'), join(folder, 'c')]);
  const address = execFileSync('zbarimg', ['-q', '--raw', join(folder, 'c-1.png')], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  assert.ok(address.startsWith(`${office.base}/certificates/`), address);
  assert.ok(!decodeURIComponent(address).includes('Claire') && !Buffer.from(address.split('/').pop(), 'base64url').includes('Claire'), 'no name in the address');
  const anybody = async (url, name) => {
    const response = await fetch(url, { method: name === undefined ? 'GET' : 'POST', headers: { Origin: office.base, 'Accept-Language': 'fr', 'Content-Type': 'application/x-www-form-urlencoded' }, body: name === undefined ? undefined : new URLSearchParams({ name }) });
    return { status: response.status, text: await response.text() };
  };
  const page = await anybody(address);
  assert.equal(page.status, 200);
  assert.match(page.text, /Oui, cette attestation a été remise par[\s\S]*La sécurité de l&#39;équipe[\s\S]*12\soct/);
  assert.ok(!page.text.includes('Claire'), 'the name stands on the paper only');
  assert.match((await anybody(address, '  claire  DOMO ')).text, /C(&#39;|’)est bien ce nom/);
  assert.match((await anybody(address, 'Claire Dupont')).text, /n(&#39;|’)est pas ce nom/);
  for (const forged of [address.slice(0, -4) + 'AAAA', address.replace(/.(.{40})$/, 'x$1'), `${office.base}/certificates/`, `${office.base}/certificates/AAAA`, `${office.base}/certificates/${'A'.repeat(5000)}`]) {
    const answer = await anybody(forged);
    assert.equal(answer.status, 404, forged.slice(-30));
    assert.ok(!answer.text.includes('Oui, cette attestation'));
  }
  assert.equal((await bruno.get(path)).status, 404, 'of her own results only');
  assert.ok(!office.log.includes('Claire'));
});

test('the badge is an Open Badges 3.0 credential that a program checks with the key of the office', async () => {
  const path = (await learnerOf(claire)).replace('certificates', 'badges');
  const badge = await bytes(claire, path);
  const [head, body, signature] = badge.body.toString().split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url')), credential = JSON.parse(Buffer.from(body, 'base64url'));
  assert.equal(header.alg, 'EdDSA');
  const published = await (await fetch(`${office.base}/certificates/key`)).json();
  assert.equal(header.jwk.x, published.x);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: published.x }, format: 'jwk' });
  assert.ok(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')));
  assert.ok(!verify(null, Buffer.from(`${head}.${body}x`), key, Buffer.from(signature, 'base64url')));
  assert.deepEqual(credential.type, ['VerifiableCredential', 'OpenBadgeCredential']);
  assert.equal(credential['@context'][0], 'https://www.w3.org/ns/credentials/v2');
  assert.match(credential.validFrom, /^2026-10-12T\d\d:\d\d:00Z$/);
  assert.equal(credential.iss, credential.issuer.id);
  assert.equal(credential.jti, credential.id);
  assert.equal(credential.credentialSubject.achievement.name, "La sécurité de l'équipe");
  assert.ok(credential.credentialSubject.achievement.criteria.narrative.length > 20);
  assert.deepEqual(credential.credentialSubject.identifier[0], { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: 'Claire Domo' });
});

test('results that do not reach what the course asks for bring no certificate, and say what is missing', async () => {
  assert.equal((await post(mariam, '/learn/cm101/end', { _step: 'submit' })).status, 303);
  const page = (await mariam.get('/learn/cm101')).text;
  assert.match(page, /Pas d(&#39;|’)attestation cette fois[\s\S]*1 sur 25[\s\S]*70/);
  assert.ok(!page.includes('/certificates/'));
});

test('a course as a booklet: every lesson, lines to write on, the answers at the end', async () => {
  const pdf = await bytes(claire, '/learn/cm101/booklet/pdf');
  writeFileSync(join(folder, 'b.pdf'), pdf.body);
  const words = execFileSync('pdftotext', [join(folder, 'b.pdf'), '-']).toString();
  assert.match(words, /Principes\s+directeurs\s+de\s+la\s+gestion\s+de\s+dossiers[\s\S]*Réponses\s+et\s+explications/);
  assert.match(execFileSync('pdfinfo', [join(folder, 'b.pdf')]).toString(), /Tagged:\s+yes/);
  const html = await bytes(claire, '/learn/cm101/booklet/html');
  assert.match(html.body.toString(), /<section class="lesson"/);
  assert.ok(!html.body.includes('<script'));
  assert.equal((await claire.get('/learn/cm101/booklet/exe')).status, 404);
});

test('a course that is withdrawn is begun by nobody, and finished by who began', async () => {
  assert.equal((await post(samuel, '/teach/copie', { _step: 'publish', note: '' })).status, 303);
  await post(bruno, '/learn/copie/1.1', { _step: 'next', 'answer.Q1': 'a' });
  assert.equal((await post(samuel, '/teach/copie', { _step: 'withdraw' })).status, 303);
  assert.equal((await bruno.get('/learn/copie/1.2')).status, 200);
  assert.equal((await claire.get('/learn/copie/1.2')).status, 404);
  assert.ok(!(await claire.get('/learn')).text.includes('/learn/copie'));
  assert.equal((await post(samuel, '/teach/copie', { _step: 'offer' })).status, 303);
  assert.equal((await claire.get('/learn/copie/1.2')).status, 200);
});

test('the office is whole after all this', async () => {
  await office.stop();
  const verified = office.verify();
  assert.equal(verified.code, 0, verified.text);
});
