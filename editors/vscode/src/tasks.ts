// Tasks that run `hazlog` in a terminal: `check` and `fmt` in each folder that is open, and whatever tasks.json says. A task
// that checks finds what the server finds, for it goes by the same settings.
import * as vscode from "vscode";

import type { Server } from "./server/server";

interface Definition extends vscode.TaskDefinition {
  command: string;
  args?: string[];
}

export class HazlogTasks implements vscode.TaskProvider {
  constructor(private readonly server: Server) {}

  async provideTasks(): Promise<vscode.Task[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const definitions = ["check", "fmt"].map((command): Definition => ({ type: "hazlog", command }));
    return Promise.all(folders.flatMap((folder) => definitions.map((definition) => this.task(definition, folder))));
  }

  resolveTask(task: vscode.Task): Promise<vscode.Task> {
    return this.task(task.definition as Definition, task.scope ?? vscode.TaskScope.Workspace);
  }

  private async task(definition: Definition, scope: vscode.WorkspaceFolder | vscode.TaskScope): Promise<vscode.Task> {
    const program = (await this.server.settled())?.path ?? "hazlog";
    const args = definition.args ?? (definition.command === "check" ? settings() : []);
    const run = new vscode.ProcessExecution(program, [definition.command, ...args]);
    const task = new vscode.Task(definition, scope, definition.command, "hazlog", run, "$hazlog");
    task.group = vscode.TaskGroup.Build;
    return task;
  }
}

/** What the settings say of a check, as arguments. */
function settings(): string[] {
  const configuration = vscode.workspace.getConfiguration("hazlog");
  return ["profile", "today"].flatMap((name) => {
    const value = configuration.get<string | null>(name, null);
    return value === null ? [] : [`--${name}`, value];
  });
}
