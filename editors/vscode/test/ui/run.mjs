// What must work in a real VS Code with the packed extension: usage: node run.mjs CODE_SERVER VSIX ARTEFACTS [CHECK]
// One line a check says what was seen; pictures of what a person sees are put beside.
import { join, resolve } from "node:path";

import { Editor, here } from "./bench.mjs";
import { editing } from "./editing.mjs";
import { firstDay } from "./first-day.mjs";
import { matrix } from "./matrix.mjs";
import { trust } from "./trust.mjs";
import { ways } from "./ways.mjs";

const [program, vsix, artefacts, only = ""] = process.argv.slice(2).map((one, at) => (at < 3 ? resolve(one) : one));
const from = join(here, "../../../../tests/logs/acme-first-draft");
let failed = 0;
let ran = 0;
/** Where a check that fails takes its picture. */
let current;

/** Starts a VS Code with a copy of the first draft of a log, and the pictures of a topic. */
async function start(topic, more = {}) {
  current = await Editor.start({ program, vsix, from, artefacts: join(artefacts, topic), ...more });
  return current;
}

async function check(name, body) {
  if (!name.includes(only)) {
    return;
  }
  ran += 1;
  try {
    const seen = await body();
    console.log(`ok    vscode: ${name}${seen ? ` | ${seen}` : ""}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  vscode: ${name}\n${error.stack}`);
    await current?.picture(`failed-${failed}`).catch(() => undefined);
  }
}

for (const topic of [firstDay, ways, editing, matrix, trust]) {
  try {
    await topic(start, check);
  } catch (error) {
    ran += 1;
    failed += 1;
    console.log(`FAIL  vscode: ${topic.name} cannot be tried\n${error.stack}`);
    await current?.end();
  }
}
console.log(`vscode: ${ran - failed} of ${ran} checks hold`);
process.exit(failed === 0 && ran > 0 ? 0 : 1);
