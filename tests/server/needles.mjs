// Looks for many texts at once in a lot of bytes: as UTF-8, as UTF-16 and inside base64.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

// Shorter ones turn up by chance in sealed bytes.
const shortest = 6;

function shapesOf(text) {
  const bytes = Buffer.from(text);
  const shapes = [bytes, Buffer.from(text, 'utf16le')];
  // Three ways a text can lie in base64, without the letters that its neighbours change.
  if (bytes.length >= 9) for (const before of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const usable = whole.length - (whole.length % 3);
    shapes.push(Buffer.from(whole.subarray(0, usable).toString('base64').slice(before === 0 ? 0 : 4)));
  }
  return shapes.filter((shape) => shape.length >= shortest);
}

export class Needles {
  constructor(texts) {
    this.starts = new Uint8Array(1 << 24);
    this.byStart = new Map();
    for (const text of new Set(texts)) for (const shape of shapesOf(text)) {
      const start = shape.readUIntBE(0, 3);
      this.starts[start] = 1;
      if (!this.byStart.has(start)) this.byStart.set(start, []);
      this.byStart.get(start).push({ text, shape });
    }
  }
  // The texts found in these bytes.
  in(bytes) {
    const found = new Set();
    for (let i = 0; i + shortest <= bytes.length; ++i) {
      const start = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
      if (this.starts[start] === 0) continue;
      for (const { text, shape } of this.byStart.get(start)) if (!found.has(text) && bytes.compare(shape, 0, shape.length, i, Math.min(i + shape.length, bytes.length)) === 0) found.add(text);
    }
    return [...found];
  }
  // Every file below a folder: name → texts found.
  inFolder(folder) {
    const found = {};
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const texts = this.in(readFileSync(join(entry.path, entry.name)));
      if (texts.length > 0) found[entry.name] = texts;
    }
    return found;
  }
  // What a running program could be made to tell: all memory it can write to.
  inMemory(pid) {
    const memory = openSync(`/proc/${pid}/mem`, 'r');
    const found = new Set();
    let bytes = 0;
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to, rights, name] = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
      if (!rights?.startsWith('rw') || name === '[vvar]') continue;
      const size = Number(BigInt(`0x${to}`) - BigInt(`0x${from}`));
      const part = Buffer.alloc(size);
      let got = 0;
      try { while (got < size) { const more = readSync(memory, part, got, size - got, BigInt(`0x${from}`) + BigInt(got)); if (more === 0) break; got += more; } } catch { /* a guard page */ }
      bytes += got;
      for (const text of this.in(part.subarray(0, got))) found.add(text);
    }
    closeSync(memory);
    return { bytes, texts: [...found] };
  }
}
