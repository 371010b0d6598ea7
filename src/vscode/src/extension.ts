import * as os from "node:os";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, TransportKind, type ServerOptions } from "vscode-languageclient/node";
import { find, NotFound, type Program } from "./find";
import { selector } from "./selector";

const mostRestarts = 4;

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;
let turn: Promise<void> = Promise.resolve();

/** Starts the server and declares the commands. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("pvelint", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("pvelint.restart", () => restart()),
    vscode.commands.registerCommand("pvelint.showLog", () => log.show()),
    vscode.commands.registerCommand("pvelint.scanWorkspace", scanWorkspace),
    vscode.commands.registerCommand("pvelint.showNeeds", showNeeds),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (["enable", "path", "useLocalTool", "codeLens"].some((name) => change.affectsConfiguration("pvelint." + name))) {
        void restart();
      }
    }),
  );
  return restart();
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await turn;
  await client?.stop();
}

// One after the other: two settings that change at once must not leave two servers.
function restart(): Promise<void> {
  turn = turn.then(stop).then(start).catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  return turn;
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.dispose().catch((error: unknown) => log.warn(String(error)));
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("pvelint");
  if (!settings.get<boolean>("enable", true)) {
    return;
  }

  let program: Program;
  try {
    program = await find({
      setting: settings.get<string>("path", "").trim(),
      folders: (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === "file").map((folder) => folder.uri.fsPath),
      isTrusted: vscode.workspace.isTrusted,
      usesLocalTool: settings.get<boolean>("useLocalTool", true),
      environment: process.env,
      platform: process.platform,
    });
  } catch (error) {
    if (!(error instanceof NotFound)) {
      throw error;
    }

    // Not waited for: who leaves the message standing must be able to restart all the same.
    void help(error.message);
    return;
  }

  log.info(`starting ${program.command} ${program.args.join(" ")}`);
  // Never in the opened folder unless its own tool is meant: .NET and its host look for files where they are started.
  const options: ServerOptions = { command: program.command, args: [...program.args], transport: TransportKind.stdio, options: { cwd: program.folder ?? os.homedir(), shell: false } };
  let restarts = 0;
  client = new LanguageClient("pvelint", "pvelint", options, {
    documentSelector: [...selector],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { commands: ["pvelint.showNeeds"], codeLens: settings.get<boolean>("codeLens", true) },
    synchronize: { configurationSection: "pvelint" },
    markdown: { isTrusted: false, supportHtml: false },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () => (++restarts <= mostRestarts
        ? { action: CloseAction.Restart }
        : { action: CloseAction.DoNotRestart, message: "the pvelint server ended five times and is not started again: 'pvelint: Show the Log' tells why" }),
    },
  });
  try {
    await client.start();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    void help("pvelint could not be started as a language server: this extension needs a version that has 'pvelint lsp' ('dotnet tool update --global pvelint')");
  }
}

async function help(message: string): Promise<void> {
  log.warn(message);
  const [settings, show] = ["Open Settings", "Show the Log"];
  const chosen = await vscode.window.showWarningMessage(message, settings, show);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "pvelint");
  } else if (chosen === show) {
    log.show();
  }
}

async function scanWorkspace(): Promise<void> {
  if (client?.isRunning() !== true) {
    await help("pvelint is not running: 'pvelint: Restart the Language Server' starts it");
    return;
  }

  const { findings, files } = await client.sendRequest<{ readonly findings: number; readonly files: number }>("pvelint/scan", {});
  void vscode.window.showInformationMessage(findings === 0 ? "pvelint found nothing" : `pvelint has ${findings} findings in ${files} files`);
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}

// A lens names the place whose hover tells all of it: shown where the lens stands, it closes by itself.
async function showNeeds(uri: unknown, place: unknown): Promise<void> {
  if (typeof uri !== "string" || !isPlace(place)) {
    return;
  }

  const wanted = vscode.Uri.parse(uri).toString();
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document.uri.toString() === wanted);
  if (editor === undefined) {
    return;
  }

  const position = editor.document.validatePosition(new vscode.Position(place.line, place.character));
  await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active, selection: new vscode.Range(position, position) });
  await vscode.commands.executeCommand("editor.action.showHover");
}

function isPlace(place: unknown): place is { readonly line: number; readonly character: number } {
  return typeof place === "object" && place !== null && "line" in place && Number.isInteger(place.line) && "character" in place && Number.isInteger(place.character);
}
