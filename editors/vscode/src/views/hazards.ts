// The tree of hazards: by the risk that is left, by status, by file or by what they answer of the programme.
import * as vscode from "vscode";

import { reveal, type Hazard, type Project, type Projects } from "../projects";

type Grouping = "risk" | "status" | "file" | "type";

interface Group {
  readonly kind: "group";
  readonly label: string;
  readonly hazards: Entry[];
}

interface Entry {
  readonly kind: "hazard";
  readonly hazard: Hazard;
}

type Node = Group | Entry;

/** What stands first in each grouping. */
const UNKNOWN = "no risk known yet";

export class HazardsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];
  private grouping: Grouping = "risk";
  private filter = "";

  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly projects: Projects) {
    this.view = vscode.window.createTreeView("hazlog.hazards", { treeDataProvider: this, showCollapseAll: true });
    const by = (name: string, grouping: Grouping): vscode.Disposable =>
      vscode.commands.registerCommand(name, () => this.group(grouping));
    this.subscriptions = [
      this.view,
      projects.onChange(() => this.refresh()),
      by("hazlog.groupByRisk", "risk"),
      by("hazlog.groupByStatus", "status"),
      by("hazlog.groupByFile", "file"),
      by("hazlog.groupByType", "type"),
      vscode.commands.registerCommand("hazlog.filterHazards", () => this.askFilter()),
      vscode.commands.registerCommand("hazlog.clearFilter", () => this.setFilter("")),
      vscode.commands.registerCommand("hazlog.openHazard", (hazard: Hazard) => hazard.location && reveal(hazard.location)),
    ];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.kind === "group" ? groupItem(node) : hazardItem(node.hazard);
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) {
      return this.groups();
    }
    return node.kind === "group" ? node.hazards : [];
  }

  dispose(): void {
    this.subscriptions.forEach((one) => one.dispose());
    this.changes.dispose();
  }

  private groups(): Group[] {
    const groups = new Map<string, Entry[]>();
    const words = this.filter.toLowerCase().split(/\s+/);
    for (const project of this.projects.all) {
      for (const hazard of project.status.hazards.filter((one) => holds(one, words))) {
        for (const label of this.labels(project, hazard)) {
          groups.set(label, [...(groups.get(label) ?? []), { kind: "hazard", hazard }]);
        }
      }
    }
    const sorted = [...groups].sort(([left], [right]) => this.compare(left, right));
    return sorted.map(([label, hazards]) => ({ kind: "group", label, hazards }));
  }

  private labels(project: Project, hazard: Hazard): string[] {
    switch (this.grouping) {
      case "risk":
        return [hazard.left === null ? UNKNOWN : `risk ${hazard.left.risk}: ${hazard.left.band}`];
      case "status":
        return [hazard.computed ?? hazard.stated ?? "no status"];
      case "file":
        return [hazard.location === null ? "" : vscode.workspace.asRelativePath(vscode.Uri.parse(hazard.location.uri))];
      case "type": {
        const answered = project.editions.flatMap((edition) => edition.hazards);
        const types = answered.filter((one) => one.hazards.some(({ id }) => id === hazard.id)).map((one) => one.type);
        return types.length === 0 ? ["the system's own"] : [...new Set(types)];
      }
    }
  }

  /** The highest risk first, and before it what nobody knows yet. */
  private compare(left: string, right: string): number {
    if (this.grouping !== "risk") {
      return left.localeCompare(right);
    }
    const order = (label: string): number => (label === UNKNOWN ? Infinity : Number(/\d+/.exec(label)?.[0] ?? 0));
    return order(right) - order(left);
  }

  private group(grouping: Grouping): void {
    this.grouping = grouping;
    this.refresh();
  }

  private async askFilter(): Promise<void> {
    const value = await vscode.window.showInputBox({
      title: "Filter hazards",
      prompt: "Words of the id, the name, the owner, the status or the risk",
      value: this.filter,
    });
    if (value !== undefined) {
      this.setFilter(value.trim());
    }
  }

  private setFilter(filter: string): void {
    this.filter = filter;
    void vscode.commands.executeCommand("setContext", "hazlog.filtered", filter !== "");
    this.refresh();
  }

  private refresh(): void {
    const all = this.projects.all.flatMap((project) => project.status.hazards);
    this.view.description = this.filter === "" ? `${all.length}` : `“${this.filter}”`;
    this.changes.fire();
  }
}

function holds(hazard: Hazard, words: string[]): boolean {
  const risk = hazard.left === null ? UNKNOWN : `risk ${hazard.left.risk} ${hazard.left.band}`;
  const text = [hazard.id, hazard.name, hazard.owner, hazard.stated, hazard.computed, risk].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function groupItem(group: Group): vscode.TreeItem {
  const item = new vscode.TreeItem(group.label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = group.label;
  item.description = `${group.hazards.length}`;
  return item;
}

function hazardItem(hazard: Hazard): vscode.TreeItem {
  const item = new vscode.TreeItem(hazard.id === "" ? hazard.name : hazard.id);
  const risks = [hazard.initial, hazard.left].map((rated) => rated?.risk ?? "?").join(" → ");
  item.description = `${risks} · ${hazard.id === "" ? "" : hazard.name}`;
  item.iconPath = icon(hazard);
  item.tooltip = tooltip(hazard, risks);
  item.accessibilityInformation = { label: `hazard ${hazard.id}, ${hazard.name}, risk ${risks}` };
  item.contextValue = "hazard";
  item.command = { command: "hazlog.openHazard", title: "Open", arguments: [hazard] };
  return item;
}

/** A badge for what the band of the risk that is left asks. */
function icon(hazard: Hazard): vscode.ThemeIcon {
  switch (hazard.left?.class) {
    case undefined:
      return new vscode.ThemeIcon("question", new vscode.ThemeColor("problemsWarningIcon.foreground"));
    case "acceptable":
      return new vscode.ThemeIcon("pass", new vscode.ThemeColor("testing.iconPassed"));
    case "with-justification":
      return new vscode.ThemeIcon("pass", new vscode.ThemeColor("problemsInfoIcon.foreground"));
    case "undesirable":
      return new vscode.ThemeIcon("warning", new vscode.ThemeColor("problemsWarningIcon.foreground"));
    default:
      return new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground"));
  }
}

function tooltip(hazard: Hazard, risks: string): string {
  const lines = [`${hazard.id} ${hazard.name}`, `risk ${risks}`];
  if (hazard.left !== null) {
    lines.push(hazard.left.band);
  }
  if (hazard.computed !== null) {
    lines.push([`status: ${hazard.computed}`, ...hazard.because].join(", "));
  }
  if (hazard.unmitigatedCauses > 0) {
    lines.push(`causes that no control mitigates: ${hazard.unmitigatedCauses}`);
  }
  if (hazard.owner !== null) {
    lines.push(`owner: ${hazard.owner}`);
  }
  return lines.join("\n");
}
