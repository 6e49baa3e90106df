// Starts the real program on loopback with a throw-away office, and speaks to it as its people do.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
export const build = process.env.ABRI_BUILD ?? join(root, 'build/release');
export const password = 'abri demonstration fictive';

// Inside tests/postgres/with_cluster.sh every office lives on PostgreSQL: two databases of two roles.
let offices = 0;
function databases() {
  const boss = process.env.ABRI_TEST_POSTGRES;
  if (!boss) return [];
  const number = `${process.pid}_${++offices}`;
  return ['main', 'vault'].flatMap((half) => {
    const name = `office_${half}_${number}`;
    execFileSync('psql', ['-q', `${boss}/postgres`, '-c', `create role ${name} login password '${name}'`, '-c', `create database ${name} owner ${name}`, '-c', `revoke connect on database ${name} from public`]);
    return [`--${half}`, `postgresql://${name}:${name}@${boss.split('@')[1]}/${name}`];
  });
}

export class Office {
  static async start({ today, program = 'abri', folder = mkdtempSync(join(tmpdir(), 'abri-test-')), serve = false, quick = true, port = 0, preload, debug = false, cwd, places = databases() } = {}) {
    const office = new Office();
    office.folder = folder;
    office.data = join(folder, 'data');
    const binary = program === 'abri' ? join(build, 'abri') : join(build, 'tests', program);
    const args = serve ? ['serve', '--data', office.data, '--port', String(port)] : ['demo', ...(quick ? ['--quick'] : []), '--data', office.data, '--port', String(port), ...(today ? ['--today', today] : [])];
    office.places = places;
    office.process = spawn(binary, [...(debug ? ['--debug'] : []), ...args, ...office.places], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: 'UTC', ...preload } });
    office.log = '';
    office.process.stderr.on('data', (bytes) => { office.log += bytes; });
    office.base = await new Promise((resolve, reject) => {
      let out = '';
      office.process.stdout.on('data', (bytes) => {
        out += bytes;
        office.log += bytes;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out);
        if (found) resolve(found[0]);
      });
      office.process.on('exit', () => reject(new Error(`abri ended: ${office.log}`)));
    });
    office.process.removeAllListeners('exit');
    return office;
  }
  // As a power cut or the kernel would: no farewell.
  async kill() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => { this.process.on('exit', resolve); });
    this.process.kill('SIGKILL');
    await ended;
  }
  // Stops the program; the data stays until `remove`.
  async stop() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => { this.process.on('exit', resolve); });
    this.process.kill('SIGTERM');
    await ended;
  }
  async remove() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
  verify(as) {
    try {
      const args = ['verify', '--data', this.data, ...this.places, ...(as ? ['--as', as] : [])];
      return { code: 0, text: execFileSync(join(build, 'abri'), args, { input: `${password}\n`, env: { ...process.env, TZ: 'UTC' }, stdio: ['pipe', 'pipe', 'pipe'] }).toString() };
    } catch (error) {
      return { code: error.status, text: `${error.stdout}${error.stderr}` };
    }
  }
  sql(statement, file = 'main.db') {
    return execFileSync('sqlite3', [join(this.data, file), statement]).toString().trim();
  }
  async signIn(username, word = password) {
    const response = await fetch(`${this.base}/signin`, {
      method: 'POST', redirect: 'manual', headers: { 'X-App': '1', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ username, password: word }),
    });
    if (response.status !== 303) return null;
    return new Person(this, /abri_sid=[0-9a-f]+/.exec(response.headers.get('set-cookie'))[0]);
  }
}

let minted = 0;
export const entryId = () => (Date.now().toString(16).padStart(12, '0') + '7000' + '8000' + (++minted).toString(16).padStart(12, '0')).slice(0, 32);

export class Person {
  constructor(office, cookie) {
    this.office = office;
    this.cookie = cookie;
  }
  async get(path) {
    const response = await fetch(this.office.base + path, { redirect: 'manual', headers: { Cookie: this.cookie, 'Accept-Language': 'fr' } });
    const text = await response.text();
    return { status: response.status, text, json: path.startsWith('/api/') && text ? JSON.parse(text) : null, headers: response.headers };
  }
  async api(path, fields, { entry = entryId(), heads } = {}) {
    const response = await fetch(`${this.office.base}/api/v1${path}`, {
      method: 'POST', headers: { Cookie: this.cookie, 'X-App': '1', 'Content-Type': 'application/json', 'Accept-Language': 'fr' },
      body: JSON.stringify({ entry, ...(heads === undefined ? {} : { heads }), fields }),
    });
    const text = await response.text();
    return { status: response.status, ...(text.startsWith('{') ? JSON.parse(text) : { text }) };
  }
  // A form of a file, against its present heads.
  async write(file, form, fields) {
    const now = await this.get(`/api/v1/cases/${file}`);
    return this.api(`/cases/${file}/do/${form}`, fields, { heads: now.json?.heads ?? '' });
  }
  case(file) {
    return this.get(`/api/v1/cases/${file}`).then((answer) => answer.json);
  }
  // Posts a page's own form, with the token of that page.
  async page(path, fields, from = path, then = () => {}) {
    const shown = await this.get(from);
    const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(shown.text)?.[1];
    if (!csrf) throw new Error(`${from}: ${shown.status} ${shown.text}`);
    await then();
    const response = await fetch(this.office.base + path, {
      method: 'POST', redirect: 'manual', headers: { Cookie: this.cookie, Origin: this.office.base, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: fields instanceof URLSearchParams ? new URLSearchParams([['csrf', csrf], ...fields]) : new URLSearchParams({ csrf, ...fields }),
    });
    return { status: response.status, text: await response.text(), location: response.headers.get('location') };
  }
}
