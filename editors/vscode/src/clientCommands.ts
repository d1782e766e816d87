// Commands that the server puts behind its lenses, actions and completions, carried out by the editor. Their form is
// described in server/EDITORS.md.
import * as vscode from "vscode";

interface Position {
  line: number;
  character: number;
}
interface Range {
  start: Position;
  end: Position;
}
interface Location {
  uri: string;
  range: Range;
}

const place = (at: Position): vscode.Position => new vscode.Position(at.line, at.character);
const stretch = (range: Range): vscode.Range => new vscode.Range(place(range.start), place(range.end));

const HANDLERS = {
  "hazlog.showReferences": (uri: string, at: Position, locations: Location[]) =>
    vscode.commands.executeCommand(
      "editor.action.showReferences",
      vscode.Uri.parse(uri),
      place(at),
      locations.map((one) => new vscode.Location(vscode.Uri.parse(one.uri), stretch(one.range))),
    ),
  "hazlog.showCoverage": () => vscode.commands.executeCommand("hazlog.programme.focus"),
  "hazlog.showStatus": () => vscode.commands.executeCommand("hazlog.hazards.focus"),
  "hazlog.placeCursor": async (uri: string, at: Position) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
    editor.selection = new vscode.Selection(place(at), place(at));
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  },
  "hazlog.insertSnippet": async (uri: string, range: Range, snippet: string) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
    // Its lines are indented as they are to stand: the editor must not indent them by the line they are put into.
    await editor.insertSnippet(new vscode.SnippetString(snippet), stretch(range), {
      undoStopBefore: true,
      undoStopAfter: true,
      keepWhitespace: true,
    } as { undoStopBefore: boolean; undoStopAfter: boolean });
  },
  "hazlog.triggerSuggest": () => vscode.commands.executeCommand("editor.action.triggerSuggest"),
};

/** Their names, as they are announced to the server. */
export const CLIENT_COMMANDS: readonly string[] = Object.keys(HANDLERS);

export function registerClientCommands(): vscode.Disposable {
  const all = Object.entries(HANDLERS);
  return vscode.Disposable.from(
    ...all.map(([name, handler]) => vscode.commands.registerCommand(name, handler as (...args: unknown[]) => unknown)),
  );
}
