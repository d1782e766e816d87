// What the extension does, seen from within VS Code, where the packed extension is installed: usage: node run.mjs
// CODE_SERVER VSIX ARTEFACTS. An empty extension is under development, so that none but the installed one is tested.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { Editor, GUARD, scratch, until } from "../ui/bench.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [program, vsix, artefacts] = process.argv.slice(2).map((one) => resolve(one));
const report = join(scratch(), "report");
const editor = await Editor.start({
  program,
  vsix,
  from: scratch(),
  artefacts,
  // The day that a task takes is the computer's, and so must be that of the server.
  settings: { "hazlog.today": null, "files.simpleDialog.enable": true },
  environment: { HAZLOG_REPORT: report, HAZLOG_GUARD: String(GUARD) },
});
let code;
await editor.page.exposeFunction("codeAutomationLog", () => undefined);
await editor.page.exposeFunction("codeAutomationExit", (given) => (code = given));
await editor.load({ extensionDevelopmentPath: join(here, "stub"), extensionTestsPath: join(here, "suite.cjs") });
try {
  await until("the end of the tests", () => code !== undefined, 5 * GUARD);
} finally {
  await editor.picture("end");
  process.stdout.write(existsSync(report) ? readFileSync(report, "utf8") : "FAIL  host: no test has begun\n");
  await editor.end();
}
process.exit(code);
