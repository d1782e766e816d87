// The tree of the programme's hazards by what is answered to them, and the actions that answer one.
import * as vscode from "vscode";
import type { CodeAction } from "vscode-languageclient";

import { reveal, type Edition, type Place, type Project, type ProgrammeHazard, type Projects } from "../projects";
import type { Server } from "../server/server";

interface EditionNode {
  readonly kind: "edition";
  readonly project: Project;
  readonly edition: Edition;
}

interface StateNode {
  readonly kind: "state";
  readonly label: string;
  readonly key: string;
  readonly hazards: HazardNode[];
}

interface HazardNode {
  readonly kind: "hazard";
  readonly project: Project;
  readonly hazard: ProgrammeHazard;
}

type Node = EditionNode | StateNode | HazardNode;

/** What is open comes first. */
const ORDER = ["unanswered", "under review", "partly covered", "covered", "not applicable", "transferred"];

const ICONS: Record<string, [string, string]> = {
  unanswered: ["circle-outline", "problemsWarningIcon.foreground"],
  "under review": ["eye", "problemsInfoIcon.foreground"],
  "partly covered": ["color-mode", "problemsInfoIcon.foreground"],
  covered: ["pass", "testing.iconPassed"],
  "not applicable": ["circle-slash", "disabledForeground"],
  transferred: ["arrow-right", "disabledForeground"],
};

export class ProgrammeView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly projects: Projects,
    private readonly server: Server,
  ) {
    this.view = vscode.window.createTreeView("hazlog.programme", { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      projects.onChange(() => this.refresh()),
      vscode.commands.registerCommand("hazlog.answer", (node: HazardNode) => this.answer(node)),
      vscode.commands.registerCommand("hazlog.openAnswer", (node: HazardNode) => this.open(node)),
    ];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case "edition":
        return editionItem(node.edition);
      case "state": {
        const isOpen = node.label === "unanswered";
        const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
        const item = new vscode.TreeItem(node.label, isOpen ? Expanded : Collapsed);
        item.id = node.key;
        item.description = `${node.hazards.length}`;
        return item;
      }
      case "hazard":
        return hazardItem(node);
    }
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) {
      const editions = this.projects.all.flatMap((project) =>
        project.editions.map((edition): EditionNode => ({ kind: "edition", project, edition })),
      );
      const [only] = editions;
      return editions.length === 1 && only !== undefined ? states(only) : editions;
    }
    switch (node.kind) {
      case "edition":
        return states(node);
      case "state":
        return node.hazards;
      case "hazard":
        return [];
    }
  }

  dispose(): void {
    this.subscriptions.forEach((one) => one.dispose());
    this.changes.dispose();
  }

  private refresh(): void {
    const totals = this.projects.all.flatMap((project) => project.editions.map((edition) => edition.totals));
    const sum = (of: (one: { hazards: number; answered: number }) => number): number =>
      totals.reduce((all, one) => all + of(one), 0);
    this.view.description = totals.length === 0 ? "" : `${sum((one) => one.answered)} of ${sum((one) => one.hazards)} answered`;
    this.changes.fire();
  }

  /** Goes to what answers a programme hazard, or offers to answer it. */
  private async open(node: HazardNode): Promise<void> {
    const places = answersOf(node);
    const [first] = places;
    if (first === undefined) {
      await this.answer(node);
    } else if (places.length === 1) {
      await reveal(first.place);
    } else {
      const choice = await vscode.window.showQuickPick(places, { title: `What answers ${node.hazard.id}` });
      if (choice !== undefined) {
        await reveal(choice.place);
      }
    }
  }

  private async answer(node: HazardNode): Promise<void> {
    const argument = { id: node.hazard.id, ...(node.project.root === null ? {} : { root: node.project.root }) };
    const offered = await this.server.ask<CodeAction[]>("hazlog.answers", argument);
    const actions = (offered ?? []).map((action) => ({ label: action.title, action }));
    if (actions.length === 0) {
      void vscode.window.showInformationMessage(`${node.hazard.id} has an answer already, or none can be given to it here`);
      return;
    }
    const title = `${node.hazard.id} ${node.hazard.name}`;
    const choice = await vscode.window.showQuickPick(actions, { title, placeHolder: "How is it answered?" });
    if (choice !== undefined) {
      await this.carryOut(choice.action);
    }
  }

  private async carryOut(action: CodeAction): Promise<void> {
    const edit = await this.server.converter?.asWorkspaceEdit(action.edit);
    if (edit !== undefined) {
      await vscode.workspace.applyEdit(edit);
    }
    if (action.command !== undefined) {
      await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    }
  }
}

function states({ project, edition }: EditionNode): StateNode[] {
  const order = (state: string): number => (ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length);
  const names = [...new Set(edition.hazards.map((hazard) => hazard.state))].sort((left, right) => order(left) - order(right));
  return names.map((label) => ({
    kind: "state",
    label,
    key: [project.root, edition.programme, edition.edition, label].join(" "),
    hazards: edition.hazards
      .filter((hazard) => hazard.state === label)
      .map((hazard): HazardNode => ({ kind: "hazard", project, hazard })),
  }));
}

function editionItem(edition: Edition): vscode.TreeItem {
  const item = new vscode.TreeItem(`${edition.programme} ${edition.edition}`, vscode.TreeItemCollapsibleState.Expanded);
  item.description = `${edition.totals.answered} of ${edition.totals.hazards} answered`;
  item.tooltip = edition.title;
  return item;
}

function hazardItem(node: HazardNode): vscode.TreeItem {
  const { hazard } = node;
  const item = new vscode.TreeItem(hazard.id);
  const by = hazard.hazards.map(({ id }) => id).join(", ");
  item.description = by === "" ? hazard.name : `${hazard.name} · ${by}`;
  const [name, colour] = ICONS[hazard.state] ?? ["circle-outline", "foreground"];
  item.iconPath = new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
  const reasons = hazard.given.flatMap((given) => [given.to === null ? [] : `to ${given.to}`, given.reason ?? []].flat());
  item.tooltip = [`${hazard.id} ${hazard.name}`, hazard.type, [hazard.state, by].filter(Boolean).join(": "), ...reasons].join("\n");
  item.contextValue = hazard.state === "unanswered" || hazard.state === "under review" ? "open" : "answered";
  item.command = { command: "hazlog.openAnswer", title: "Open", arguments: [node] };
  return item;
}

function answersOf({ project, hazard }: HazardNode): { label: string; place: Place }[] {
  const own = hazard.hazards.flatMap(({ id }) => {
    const place = project.status.hazards.find((one) => one.id === id)?.location;
    return place == null ? [] : [{ label: id, place }];
  });
  const given = hazard.given.flatMap((one) => (one.location === null ? [] : [{ label: one.answer, place: one.location }]));
  return [...own, ...given];
}
