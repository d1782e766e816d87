// The beginning and the end of the extension: what there is, and what is connected with what. It knows nothing of the
// language; whatever is shown comes from the server.
import * as vscode from "vscode";

import { registerClientCommands } from "./clientCommands";
import { registerCommands } from "./commands";
import { Projects } from "./projects";
import { Server } from "./server/server";
import { StatusItem } from "./status";
import { HazlogTasks } from "./tasks";
import { HazardsView } from "./views/hazards";
import { MatrixView } from "./views/matrix";
import { ProgrammeView } from "./views/programme";

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("hazlog", { log: true });
  server = new Server(context, log);
  const projects = new Projects(server);
  const hazards = new HazardsView(projects);
  const programme = new ProgrammeView(projects, server);
  const matrix = new MatrixView(projects, context.extensionUri);
  context.subscriptions.push(
    log,
    server,
    projects,
    hazards,
    programme,
    matrix,
    new StatusItem(projects, server),
    vscode.tasks.registerTaskProvider("hazlog", new HazlogTasks(server)),
    registerClientCommands(),
    registerCommands(server, projects),
  );
  // Nobody has to wait for it: whatever needs it waits by itself.
  void server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
