// What VS Code runs in the extension host: all tests of this folder, reported line by line into the file HAZLOG_REPORT.
const { appendFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

const { Mocha } = require("mocha");

exports.run = () => {
  const mocha = new Mocha({ timeout: Number(process.env.HAZLOG_GUARD), reporter: Lines });
  const tests = readdirSync(__dirname).filter((name) => name.endsWith(".test.cjs"));
  tests.sort().forEach((name) => mocha.addFile(join(__dirname, name)));
  return new Promise((done, fail) => mocha.run((failed) => (failed === 0 ? done() : fail(new Error(`${failed} failed`)))));
};

/** One line a test, with what was seen. */
function Lines(runner) {
  const say = (line) => appendFileSync(process.env.HAZLOG_REPORT, `${line}\n`);
  runner.on("pass", (test) => say(`ok    host: ${test.title}${test.seen ? ` | ${test.seen}` : ""}`));
  runner.on("fail", (test, error) => say(`FAIL  host: ${test.fullTitle()}\n${error.stack}`));
  runner.on("end", () => say(`host: ${runner.stats.passes} of ${runner.stats.tests} tests hold`));
}
