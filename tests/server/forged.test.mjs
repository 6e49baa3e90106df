// Somebody who can write main.db, without slot, key or password, puts things into a child's file. What does not hold is not
// shown and moves nothing; the file says so and takes no writing; everything else works, and abri verify names it.
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Office } from './office.mjs';

// Writes one more entry in clear at the end of a file's chain: key id zero, linked and hashed as it should be, junk for a
// signature. With a kind of its own it says that it is of the staff directory, which is the one that is written in clear.
const forge = `
import hashlib, sqlite3, struct, sys
database, file, says_kind = sys.argv[1], bytes.fromhex(sys.argv[2]), int(sys.argv[3])
b2 = lambda data: hashlib.blake2b(data, digest_size=32).digest()
def count(n):
    out = b''
    while n > 127: out += bytes([n & 127 | 128]); n >>= 7
    return out + bytes([n])
text = lambda s: count(len(s.encode())) + s.encode()
db = sqlite3.connect(database)
header, seq, agency, origin = db.execute('select header, seq, agency, origin from entries where file = ? order by seq desc limit 1', (file,)).fetchone()
author = header[2 + 16 + 16 + 16 + 4 + 8 + 32:][:16]
write = lambda of_file, name, value: bytes([of_file]) + text(name) + text(value) + (count(0) if of_file else b'')
fact = b'\\x01' + text('case_note_written') + struct.pack('<IQI', 1, 4102444800000, 0) + text('case_note') + struct.pack('<I', 1) + count(0)
fact += count(2) + write(0, 'facts', 'INTRUS-DANS-LE-DOSSIER') + write(1, 'risk_level', 'low')
entry = bytes(range(says_kind, says_kind + 16))
made = bytes([1, says_kind]) + file + entry + origin + struct.pack('<IQ', 1, seq + 1) + b2(header) + author + struct.pack('<Q', 29000000)
made += b2(fact) + bytes(16) + (bytes(32) + bytes(16)) * 2
db.execute('insert into entries(agency, file, origin, incarnation, seq, entry, kind, header, signature, content, strict) values(?,?,?,1,?,?,?,?,?,?,null)',
           (agency, file, origin, seq + 1, entry, 2, made, bytes(64), fact))
db.commit()`;

let office, files;
async function restarted(change) {
  await office.stop();
  change();
  office = await Office.start({ serve: true, folder: office.folder, places: [] });
  return office.signIn('samuel');
}
const python = (file, kind) => execFileSync('python3', ['-c', forge, join(office.data, 'main.db'), file, String(kind)]);

before(async () => {
  office = await Office.start({ places: [] });
  const samuel = await office.signIn('samuel');
  files = (await samuel.get('/api/v1/cases')).json.data.filter((one) => one.case_code).map((one) => one.id);
  assert.ok(files.length >= 3);
});
after(() => office.remove());

for (const [kind, told] of [[2, 'a child\'s file'], [1, 'the staff directory']]) {
  test(`an entry in clear that says it is of ${told} is not folded, and the file takes no writing`, async () => {
    const file = files[kind - 1], samuel = await restarted(() => python(file, kind));
    const page = await samuel.get(`/cases/${file}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /abîmé ou modifié hors d(&#39;|’|')Abri/);
    assert.ok(!page.text.includes('INTRUS-DANS-LE-DOSSIER'));
    const shown = (await samuel.get(`/api/v1/cases/${file}`)).json;
    assert.ok(!JSON.stringify(shown).includes('INTRUS'));
    assert.deepEqual(shown.open_forms, [], 'nothing can be written');
    const written = await samuel.write(file, 'case_note', { noted_on: '2026-03-02T10:00', contact_type: 'none', facts: 'Note' });
    assert.ok(written.status === 409 || written.status === 422, `${written.status}`);
    const verified = (await office.stop(), office.verify());
    assert.equal(verified.code, 3);
    assert.match(verified.text, new RegExp(`${file}: ${kind === 2 ? 'part_in_clear' : 'wrong_file'} at entry`));
    office = await Office.start({ serve: true, folder: office.folder, places: [] });
  });
}

test('a signature altered by hand closes its file as well, and the other files work', async () => {
  const file = files[2], samuel = await restarted(() => office.sql(`update entries set signature = zeroblob(64) where file = x'${file}' and seq = 2`));
  assert.match((await samuel.get(`/cases/${file}`)).text, /abîmé ou modifié hors d(&#39;|’|')Abri/);
  assert.equal((await samuel.get('/cases')).status, 200);
  assert.equal((await samuel.get('/day')).status, 200);
});
