// Server CPU a request, as the kernel counts it (what getrusage tells), beside a raw baseline of the same run and machine.
// bench/run [--files 10000] [--cards 1000000] [--data FOLDER to keep or use again]
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const option = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : process.argv[at + 1]; };
const files = Number(option('files', 10_000)), cards = Number(option('cards', 1_000_000));
const build = new URL('../build/release/', import.meta.url).pathname;
const abri = join(build, 'abri'), password = 'abri demonstration fictive';
const scratch = mkdtempSync(join(tmpdir(), 'abri-bench-'));
const prepared = option('data', join(scratch, 'prepared')), data = join(scratch, 'data');
const tick = 1000 / Number(execFileSync('getconf', ['CLK_TCK']));

class Node {
  static async start(folder) {
    const node = new Node();
    node.began = performance.now();
    node.process = spawn(abri, ['serve', '--data', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    node.agent = new Agent({ keepAlive: true, maxSockets: 64 });
    node.port = await new Promise((resolve, reject) => {
      node.process.stdout.on('data', (bytes) => { const found = /127\.0\.0\.1:(\d+)/.exec(bytes); if (found) resolve(Number(found[1])); });
      node.process.on('exit', (code) => reject(new Error(`abri ended with ${code}`)));
    });
    return node;
  }
  async stop() {
    this.agent.destroy();
    const ended = new Promise((resolve) => { this.process.on('exit', resolve); });
    this.process.kill('SIGTERM');
    await ended;
  }
  get cpu() {
    const parts = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(parts[11]) + Number(parts[12])) * tick;
  }
  get megabytes() { return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1]) / 1024; }
  send(method, path, headers = {}, body = '') {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.port, agent: this.agent, method, path, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
  async signIn(username) {
    const answer = await this.send('POST', '/signin', { 'X-App': '1', 'Content-Type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ username, password }).toString());
    if (answer.status !== 303) throw new Error(`sign-in: ${answer.status}`);
    return { Cookie: /abri_sid=[0-9a-f]+/.exec(answer.headers['set-cookie'])[0] };
  }
  async json(who, path) { return JSON.parse((await this.send('GET', `/api/v1${path}`, who)).text); }
}

let minted = 0;
const entryId = () => (Date.now().toString(16).padStart(12, '0') + '70008000' + (++minted).toString(16).padStart(12, '0')).slice(0, 32);

// `times` calls from `clients` connections at once; CPU a call, middle and slowest latencies, calls a second.
async function measure(node, name, clients, times, call, target, raw) {
  for (let i = 0; i < Math.min(50, times); ++i) await call(i);
  const took = [], cpu = node.cpu, began = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    while (next < times) {
      const i = next++, start = performance.now();
      const { status } = await call(i, client);
      if (status >= 400) throw new Error(`${name}: ${status}`);
      took.push(performance.now() - start);
    }
  }));
  const spent = performance.now() - began;
  took.sort((a, b) => a - b);
  const row = { cpu: (node.cpu - cpu) / times, raw, p50: took[Math.floor(times / 2)], p99: took[Math.floor(times * 0.99)], rate: times / spent * 1000 };
  console.log(`${name.padEnd(46)} ${row.cpu.toFixed(3).padStart(9)} ms  raw ${row.raw?.toFixed(4).padStart(9) ?? '        –'}  ${row.raw ? `× ${(row.cpu / row.raw).toFixed(1)}` : ''}`.padEnd(92) + `target ${target} ms  p50 ${row.p50.toFixed(1)}  p99 ${row.p99.toFixed(1)}  ${row.rate.toFixed(0)}/s at ${clients}`);
}
const tell = (name, value, unit, raw, target) => console.log(`${name.padEnd(46)} ${value.toFixed(2).padStart(9)} ${unit}  raw ${raw?.toFixed(2) ?? '–'}  target ${target} ${unit}`);

try {
  if (!existsSync(prepared)) {
    console.log(`making ${files} files…`);
    execFileSync(abri, ['demo', '--build-only', '--children', String(files), '--data', prepared], { stdio: 'inherit' });
  }
  // What is measured grows the files: always a copy.
  cpSync(prepared, data, { recursive: true });
  cpSync(`${prepared}.slot`, `${data}.slot`);
  console.log(execFileSync('uname', ['-sr']).toString().trim(), readFileSync('/proc/cpuinfo', 'utf8').match(/model name\s*: (.*)/)?.[1], `${(statSync(join(data, 'main.db')).size / 1e6).toFixed(0)} MB in main.db; SQLite WAL, synchronous=FULL, audit on, 16 workers, plain HTTP on loopback`);

  let node = await Node.start(data);
  await node.send('GET', '/signin');
  const lockedStart = performance.now() - node.began, lockedMemory = node.megabytes;
  let claire = await node.signIn('claire');
  // A file of fifty entries.
  const mine = (await node.json(claire, '/cases')).data.map(({ id }) => id);
  let fat = null, have = 51;
  for (let i = 0; have > 50; ++i) have = (await node.json(claire, `/cases/${fat = mine[i]}`)).entries.length;
  const apiHeaders = (who) => ({ ...who, 'X-App': '1', 'Content-Type': 'application/json' });
  const write = (who, file, form, fields) => node.send('POST', `/api/v1/cases/${file}/do/${form}`, apiHeaders(who), JSON.stringify({ entry: entryId(), heads: '', fields }));
  while (have < 50) { const { status } = await write(claire, fat, 'case_note', { noted_on: '2026-01-05T10:00', contact_type: 'direct', facts: 'Appel de la famille, la semaine a été calme ; rien de nouveau.' }); if (status !== 201) throw new Error(`note: ${status}`); ++have; }
  await node.stop();

  cpSync(data, join(scratch, 'raw'), { recursive: true });
  const raw = JSON.parse(execFileSync(join(build, 'bench/bench_baseline'), [join(scratch, 'raw'), fat]).toString());
  rmSync(join(scratch, 'raw'), { recursive: true });

  node = await Node.start(data);
  await node.send('GET', '/signin');
  claire = await node.signIn('claire');
  await node.send('GET', '/api/v1/cases', claire);
  const openStart = performance.now() - node.began;
  tell('start to the sign-in page, locked', lockedStart, 'ms', null, 200);
  tell('memory, locked', lockedMemory, 'MB', raw.memory_mb, 30);
  tell(`start, signed in and listing, ${files} files`, openStart, 'ms', raw.start + raw.stretch, 2000);
  tell(`memory, signed in, ${files} files`, node.megabytes, 'MB', raw.memory_mb, 120);
  const samuel = await node.signIn('samuel');

  await measure(node, 'sign in', 2, 10, () => node.send('POST', '/signin', { 'X-App': '1', 'Content-Type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ username: 'fatou', password }).toString()), '-', raw.stretch);
  await measure(node, `list 25 of ${files}, sorted by deadline (JSON)`, 16, 3000, () => node.send('GET', '/api/v1/cases', samuel), 0.2, raw.list);
  await measure(node, `list 25 of ${files}, sorted by deadline (page)`, 16, 3000, () => node.send('GET', '/cases', samuel), 0.2, raw.list);
  await measure(node, 'open a file of 50 entries (JSON)', 16, 2000, () => node.send('GET', `/api/v1/cases/${fat}`, claire), 0.5, raw.open);
  await measure(node, 'open a file of 50 entries (page)', 16, 2000, () => node.send('GET', `/cases/${fat}`, claire), 0.5, raw.open);
  const tokenOf = async (who) => /name="csrf" value="([0-9a-f]+)"/.exec((await node.send('GET', '/search', who)).text)[1];
  const search = (q, { who, csrf }) => node.send('POST', '/search', { ...who, Origin: `http://127.0.0.1:${node.port}`, 'Content-Type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ csrf, q }).toString());
  // Forty names an hour is what one person may ask: fourteen ask by turns.
  const askers = [];
  for (const name of ['claire', 'samuel', 'bruno', 'fatou', 'idris', 'jonas', 'leila', 'marc', 'nour', 'omar', 'paul', 'rose', 'tarik', 'lucia']) {
    const who = name === 'claire' ? claire : await node.signIn(name);
    askers.push({ who, csrf: await tokenOf(who) });
  }
  const code = (await node.json(claire, `/cases/${fat}`)).case_code ?? (await node.json(claire, '/cases')).data[0].case_code;
  await measure(node, `search a code among ${files}`, 16, 1000, () => search(code, askers[0]), 0.5, raw.code);
  await measure(node, `search a name among ${files} sealed names`, 16, 350, (i) => search('Mireille Tendravo', askers[i % askers.length]), 5, raw.name);
  await measure(node, `the team's load over ${files} files`, 16, 500, () => node.send('GET', '/team', samuel), 5, raw.start);
  // Eight files of claire's where contacts are recorded.
  const followed = [];
  for (let at = 1; followed.length < 8; ++at) {
    const { data: some } = await node.json(claire, `/cases?page=${at}`);
    if (some.length === 0) throw new Error('not enough files in follow-up');
    for (const { id } of some) if (followed.length < 8 && (await node.json(claire, `/cases/${id}`)).open_forms.includes('follow_up')) followed.push(id);
  }
  const contact = { done_on: new Date(Date.now() - 3600_000).toISOString().slice(0, 16), mode: 'phone_call', with: ['caregiver'], action_done: true, risk_increased: false, observations: 'Semaine calme, retour à l’école.' };
  await measure(node, 'record a follow-up, durably', 8, 800, (i, client = 0) => write(claire, followed[client], 'follow_up', contact), 1.0, raw.record);
  await measure(node, 'keep a draft, durably', 8, 800, (i, client = 0) => node.send('POST', `/api/v1/cases/${followed[client]}/draft/case_note`, apiHeaders(claire), JSON.stringify({ entry: `${entryId()}`, heads: '', fields: { facts: 'Quelques mots' } })), 1.0, raw.record);
  const idle = await Promise.all(Array.from({ length: 256 }, () => new Promise((resolve) => { const socket = connect(node.port, '127.0.0.1', () => resolve(socket)); })));
  const waits = [];
  for (let i = 0; i < 21; ++i) {
    const asked = performance.now();
    await new Promise((resolve) => { request({ host: '127.0.0.1', port: node.port, agent: new Agent({ keepAlive: false }), path: '/health/live' }, (answer) => { answer.resume(); answer.on('end', resolve); }).end(); });
    waits.push(performance.now() - asked);
  }
  tell('a fresh connection beside 256 idle ones (middle of 21)', waits.sort((a, b) => a - b)[10], 'ms', null, 10);
  for (const socket of idle) socket.destroy();
  await node.stop();

  // A course with two hundred learners who showed their results, as its trainer lists them; and what one learner asks.
  console.log('making 200 learners…');
  const taught = join(scratch, 'taught');
  execFileSync(abri, ['demo', '--build-only', '--quick', '--learners', '200', '--data', taught]);
  node = await Node.start(taught);
  const mariam = await node.signIn('mariam'), learner = await node.signIn('claire');
  await measure(node, 'a course of 200 learners: who, how far, results', 4, 100, () => node.send('GET', '/teach/securite/results', mariam), 100, null);
  await measure(node, 'a lesson (page)', 16, 2000, () => node.send('GET', '/learn/cm101/1.2', learner), 0.3, raw.list);
  await measure(node, 'what is to be learnt (page)', 16, 2000, () => node.send('GET', '/learn', learner), 0.3, raw.list);
  const lessonPage = (await node.send('GET', '/learn/cm101/1.2', learner)).text, token = /name="csrf" value="([0-9a-f]+)"/.exec(lessonPage)[1];
  await measure(node, 'answers of a lesson, durably', 8, 400, (i) => node.send('POST', '/learn/cm101/1.2', { ...learner, Origin: `http://127.0.0.1:${node.port}`, 'Content-Type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ csrf: token, entry: entryId(), heads: '', edition: '0', _step: 'check', 'answer.G2': i % 2 ? 'a' : 'b' }).toString()), 5, raw.record);
  await node.stop();

  if (cards > 0) {
    console.log(`making ${cards} cards…`);
    const many = join(scratch, 'many');
    execFileSync(abri, ['demo', '--build-only', '--quick', '--data', many]);
    execFileSync(join(build, 'bench/bench_fill_cards'), [many, `${many}.slot`, String(cards)]);
    node = await Node.start(many);
    const samuelAgain = await node.signIn('samuel');
    // What is measured is there: half of the workers are of this supervisor's team, and no card is missing.
    const listed = (await node.json(samuelAgain, '/cases')).metadata;
    if (listed.total < cards / 3) throw new Error(`${listed.total} of ${cards} cards are listed`);
    tell(`start, signed in and listing, ${cards} cards`, performance.now() - node.began, 'ms', null, 10_000);
    tell(`memory with ${cards} cards`, node.megabytes, 'MB', null, 400);
    await measure(node, `the team's load over ${cards} cards`, 2, 20, () => node.send('GET', '/team', samuelAgain), 500, null);
    await node.stop();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
