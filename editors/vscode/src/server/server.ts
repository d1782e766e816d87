// The language server's life: it is started, restarted one time after the other, and started again when it crashed, later
// each time.
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type CloseHandlerResult,
  type ErrorHandler,
  type LanguageClientOptions,
  type StaticFeature,
} from "vscode-languageclient/node";

import { CLIENT_COMMANDS } from "../clientCommands";
import { findBinary, NoBinary, type Binary } from "./binary";

/** Whether the server can be asked. */
export type ServerState = "starting" | "running" | "stopped" | "failed";

/** A server that ends more often than this within {@link CRASH_WINDOW} is left alone. */
const MOST_CRASHES = 5;
const CRASH_WINDOW = 180_000;
/** The wait before the first start after a crash, in milliseconds; it doubles with each crash. */
const FIRST_WAIT = 250;

/** Tells the server what the extension does besides the protocol. */
class Announcement implements StaticFeature {
  fillClientCapabilities(capabilities: { experimental?: unknown }): void {
    capabilities.experimental = {
      commands: { commands: CLIENT_COMMANDS },
      hazlog: { projectChanged: true },
    };
  }
  initialize(): void {}
  getState(): { kind: "static" } {
    return { kind: "static" };
  }
  clear(): void {}
}

/** The server. */
export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private binary: Binary | undefined;
  /** Starts and stops, one after the other. */
  private turn: Promise<void> = Promise.resolve();
  private crashes: number[] = [];
  private readonly states = new vscode.EventEmitter<ServerState>();
  private readonly changes = new vscode.EventEmitter<void>();
  private current: ServerState = "stopped";

  /** Tells of each change of the state. */
  readonly onState = this.states.event;
  /** Tells that a project was judged: what it answers may be different. */
  readonly onProjectChanged = this.changes.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): ServerState {
    return this.current;
  }

  /** The program that is used, once it was found. */
  get program(): Binary | undefined {
    return this.binary;
  }

  /** The program that is used, after whatever start or stop is under way; nothing where none was found. */
  async settled(): Promise<Binary | undefined> {
    await this.turn;
    return this.binary;
  }

  start(): Promise<void> {
    return this.next(() => this.startNow());
  }

  stop(): Promise<void> {
    return this.next(() => this.stopNow());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.stopNow();
      this.crashes = [];
      await this.startNow();
    });
  }

  /** Asks the server for what one of its commands answers; nothing where it does not run. */
  async ask<T>(command: string, argument: object = {}): Promise<T | undefined> {
    const client = this.client;
    if (client === undefined || this.current !== "running") {
      return undefined;
    }
    return client.sendRequest<T>("workspace/executeCommand", { command, arguments: [argument] });
  }

  /** A place or an edit of the protocol in the editor's own form. */
  get converter(): LanguageClient["protocol2CodeConverter"] | undefined {
    return this.client?.protocol2CodeConverter;
  }

  dispose(): void {
    void this.stop();
    this.states.dispose();
    this.changes.dispose();
  }

  private next(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private async startNow(): Promise<void> {
    if (this.client !== undefined) {
      return;
    }
    this.enter("starting");
    try {
      this.binary = await findBinary(this.context);
      this.log.info(`${this.binary.version}, ${this.binary.path}`);
      const client = this.makeClient(this.binary);
      this.client = client;
      client.onNotification("hazlog/projectChanged", () => this.changes.fire());
      await client.start();
      this.enter("running");
    } catch (error) {
      this.client = undefined;
      this.enter("failed");
      void this.tell(error);
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined) {
      try {
        await client.stop();
      } catch (error) {
        this.log.warn(`the server did not end as it was asked to: ${String(error)}`);
      }
      await client.dispose().catch(() => undefined);
    }
    this.enter("stopped");
  }

  private makeClient(binary: Binary): LanguageClient {
    const run = { command: binary.path, args: ["lsp"] };
    const options: LanguageClientOptions = {
      documentSelector: [{ language: "hazlog" }, { scheme: "file", pattern: "**/hazlog.toml" }],
      outputChannel: this.log,
      errorHandler: this.errorHandler(),
      initializationOptions: vscode.workspace.getConfiguration("hazlog"),
      // What fails while the server is away goes to the log: nobody can do anything about it.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      markdown: { supportHtml: false },
    };
    const client = new LanguageClient("hazlog", "hazlog", { run, debug: run }, options);
    client.registerFeature(new Announcement());
    return client;
  }

  private errorHandler(): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () => this.crashed(),
    };
  }

  private async crashed(): Promise<CloseHandlerResult> {
    const client = this.client;
    const now = Date.now();
    this.crashes = this.crashes.filter((at) => now - at < CRASH_WINDOW);
    this.crashes.push(now);
    if (this.crashes.length > MOST_CRASHES) {
      this.enter("failed");
      void this.offer("the server of hazlog has ended again and again, and is left alone now");
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    this.enter("starting");
    this.log.warn("the server has ended by itself, and is started again");
    void vscode.window.setStatusBarMessage("$(sync~spin) hazlog: the server has ended, and is started again", 5_000);
    await new Promise((done) => setTimeout(done, FIRST_WAIT * 2 ** (this.crashes.length - 1)));
    if (client === undefined || this.client !== client) {
      // It never began, or somebody has stopped or restarted it meanwhile: a second server would be one too many.
      this.log.info("the server that has ended is not needed any more");
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const again = client.onDidChangeState(({ newState }) => {
      if (newState === State.Running || newState === State.StartFailed) {
        again.dispose();
        this.enter(newState === State.Running ? "running" : "failed");
      }
    });
    return { action: CloseAction.Restart, handled: true };
  }

  private enter(state: ServerState): void {
    this.current = state;
    this.states.fire(state);
  }

  private async tell(error: unknown): Promise<void> {
    if (error instanceof NoBinary) {
      await this.offer(`hazlog could not be started. Tried: ${error.message}.`, "Open Settings");
    } else {
      await this.offer(`the server of hazlog could not be started: ${String(error)}`);
    }
  }

  private async offer(message: string, ...more: string[]): Promise<void> {
    this.log.error(message);
    const choice = await vscode.window.showErrorMessage(message, ...more, "Try Again", "Show Log");
    switch (choice) {
      case "Open Settings":
        await vscode.commands.executeCommand("workbench.action.openSettings", "hazlog.server.path");
        break;
      case "Try Again":
        await this.restart();
        break;
      case "Show Log":
        this.log.show();
        break;
    }
  }
}
