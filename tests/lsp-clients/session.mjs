// A client of 'pvelint lsp' over its standard streams, by the libraries that VS Code's own client is built of.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import rpc from "vscode-jsonrpc/node.js";
import lsp from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";

const patience = 60_000;

export class Session {
  #diagnostics = new Map();
  #waiting = [];
  #documents = new Map();

  constructor(folder, capabilities = {}) {
    this.folder = folder;
    this.process = spawn(process.env.PVELINT, ["lsp"], { stdio: ["pipe", "pipe", "pipe"] });
    this.errors = "";
    this.process.stderr.on("data", (data) => { this.errors += data; });
    this.ended = new Promise((resolve) => this.process.on("exit", (code) => resolve(code)));
    this.connection = rpc.createMessageConnection(new rpc.StreamMessageReader(this.process.stdout), new rpc.StreamMessageWriter(this.process.stdin));
    this.messages = [];
    this.connection.onNotification("textDocument/publishDiagnostics", (report) => {
      this.#diagnostics.set(report.uri, report);
      for (const wait of this.#waiting.splice(0)) {
        wait();
      }
    });
    this.connection.onNotification((method, parameters) => this.messages.push({ method, parameters }));
    this.connection.onRequest("workspace/configuration", ({ items }) => items.map(() => ({})));
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("window/workDoneProgress/create", () => null);
    this.connection.onRequest("workspace/codeLens/refresh", () => null);
    this.connection.onError(() => {});
    this.connection.listen();
    this.capabilities = capabilities;
  }

  async start() {
    this.server = await this.request("initialize", {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(this.folder).href, name: "work" }],
      initializationOptions: { commands: ["pvelint.showNeeds"], codeLens: true },
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        window: { workDoneProgress: true },
        workspace: { configuration: true, workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: {
          synchronization: { didSave: true },
          publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } }, dataSupport: true, resolveSupport: { properties: ["edit"] } },
          hover: { contentFormat: ["markdown", "plaintext"] },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"], insertReplaceSupport: true } },
          codeLens: {},
        },
        ...this.capabilities,
      },
    });
    await this.connection.sendNotification("initialized", {});
  }

  request(method, parameters, token) {
    return this.connection.sendRequest(method, parameters, ...(token ? [token] : []));
  }

  uri(name) {
    return pathToFileURL(`${this.folder}/${name}`).href;
  }

  document(name) {
    return this.#documents.get(this.uri(name));
  }

  async open(name, language, text = readFileSync(`${this.folder}/${name}`, "utf8")) {
    const document = TextDocument.create(this.uri(name), language, 1, text);
    this.#documents.set(document.uri, document);
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: document.uri, languageId: language, version: 1, text } });
  }

  /** Edits a document: puts a text in place of the units from one offset to another. */
  async edit(name, start, end, text) {
    const document = this.document(name);
    const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
    TextDocument.update(document, [change], document.version + 1);
    await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri: document.uri, version: document.version }, contentChanges: [change] });
  }

  async close(name) {
    this.#documents.delete(this.uri(name));
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri(name) } });
  }

  /** Applies a WorkspaceEdit as an editor does: to the open documents, each told to the server. */
  async apply(edit) {
    const changes = edit.documentChanges?.map((change) => [change.textDocument.uri, change.edits]) ?? Object.entries(edit.changes ?? {});
    for (const [uri, edits] of changes) {
      const document = this.#documents.get(uri);
      const text = TextDocument.applyEdits(document, edits);
      TextDocument.update(document, [{ text }], document.version + 1);
      await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version: document.version }, contentChanges: [{ text }] });
    }
  }

  at(name, text, shift = 0) {
    const document = this.document(name);
    const offset = document.getText().indexOf(text);
    if (offset < 0) {
      throw new Error(`${name} has no ${text}`);
    }

    return { textDocument: { uri: document.uri }, position: document.positionAt(offset + shift) };
  }

  told(name) {
    return this.#diagnostics.get(this.uri(name))?.diagnostics ?? [];
  }

  /** Waits until what is known of a document's text, or a later one, is what is asked for. */
  async until(name, is, what = String(is)) {
    const deadline = Date.now() + patience;
    for (;;) {
      const report = this.#diagnostics.get(this.uri(name));
      const version = this.document(name)?.version;
      if (report !== undefined && (version === undefined || report.version === undefined || report.version >= version) && is(report.diagnostics)) {
        return report.diagnostics;
      }

      if (Date.now() > deadline) {
        throw new Error(`nothing came of ${what} in ${name}: ${JSON.stringify(report?.diagnostics.map((one) => one.code))} ${this.errors}`);
      }

      await new Promise((resolve) => {
        const timer = setTimeout(resolve, 1000);
        this.#waiting.push(() => { clearTimeout(timer); resolve(); });
      });
    }
  }

  /** Kilobytes that the server's process holds: now, and at most. */
  memory() {
    const status = readFileSync(`/proc/${this.process.pid}/status`, "utf8");
    const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]);
    return { now: of("VmRSS"), most: of("VmHWM") };
  }

  /** Ends the session, and tells the exit code. */
  async end() {
    await this.request("shutdown", undefined);
    await this.connection.sendNotification("exit");
    return this.ended;
  }
}

export const { CancellationTokenSource } = rpc;
export const { LSPErrorCodes, ErrorCodes } = { LSPErrorCodes: lsp.LSPErrorCodes, ErrorCodes: rpc.ErrorCodes };
