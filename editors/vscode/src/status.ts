// The item in the status bar: how many hazards are left at which risk, and whether the server runs.
import * as vscode from "vscode";

import type { Projects } from "./projects";
import type { Server } from "./server/server";

export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("hazlog.status", vscode.StatusBarAlignment.Left, 10);
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly projects: Projects,
    private readonly server: Server,
  ) {
    this.item.name = "hazlog";
    this.subscriptions = [this.item, projects.onChange(() => this.show()), server.onState(() => this.show())];
    this.show();
    this.item.show();
  }

  dispose(): void {
    this.subscriptions.forEach((one) => one.dispose());
  }

  private show(): void {
    const { state } = this.server;
    if (state === "running") {
      this.showRisks();
      return;
    }
    const [text, tooltip] = {
      starting: ["$(sync~spin) hazlog", "The server of hazlog is being started"],
      stopped: ["$(circle-slash) hazlog", "The server of hazlog does not run"],
      failed: ["$(error) hazlog", "The server of hazlog has failed: start it again"],
    }[state] as [string, string];
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = state === "failed" || state === "stopped" ? "hazlog.restart" : "hazlog.showLog";
    this.item.backgroundColor = state === "failed" ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
  }

  private showRisks(): void {
    const counts = new Map<number | null, number>();
    for (const { risk, hazards } of this.projects.all.flatMap((project) => project.status.summary.residual)) {
      counts.set(risk, (counts.get(risk) ?? 0) + hazards);
    }
    const known = [...counts].filter(([risk]) => risk !== null).sort(([left], [right]) => Number(right) - Number(left));
    const open = counts.get(null) ?? 0;
    const parts = known.map(([risk, count]) => `${risk}×${count}`);
    this.item.text = ["$(shield) hazlog", ...(open > 0 ? [`?×${open}`] : []), ...parts].join(" ");
    const lines = known.map(([risk, count]) => `residual risk ${risk}: ${hazards(count)}`);
    this.item.tooltip = [...(open > 0 ? [`no risk known yet: ${hazards(open)}`] : []), ...lines, this.server.program?.version ?? ""].join("\n");
    this.item.command = "hazlog.openMatrix";
    this.item.backgroundColor = undefined;
  }
}

function hazards(count: number): string {
  return count === 1 ? "1 hazard" : `${count} hazards`;
}
