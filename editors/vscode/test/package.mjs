// What the VSIX holds: nothing that does not belong to it, and a program that runs: usage: node package.mjs VSIX [MOST_BYTES]
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import yauzl from "yauzl";

const EXPECTED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|language-configuration\.json|hazlog\.schema\.json|LICENSE\.txt|readme\.md|changelog\.md)$/,
  /^extension\/dist\/extension\.js$/,
  /^extension\/server\/hazlog(\.exe)?$/,
  /^extension\/images\/(icon\.png|file-(dark|light)\.svg|view\.svg)$/,
  /^extension\/media\/matrix\.(css|js)$/,
  /^extension\/syntaxes\/(hazlog|markdown-hazlog)\.tmLanguage\.json$/,
  /^extension\/snippets\/hazlog\.json$/,
  /^extension\/walkthrough\/[a-z]+\.md$/,
];

const [vsix, most = Infinity] = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), "hazlog-vsix-"));
process.on("exit", () => rmSync(dir, { recursive: true, force: true }));

const zip = await yauzl.openPromise(vsix);
const seen = new Set();
let mode = 0;
const program = join(dir, "hazlog");
for await (const entry of zip.eachEntry()) {
  const known = EXPECTED.findIndex((one) => one.test(entry.fileName));
  if (known < 0) {
    throw new Error(`${entry.fileName} does not belong into the package`);
  }
  seen.add(known);
  if (/\/server\//.test(entry.fileName)) {
    mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(program, { mode }));
  }
}
const missing = EXPECTED.filter((_, at) => !seen.has(at));
if (missing.length > 0) {
  throw new Error(`the package has nothing like ${missing.join(", ")}`);
}
if ((mode & 0o111) !== 0o111) {
  throw new Error(`the program may not be run: its mode is ${mode.toString(8)}`);
}
const version = execFileSync(program, ["--version"], { encoding: "utf8" }).trim();
const size = statSync(vsix).size;
if (size > Number(most)) {
  throw new Error(`the package weighs ${size} bytes, and at most ${most} are right`);
}
console.log(`ok    the package: ${version}, ${size} bytes`);
