// What the server knows of the projects as a whole, asked for again whenever one was judged: by one question at a time,
// and not at each keystroke.
import * as vscode from "vscode";

import type { Server } from "./server/server";

/** A score that stands in the matrix. */
export interface Rated {
  severity: number;
  likelihood: number;
  risk: number;
  band: string;
  class: string;
}

/** A place in a file, as the protocol has it. */
export interface Place {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

export interface Hazard {
  id: string;
  name: string;
  location: Place | null;
  initial: Rated | null;
  residual: Rated | null;
  left: Rated | null;
  stated: string | null;
  computed: string | null;
  because: string[];
  owner: string | null;
  unmitigatedCauses: number;
}

export interface Status {
  root: string | null;
  summary: { hazards: number; residual: { risk: number | null; hazards: number }[] };
  hazards: Hazard[];
}

export interface Cell {
  severity: number;
  likelihood: number;
  risk: number;
  band: string;
  class: string;
  colour: string;
  initial: string[];
  residual: string[];
}

export interface Matrix {
  root: string | null;
  severities: string[];
  likelihoods: string[];
  cells: Cell[];
  movements: { from: CellPlace; to: CellPlace; hazards: string[] }[];
  unscored: string[];
  unsettled: string[];
}

export interface CellPlace {
  severity: number;
  likelihood: number;
}

export interface ProgrammeHazard {
  id: string;
  name: string;
  type: string;
  isUsed: boolean | null;
  state: string;
  isAnswered: boolean;
  hazards: { id: string; isScored: boolean; isInPart: boolean }[];
  given: { answer: string; location: Place | null; reason: string | null; to: string | null; owner: string | null; due: string | null }[];
}

export interface Edition {
  programme: string;
  title: string;
  edition: string;
  totals: { hazards: number; answered: number };
  hazards: ProgrammeHazard[];
}

/** All that is shown of a project. */
export interface Project {
  root: string | null;
  status: Status;
  matrix: Matrix;
  editions: Edition[];
}

/** After a change it is waited so long for the next one, in milliseconds: views need not be faster than eyes. */
const PAUSE = 150;

export class Projects implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private isAsking = false;
  private isStale = false;
  private known: Project[] = [];

  /** Tells that {@link all} is different. */
  readonly onChange = this.changes.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      server.onProjectChanged(() => this.soon()),
      server.onState(() => this.soon()),
      vscode.workspace.onDidCloseTextDocument(() => this.soon()),
    ];
  }

  get all(): readonly Project[] {
    return this.known;
  }

  /** The hazard with this id, in the project with this root. */
  hazard(root: string | null, id: string): Hazard | undefined {
    const project = this.known.find((one) => one.root === root);
    return project?.status.hazards.find((one) => one.id === id || (one.id === "" && one.name === id));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.forEach((one) => one.dispose());
    this.changes.dispose();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    if (this.isAsking) {
      this.isStale = true;
      return;
    }
    this.isAsking = true;
    try {
      this.known = await this.read();
      this.changes.fire();
    } catch (error) {
      this.server.log.warn(`the projects could not be asked for: ${String(error)}`);
    } finally {
      this.isAsking = false;
      if (this.isStale) {
        this.isStale = false;
        this.soon();
      }
    }
  }

  private async read(): Promise<Project[]> {
    const [statuses = [], matrices = [], coverages = []] = await Promise.all([
      this.server.ask<Status[]>("hazlog.status"),
      this.server.ask<Matrix[]>("hazlog.matrix"),
      this.server.ask<{ root: string | null; editions: Edition[] }[]>("hazlog.coverage"),
    ]);
    return statuses.flatMap((status, number) => {
      const matrix = matrices[number];
      // Between two of the answers a project may have been opened or closed; then another change is under way.
      return matrix === undefined || matrix.root !== status.root
        ? []
        : [{ root: status.root, status, matrix, editions: coverages[number]?.editions ?? [] }];
    });
  }
}

/** Shows a place in an editor. */
export async function reveal(at: Place): Promise<void> {
  const { start, end } = at.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(at.uri), { selection });
}
