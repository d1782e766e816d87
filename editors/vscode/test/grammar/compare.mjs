// The two grammars colour a log alike: what the TextMate grammar makes of each character is held against what the tree's
// highlights make of it: usage: node compare.mjs TREE_SITTER FILE...
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const here = import.meta.dirname;
const grammar = join(here, "../../../../grammar");
const [treeSitter, ...files] = process.argv.slice(2).map((one) => resolve(one));

/** What the scopes of the one and the captures of the other mean, the outer before the inner. */
const SCOPES = [
  ["comment", "comment"],
  ["string", "string"],
  ["keyword.control", "keyword"],
  ["support.type.property-name", "field"],
  ["keyword.operator.word", "clause"],
  ["constant.numeric", "number"],
  ["variable.other.constant", "id"],
  ["constant.language", "word"],
  ["punctuation.section.block", "bracket"],
  ["punctuation.separator", "comma"],
];
const CAPTURES = {
  comment: "comment",
  string: "string",
  "string.documentation": "string",
  keyword: "keyword",
  property: "field",
  "keyword.operator": "clause",
  number: "number",
  constant: "id",
  "constant.builtin": "word",
  "punctuation.bracket": "bracket",
  "punctuation.delimiter": "comma",
};

/** The classes of a text's bytes as TextMate sees them: one list a line. */
function byTextMate(lines, language) {
  let stack = textmate.INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = language.tokenizeLine(line, stack);
    stack = ruleStack;
    const classes = tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const known = SCOPES.find(([scope]) => scopes.some((one) => one === scope || one.startsWith(`${scope}.`)));
      return Array(Buffer.byteLength(line.slice(startIndex, endIndex))).fill(known?.[1]);
    });
    return classes.slice(0, Buffer.byteLength(line));
  });
}

/** The same as the queries of the tree see them. */
function byTree(lines, file, cache) {
  const environment = { ...process.env, XDG_CONFIG_HOME: cache, XDG_CACHE_HOME: cache, TREE_SITTER_DIR: cache, TREE_SITTER_LIBDIR: cache };
  const query = ["query", "--captures", "queries/highlights.scm", file];
  const output = execFileSync(treeSitter, query, { cwd: grammar, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const all = lines.map((line) => Array(Buffer.byteLength(line)).fill(undefined));
  for (const [, name, ...place] of output.matchAll(/capture: \d+ - ([\w.]+), start: \((\d+), (\d+)\), end: \((\d+), (\d+)\)/g)) {
    const [row, column, endRow, endColumn] = place.map(Number);
    for (let at = row; at <= endRow && at < all.length; at += 1) {
      all[at].fill(CAPTURES[name], at === row ? column : 0, at === endRow ? endColumn : undefined);
    }
  }
  return all;
}

/** Where the two differ, word by word. */
function differences(lines, left, right) {
  return lines.flatMap((line, row) => {
    const bytes = Buffer.from(line);
    return [...line.matchAll(/[{},]|[^\s{},]+/g)].flatMap(({ 0: word, index }) => {
      const from = Buffer.byteLength(line.slice(0, index));
      const to = from + Buffer.byteLength(word);
      const [one, other] = [left, right].map((classes) => [...new Set(classes[row].slice(from, to))].join("+"));
      return one === other ? [] : [`${row + 1}:${from + 1} \`${bytes.subarray(from, to)}\` is ${one || "nothing"} in TextMate, ${other || "nothing"} in the tree`];
    });
  });
}

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
await oniguruma.loadWASM(readFileSync(wasm));
const source = join(here, "../../syntaxes/hazlog.tmLanguage.json");
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: () => textmate.parseRawGrammar(readFileSync(source, "utf8"), source),
});
const language = await registry.loadGrammar("source.hazlog");
const cache = mkdtempSync(join(tmpdir(), "hazlog-grammar-"));
process.on("exit", () => rmSync(cache, { recursive: true, force: true }));

let words = 0;
let different = 0;
for (const file of files) {
  const lines = readFileSync(file, "utf8").split("\n");
  const found = differences(lines, byTextMate(lines, language), byTree(lines, file, cache));
  found.forEach((one) => console.log(`${file}:${one}`));
  different += found.length;
  words += lines.join(" ").split(/\s+/).length;
}
console.log(`${different === 0 ? "ok   " : "FAIL "} the two grammars: ${different} of ${words} words in ${files.length} files differ`);
process.exit(different === 0 && words > 0 ? 0 : 1);
