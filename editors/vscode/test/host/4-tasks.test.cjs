// Tasks run the program, and its findings become the same problems that the server tells of.
const assert = require("node:assert/strict");

const vscode = require("vscode");

const { findings, same, showDraft, until } = require("./help.cjs");

/** The clauses stand behind a problem's words in the editor; in the output they have lines of their own. */
const withoutClauses = (finding) => finding.replace(/ \(DCB01(29|60) [^()]*\)$/, "");

/** Runs the task that checks the project to its end, and gives the exit code. */
async function check() {
  const tasks = await vscode.tasks.fetchTasks({ type: "hazlog" });
  assert.deepEqual(tasks.map((task) => task.name).sort(), ["check", "fmt"]);
  const task = tasks.find(({ name }) => name === "check");
  const ended = new Promise((done) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name === task.name) {
        subscription.dispose();
        done(exitCode);
      }
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

it("a task checks the project, and has the problems of the server", async function () {
  const { document } = await showDraft("medicines.hazlog");
  assert.equal(await check(), 1);
  const found = await same(
    () => findings(document.uri, { task: true }),
    () => findings(document.uri).map(withoutClauses).sort(),
  );
  assert.notEqual(found.length, 0);
  this.test.seen = `${found.length} problems`;
});

it("a task goes by the settings of the server", async () => {
  const { document } = await showDraft("log.hazlog");
  const unapproved = (of) => findings(document.uri, of).filter((one) => one.includes(" unapproved-version ")).length;
  const settings = vscode.workspace.getConfiguration("hazlog");
  await settings.update("profile", "release", vscode.ConfigurationTarget.Workspace);
  await until(() => unapproved() === 1);
  await check();
  await until(() => unapproved({ task: true }) === 1);
  await settings.update("profile", undefined, vscode.ConfigurationTarget.Workspace);
  await until(() => unapproved() === 0);
});
