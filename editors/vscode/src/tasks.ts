// Tasks that run `hazlog` in a terminal: `check` and `fmt` in each folder that is open, and whatever tasks.json says.
import * as vscode from "vscode";

import type { Server } from "./server/server";

interface Definition extends vscode.TaskDefinition {
  command: string;
  args?: string[];
}

export class HazlogTasks implements vscode.TaskProvider {
  constructor(private readonly server: Server) {}

  provideTasks(): vscode.Task[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.flatMap((folder) => ["check", "fmt"].map((command) => this.task({ type: "hazlog", command }, folder)));
  }

  resolveTask(task: vscode.Task): vscode.Task {
    return this.task(task.definition as Definition, task.scope ?? vscode.TaskScope.Workspace);
  }

  private task(definition: Definition, scope: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task {
    const program = this.server.program?.path ?? "hazlog";
    const run = new vscode.ProcessExecution(program, [definition.command, ...(definition.args ?? [])]);
    const task = new vscode.Task(definition, scope, definition.command, "hazlog", run, "$hazlog");
    task.group = vscode.TaskGroup.Build;
    return task;
  }
}
