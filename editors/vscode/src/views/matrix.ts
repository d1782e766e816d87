// The risk matrix beside the text: the server's data, drawn by media/matrix.js. Nothing of a log becomes markup or script.
import { randomBytes } from "node:crypto";

import * as vscode from "vscode";

import { reveal, type Projects } from "../projects";

/** What the page says. */
type Said = { type: "ready" } | { type: "open"; root: string | null; id: string };

export class MatrixView implements vscode.WebviewViewProvider, vscode.Disposable {
  private page: vscode.Webview | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly projects: Projects,
    private readonly extension: vscode.Uri,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewViewProvider("hazlog.matrixView", this),
      projects.onChange(() => this.show()),
    ];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const media = vscode.Uri.joinPath(this.extension, "media");
    view.webview.options = { enableScripts: true, localResourceRoots: [media] };
    view.webview.onDidReceiveMessage((said: Said) => this.hear(said));
    view.onDidDispose(() => (this.page = undefined));
    view.webview.html = html(view.webview, media);
    this.page = view.webview;
  }

  dispose(): void {
    this.subscriptions.forEach((one) => one.dispose());
  }

  private show(): void {
    const projects = this.projects.all.map(({ root, matrix, status }) => ({
      root,
      name: root === null ? "a text that is not saved" : vscode.workspace.asRelativePath(vscode.Uri.parse(root), true),
      matrix,
      names: Object.fromEntries(status.hazards.map(({ id, name }) => [id, name])),
    }));
    void this.page?.postMessage({ type: "show", projects });
  }

  private async hear(said: Said): Promise<void> {
    if (said.type === "ready") {
      this.show();
      return;
    }
    const place = this.projects.hazard(said.root, said.id)?.location;
    if (place != null) {
      await reveal(place);
    }
  }
}

function html(page: vscode.Webview, media: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (name: string): vscode.Uri => page.asWebviewUri(vscode.Uri.joinPath(media, name));
  const policy = `default-src 'none'; style-src ${page.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${file("matrix.css").toString()}">
    <title>Risk matrix</title>
  </head>
  <body>
    <main>
      <h1 class="said">Risk matrix</h1>
      <div id="matrices"></div>
    </main>
    <script nonce="${nonce}" src="${file("matrix.js").toString()}"></script>
  </body>
</html>`;
}
