// Commands of the palette.
import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";

import * as vscode from "vscode";

import type { Projects } from "./projects";
import type { Server } from "./server/server";

const run = promisify(execFile);

interface Rule {
  name: string;
  summary: string;
}

export function registerCommands(server: Server, projects: Projects): vscode.Disposable {
  const all: Record<string, () => unknown> = {
    "hazlog.restart": () => server.restart(),
    "hazlog.showLog": () => server.log.show(),
    "hazlog.checkProject": () => check(projects),
    "hazlog.openCoverage": () => vscode.commands.executeCommand("hazlog.programme.focus"),
    "hazlog.openMatrix": () => vscode.commands.executeCommand("hazlog.matrixView.focus"),
    "hazlog.explainRule": () => explain(server),
    "hazlog.newProject": () => begin(server),
    "hazlog.importCatalogue": () => importCatalogue(server),
  };
  return vscode.Disposable.from(
    ...Object.entries(all).map(([name, handler]) => vscode.commands.registerCommand(name, handler)),
  );
}

/** Runs `hazlog`, and says in its own words why it did not do its work. */
async function hazlog(server: Server, args: string[]): Promise<string | undefined> {
  const program = (await server.settled())?.path;
  if (program === undefined) {
    void vscode.window.showErrorMessage("the program hazlog was not found: see the log of hazlog");
    return undefined;
  }
  try {
    return (await run(program, args)).stdout;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    void vscode.window.showErrorMessage(said === undefined || said === "" ? String(error) : said);
    return undefined;
  }
}

/** The findings are there already, for the server judges the whole project; what helps is to see them. */
async function check(projects: Projects): Promise<void> {
  await vscode.commands.executeCommand("workbench.actions.view.problems");
  const hazards = projects.all.reduce((sum, project) => sum + project.status.summary.hazards, 0);
  void vscode.window.setStatusBarMessage(`hazlog: ${hazards} hazards are checked as they are typed`, 5_000);
}

async function explain(server: Server): Promise<void> {
  const listed = await hazlog(server, ["rules", "--format", "json"]);
  if (listed === undefined) {
    return;
  }
  const rules = JSON.parse(listed) as Rule[];
  const items = rules.map(({ name, summary }) => ({ label: name, detail: summary }));
  const choice = await vscode.window.showQuickPick(items, { title: "Explain a rule", matchOnDetail: true });
  if (choice === undefined) {
    return;
  }
  const answer = await server.ask<{ page: string }>("hazlog.explain", { rule: choice.label });
  if (answer !== undefined) {
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content: answer.page });
    await vscode.commands.executeCommand("markdown.showPreview", document.uri);
  }
}

async function begin(server: Server): Promise<void> {
  const [parent] = (await vscode.window.showOpenDialog({
    title: "Where the folder of the log is to be",
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: "Choose",
  })) ?? [undefined];
  const name = parent && (await vscode.window.showInputBox({ title: "Begin a hazard log", prompt: "The name of its folder", value: "hazard-log" }));
  if (parent === undefined || name === undefined || name.trim() === "") {
    return;
  }
  const folder = path.join(parent.fsPath, name.trim());
  if ((await hazlog(server, ["new", folder])) === undefined) {
    return;
  }
  const add = "Add to Workspace";
  const choice = await vscode.window.showInformationMessage(`A hazard log has been begun in ${folder}`, "Open Folder", add);
  const uri = vscode.Uri.file(folder);
  if (choice === add) {
    vscode.workspace.updateWorkspaceFolders(vscode.workspace.workspaceFolders?.length ?? 0, 0, { uri });
  } else if (choice !== undefined) {
    await vscode.commands.executeCommand("vscode.openFolder", uri);
  }
}

async function importCatalogue(server: Server): Promise<void> {
  const [workbook] = (await vscode.window.showOpenDialog({
    title: "Your copy of the programme log",
    filters: { Workbook: ["xlsx"] },
    openLabel: "Import",
  })) ?? [undefined];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = workbook && (await vscode.window.showSaveDialog({
    title: "Where its text is to be",
    filters: { "Hazard log": ["hazlog"] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, "programme.hazlog") }),
  }));
  if (workbook === undefined || target === undefined) {
    return;
  }
  if ((await hazlog(server, ["catalogue", "import", workbook.fsPath, "-o", target.fsPath])) !== undefined) {
    await vscode.window.showTextDocument(target);
  }
}
