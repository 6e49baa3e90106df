// What a trainer does: write a course, publish its editions, take questions in from elsewhere, give a course to learners and
// see what is done; and what a learner carries away: a certificate that anybody can check, a badge, a booklet.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { get } from 'node:http';
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
  assert.equal((await newCourse(samuel, {})).location, '/teach/securite?saved=yes');
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
    ['::: check Q1 choice key=b\nQ ?\n- a | x | y\n', /n(&#39;|’)est pas fermé/], [check('Q1', 'c'), /la bonne réponse/], [':::check Q1 choice key=b\nQ ?\n:::\n', /ne connaît pas/], ['::: check Q1 choice key=a\nQ ?\n- a | x | y\n- a | x | y\n:::\n', /sa propre lettre/], ['::: check Q1 devine key=a\nQ ?\n- a | x | y\n:::\n', /sa forme/],
    ['::: check Q1 choice key=a\nQ ?\n- a | x | y\n:::\n', /plus de réponses/], [`${check('Q1')}\n${check('Q1')}`, /déjà pris/], ['::: check Q1 choice key=a see=rien\nQ ?\n- a | x | y\n- b | x | y\n:::\n', /Ce titre/],
    ['::: chose\nx\n:::\n', /ne connaît pas/], ['::: check Q1 choice key=a\nQ ?\n- a\n- b | x | y\n:::\n', /n(&#39;|’)a pas la forme/], ['x'.repeat(60001), /trop long/]]) {
    const answer = await writeLesson(samuel, 'securite', '1.1', text);
    assert.equal(answer.status, 422, text.slice(0, 60));
    assert.match(answer.text, words);
    assert.ok(answer.text.includes(text.slice(0, 20).replaceAll("'", '&#39;')), 'typed text comes back');
  }
  // What is no block, or written as people write: never the end of the program.
  for (const text of ['::: ', ':::', '::: \n:::', '::: check', '::: check \n', ':::  \n- a | b']) assert.ok((await post(samuel, path, { language: 'fr', title: 'Partir', minutes: '', objectives: '', text, _step: 'preview', before: '' })).status === 200, text);
  assert.equal((await post(samuel, path, { language: 'fr', title: 'x', minutes: '', objectives: '', text: '::: check Q1 several key=a, b\nQ ?\n- a|Oui\n- b | Oui |\n- c|Non|Parce que\n:::\n\n::: check Q2 true_false key=true\nVrai ?\n:::\n', _step: 'preview', before: '' })).text.match(/class="error"/), null);
  assert.equal((await writeLesson(samuel, 'securite', '1.1', 'x', { title: '' })).status, 422);
  assert.equal((await writeLesson(samuel, 'securite', '1.1', 'x', { minutes: 'beaucoup' })).status, 422);
  assert.equal((await samuel.get('/teach/securite/lessons/9.9.9.9')).status, 422);
  assert.equal((await samuel.get('/teach/securite/lessons/..%2f')).status, 400);
  assert.equal((await writeLesson(samuel, 'securite', '1.1', `## Avant\n\nOn dit où. <script>alert(1)</script>\n\n${check('Q1')}`)).location, '/teach/securite?saved=yes');
  assert.match((await samuel.get('/teach/securite')).text, /1\.1 Leçon 1\.1/);
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
  assert.equal((await post(claire, '/learn/securite/1.2', { _step: 'submit', 'answer.Q2': 'b' })).location, '/learn/securite?done=yes');
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
    [Buffer.from([0xff, 0xfe, 0x00, 0x41]), {}, /ne peut pas lire/], [Buffer.from('PK\x03\x04 rien'), {}, /ne peut pas lire/],
    ['<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "b">]><quiz/>', {}, /ne peut pas lire/], ['<?xml version="1.0"?><autre/>', {}, /Aucune question/], ['Sans accolade fermée {=a', {}, /Aucune question/]]) {
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
  assert.equal((await upload(mariam, 'copie', packed.body)).location, '/teach/copie?saved=yes');
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
  assert.match((await claire.get('/learn')).text, /À faire[\s\S]*sécurité de l&#39;équipe[\s\S]*pour le 20\soct/);
  assert.match((await claire.get('/day')).text, /À apprendre.:/);
  let seen = (await samuel.get('/teach/securite/results')).text;
  assert.match(seen, /Bruno[\s\S]*tout le cours[\s\S]*pour le 20/);
  assert.ok(!/fait le/.test(seen));
  // Module 1 is done with its last lesson, the course when it is handed in.
  await post(claire, '/learn/securite/1.2', { _step: 'next', 'answer.Q2': 'b' });
  await post(claire, '/learn/securite/1.3', { _step: 'next', 'answer.Q3': 'b' });
  seen = (await samuel.get('/teach/securite/results')).text;
  assert.match(seen, /Claire[\s\S]*?fait le 12\soct/);
  const answer = await post(claire, '/learn/securite/2.1', { _step: 'submit' });
  assert.equal(answer.location, '/learn/securite?done=yes');
  seen = (await samuel.get('/teach/securite/results')).text;
  assert.equal((seen.match(/fait le/g) ?? []).length, 2);
  assert.match(seen, /non montré/);
  assert.ok(!/bonnes réponses sur/.test(seen), 'her answers stay hers');
  assert.equal((await post(bruno, '/learn/securite/1.1', { _step: 'next', 'answer.Q1': 'b' })).status, 303);
  assert.equal((await post(bruno, '/learn/securite/2.1', { _step: 'submit', 'share.results': 'yes' })).status, 303);
  seen = (await samuel.get('/teach/securite/results')).text;
  assert.match(seen, /Bruno[\s\S]*?fait le 12\soct[\s\S]*?bonnes réponses sur/);
  assert.ok(!(await mariam.get('/teach/securite/results')).text.includes('Bruno'), 'another trainer has her own learners');
  // What the course counts as is noted from here, and the form knows which training it is.
  assert.ok(!seen.includes('training_done'));
  const describe = (training) => post(samuel, '/teach/securite', { _step: 'describe', id: 'securite', title_fr: "La sécurité de l'équipe", title_en: '', pass: '50', training });
  assert.equal((await describe('staff_safety')).status, 303);
  const note = /href="(\/workers\/[0-9a-f]{32}\/do\/training_done\?training=staff_safety)"/.exec((await samuel.get('/teach/securite/results')).text)[1];
  assert.match((await samuel.get(note)).text, /value="staff_safety"[^>]* (checked|selected)/);
  assert.equal((await describe('')).status, 303);
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

test('a course that is renamed or made stricter changes no certificate that was earned', async () => {
  const before = (await claire.get('/learn/securite')).text.match(/certificates/g).length;
  const describe = (fields) => post(samuel, '/teach/securite', { _step: 'describe', id: 'securite', title_fr: "La sécurité de l'équipe", title_en: '', pass: '50', training: '', ...fields });
  assert.equal((await describe({ title_fr: 'Thérapie, niveau 3', pass: '100' })).status, 303);
  const page = (await claire.get('/learn/securite')).text;
  assert.equal(page.match(/certificates/g).length, before);
  const path = [...page.matchAll(/href="(\/learn\/securite\/badges\/[0-9a-f]{32})"/g)].at(-1)[1];
  const credential = JSON.parse(Buffer.from((await bytes(claire, path)).body.toString().split('.')[1], 'base64url'));
  assert.equal(credential.name, "La sécurité de l'équipe");
  assert.match(credential.credentialSubject.achievement.criteria.narrative, /50/);
  assert.equal((await describe({})).status, 303);
});

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
  assert.match(page.text, /Oui, cette attestation a été délivrée par[\s\S]*La sécurité de l&#39;équipe[\s\S]*12\soct/);
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
  assert.match(page, /Pas encore d(&#39;|’)attestation[\s\S]*1 sur 25[\s\S]*70/);
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

test('what the office prints and signs carries its own address, not what a request claims to be called', async () => {
  const path = (await learnerOf(claire)).replace('certificates', 'badges');
  const token = await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(office.base);
    get({ hostname, port, path, headers: { Cookie: claire.cookie, Host: 'unicef.example' } }, (response) => { let text = ''; response.on('data', (part) => { text += part; }); response.on('end', () => resolve(text)); }).on('error', reject);
  });
  const credential = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  assert.match(credential.iss, /^urn:abri:[0-9a-f]{64}$/);
});

test('an edition that comes out while somebody reads takes nothing of what she types', async () => {
  assert.equal((await newCourse(samuel, { id: 'chemin', title_fr: 'Chemin', pass: '0' })).status, 303);
  assert.equal((await writeLesson(samuel, 'chemin', '1.1', `${check('Q1')}\n::: reflection R1\nEt vous ?\n:::\n`)).status, 303);
  assert.equal((await writeLesson(samuel, 'chemin', '1.2', 'Fin.')).status, 303);
  assert.equal((await publish(samuel, 'chemin')).status, 303);
  const edition = /name="edition" value="(\d+)"/.exec((await bruno.get('/learn/chemin/1.1')).text)[1];
  assert.equal((await post(samuel, '/teach/chemin/lessons/1.1', { language: 'fr', _step: 'remove' })).status, 303);
  assert.equal((await publish(samuel, 'chemin')).status, 303);
  const sent = await bruno.page('/learn/chemin/1.1', { entry: entryId(), heads: '', edition, _step: 'check', 'answer.Q1': 'b', 'text.R1': 'Ce que je pense' }, '/learn/chemin/1.2');
  assert.equal(sent.status, 303, sent.text);
  const page = (await bruno.get('/learn/chemin/1.1')).text;
  assert.match(page, /Ce que je pense/);
  assert.equal((await claire.get('/learn/chemin/1.1')).status, 404);
  // A lesson that was taken out and is written anew brings no old translation back.
  assert.equal((await writeLesson(samuel, 'chemin', '1.1', 'Nouveau.')).status, 303);
  const source = (await samuel.get('/teach/chemin/lessons/1.1?language=en')).text;
  assert.ok(!source.includes('Et vous ?') && source.includes('Nouveau.'));
  const long = 'é'.repeat(10_001);
  const refused = await bruno.page('/learn/chemin/1.1', { entry: entryId(), heads: '', edition, _step: 'next', 'text.R1': long }, '/learn/chemin/1.1');
  assert.equal(refused.status, 422);
  assert.ok(refused.text.includes(long), 'nothing typed is lost');
});

test('languages that judge otherwise are not published; questions brought in stand after what was being written', async () => {
  assert.equal((await writeLesson(samuel, 'chemin', '1.3', check('Q7', 'b'))).status, 303);
  assert.equal((await writeLesson(samuel, 'chemin', '1.3', check('Q7', 'a'), { language: 'en' })).status, 303);
  const refused = await publish(samuel, 'chemin');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /pas les mêmes en français et en anglais.*1\.3/s);
  assert.equal((await writeLesson(samuel, 'chemin', '1.3', check('Q7', 'b'), { language: 'en' })).status, 303);
  assert.equal((await publish(samuel, 'chemin')).status, 303);
  const path = '/teach/chemin/lessons/3.1';
  await samuel.page(`${path}/draft`, { entry: entryId(), _quiet: '1', language: 'fr', before: await fingerprint(samuel, `${path}?language=fr`), title: 'Deux heures', text: 'Deux heures de travail.' }, path);
  for (const word of ['Un', 'Deux']) assert.equal((await upload(samuel, 'chemin', null, { questions: `${word} ?{=oui ~non}`, lesson: '3.1' })).status, 200);
  const shown = (await samuel.get(`${path}?language=fr`)).text;
  assert.match(shown, /Deux heures de travail\.[\s\S]*Un \?[\s\S]*Deux \?/);
  assert.equal((await upload(samuel, 'chemin', 'A ?{=oui ~non}', { questions: 'B ?{=oui ~non}', lesson: '3.2' })).status, 422);
});

test('packages have bounds, and nobody starts a program who may not upload', async () => {
  const zip = (files) => {
    execFileSync('python3', ['-c', 'import sys,json,zipfile\nz=zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED)\n[z.writestr(n,t*k) for n,t,k in json.loads(sys.argv[2])]', join(folder, 'big.zip'), JSON.stringify(files)]);
    return readFileSync(join(folder, 'big.zip'));
  };
  const faults = await upload(samuel, 'chemin', zip([['fr/1.1.md', '::: x\n', 160_000]]));
  assert.equal(faults.status, 422);
  assert.ok(faults.text.length < 200_000, `${faults.text.length}`);
  const many = await upload(samuel, 'chemin', zip(Array.from({ length: 400 }, (_, i) => [`fr/${1 + Math.floor(i / 80)}.${1 + (i % 80)}.md`, 'id: x\ntitle: T\n\nTexte.\n', 1])));
  assert.equal(many.status, 422);
  assert.match(many.text, /trop de leçons/);
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec((await claire.get('/learn/cm101/1.1')).text)[1];
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrf, entry: entryId(), lesson: '1.1' })) body.append(name, value);
  body.append('file', new Blob([zip([['fr/1.1.md', 'x', 1]])]), 'x');
  assert.equal((await fetch(`${office.base}/teach/chemin/import`, { method: 'POST', headers: { Cookie: claire.cookie, Origin: office.base }, body })).status, 404);
});

test('answers go to who asked for the course and did not take it back, and to nobody else', async () => {
  const give = (person, fields) => post(person, '/teach/assign', { what: 'chemin', due: '', why: '', learner: ids.Bruno, ...fields });
  assert.equal((await give(mariam, {})).status, 303);
  const mine = /name="assignment" value="([0-9a-f]+)"/.exec((await mariam.get('/teach/assign')).text)[1];
  assert.equal((await post(samuel, '/teach/assign', { _step: 'take_back', learner: ids.Bruno, assignment: mine })).status, 404, 'who gave it takes it back');
  assert.equal((await post(mariam, '/teach/assign', { _step: 'take_back', learner: ids.Bruno, assignment: mine })).status, 303);
  const last = [...(await bruno.get('/learn/chemin')).text.matchAll(/href="\/learn\/chemin\/([\d.]+)"/g)].at(-1)[1];
  assert.equal((await post(bruno, `/learn/chemin/${last}`, { _step: 'submit', 'share.results': 'yes' })).status, 303);
  assert.ok(!(await mariam.get('/teach/chemin/results')).text.includes('Bruno'));
  assert.match((await samuel.get('/teach/chemin/results')).text, /Bruno[\s\S]*bonnes réponses/);
});

test('after new keys a learner is given back what she and her trainer had; until then nothing is given into the void', async () => {
  const admin = await office.signIn('admin');
  const people = (await samuel.get('/teach/assign')).text;
  const leila = /value="([0-9a-f]{32})"> <bdi>Leïla/.exec(people)[1];
  assert.equal((await post(samuel, '/teach/assign', { what: 'cm101', due: '', why: '', learner: leila })).status, 303);
  const activation = /recovery-code"><bdi>([^<]+)</.exec((await admin.page('/users/reset', { person: leila }, '/users')).text)[1].trim();
  let again = await office.signIn('leila', activation);
  await again.page('/password', { password: 'cinq mots pour revenir ici', again: 'cinq mots pour revenir ici' });
  again = await office.signIn('leila', 'cinq mots pour revenir ici');
  assert.doesNotMatch((await again.get('/learn')).text, /À faire/);
  assert.equal((await samuel.page('/team/give-back', { person: leila }, '/team')).status, 303);
  again = await office.signIn('leila', 'cinq mots pour revenir ici');
  assert.match((await again.get('/learn')).text, /À faire/);
  assert.equal((await post(samuel, '/teach/assign', { what: 'chemin', due: '', why: '', learner: leila })).status, 303);
  assert.match((await again.get('/learn')).text, /Chemin/);
});

test('who enters data sees no child before data protection is learnt, and then codes only [R-342]', async () => {
  const admin = await office.signIn('admin');
  const team = /<option value="([^"]+)"/.exec((await admin.get('/users')).text)[1];
  const added = await admin.page('/users/add', { username: 'dina', name: 'Dina Saisie', team, role: 'data_entry_operator' }, '/users');
  const activation = /recovery-code"><bdi>([^<]+)</.exec(added.text)[1].trim();
  let dina = await office.signIn('dina', activation);
  await dina.page('/password', { password: 'cinq mots pour la saisie', again: 'cinq mots pour la saisie' });
  dina = await office.signIn('dina', 'cinq mots pour la saisie');
  for (const path of ['/cases', '/day', '/search', '/meetings']) {
    const held = await dina.get(path);
    assert.equal(held.status, 403, path);
    assert.match(held.text, /D(&#39;|’)abord la formation/);
  }
  assert.equal((await dina.get('/api/v1/cases')).json.refusal, 'training_first');
  assert.equal((await dina.get('/learn')).status, 200);
  const person = new RegExp('value="([0-9a-f]{32})"><button[^>]*>Dina').exec((await samuel.get('/team')).text)[1];
  const early = await samuel.page('/team/give-back', { person }, '/team');
  assert.equal(early.status, 409);
  assert.match(early.text, /Notez-la d(&#39;|’)abord/);
  assert.equal((await post(samuel, `/workers/${person}/do/training_done`, { training: 'data_protection', done_on: '2026-10-01', until: '2027-10-01', evidence: 'Attestation' })).status, 303);
  assert.equal((await samuel.page('/team/give-back', { person }, '/team')).status, 303);
  dina = await office.signIn('dina', 'cinq mots pour la saisie');
  const list = await dina.get('/cases');
  assert.equal(list.status, 200);
  assert.match(list.text, /CP-\d\d-\d{5}-./);
  assert.ok(!/href="\/cases\/[0-9a-f]{32}"/.test(list.text), 'no way into a file');
  const file = /href="\/cases\/([0-9a-f]{32})"/.exec((await samuel.get('/cases')).text)[1];
  for (const path of [`/cases/${file}`, `/cases/${file}/identity`, `/cases/${file}/do/follow_up`]) assert.equal((await dina.get(path)).status, 404, path);
  assert.equal((await dina.get('/search?q=Domo')).text.includes('/cases/'), false);
  assert.equal((await samuel.get('/cases')).status, 200, 'others are asked only when the programme sets it');
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
