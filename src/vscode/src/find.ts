import { constants } from "node:fs";
import * as fs from "node:fs/promises";
import * as path from "node:path";

/** How the server is started: a program, and its arguments. Never through a shell. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Where it is started: a local tool is told by its folder. */
  readonly folder?: string;
}

/** What decides which pvelint is started. */
export interface Search {
  /** The setting `pvelint.path`, which only the user's machine sets. */
  readonly setting: string;
  /** The folders that are open. */
  readonly folders: readonly string[];
  /** Whether the user trusts them. */
  readonly isTrusted: boolean;
  /** The setting `pvelint.useLocalTool`. */
  readonly usesLocalTool: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** Why nothing can be started, and the way out. */
export class NotFound extends Error {}

/**
 * Finds pvelint: what the setting names, else the tool of the folder's manifest where the folder is trusted, else the first on PATH, else where
 * `dotnet tool install --global` puts it. What lies in an open folder is started only where that folder is trusted.
 */
export async function find(search: Search): Promise<Program> {
  if (search.setting !== "") {
    return { command: await named(search), args: ["lsp"] };
  }

  if (search.isTrusted && search.usesLocalTool) {
    for (const folder of search.folders) {
      const dotnet = (await hasManifest(folder)) ? await onPath("dotnet", search) : undefined;
      if (dotnet !== undefined) {
        return { command: dotnet, args: ["tool", "run", "pvelint", "--", "lsp"], folder };
      }
    }
  }

  const home = search.environment["HOME"] ?? search.environment["USERPROFILE"];
  const global = home === undefined ? [] : [path.join(home, ".dotnet", "tools")];
  const command = (await onPath("pvelint", search)) ?? (await firstIn(global, "pvelint", search));
  if (command === undefined) {
    throw new NotFound("pvelint was not found: install it with 'dotnet tool install --global pvelint', or name it in the setting pvelint.path");
  }

  return { command, args: ["lsp"] };
}

async function named(search: Search): Promise<string> {
  if (!path.isAbsolute(search.setting)) {
    throw new NotFound("the setting pvelint.path is not an absolute path: a name such as './pvelint' would be looked for in the opened folder");
  }

  if (!search.isTrusted && isInside(search.setting, search.folders)) {
    throw new NotFound("the setting pvelint.path names a program in the opened folder, which is not trusted: trust the folder, or install pvelint elsewhere");
  }

  if (!(await isProgram(search.setting, search))) {
    throw new NotFound("the setting pvelint.path names no program that can be started: mend it, or empty it to use the one on PATH");
  }

  return search.setting;
}

/** Whether a folder's tool manifest names pvelint. The manifest is read, not run. */
async function hasManifest(folder: string): Promise<boolean> {
  for (const name of [path.join(".config", "dotnet-tools.json"), "dotnet-tools.json"]) {
    try {
      const manifest: unknown = JSON.parse(await fs.readFile(path.join(folder, name), "utf8"));
      if (typeof manifest === "object" && manifest !== null && "tools" in manifest && typeof manifest.tools === "object" && manifest.tools !== null && "pvelint" in manifest.tools) {
        return true;
      }
    } catch {
      // There is none, or none that can be read: 'dotnet' would not know it either.
    }
  }

  return false;
}

// A relative or empty entry of PATH stands for the folder that one happens to be in.
async function onPath(name: string, search: Search): Promise<string | undefined> {
  const entries = (search.environment["PATH"] ?? search.environment["Path"] ?? "").split(path.delimiter);
  return firstIn(entries.filter((entry) => path.isAbsolute(entry)), name, search);
}

async function firstIn(folders: readonly string[], name: string, search: Search): Promise<string | undefined> {
  for (const folder of folders) {
    const program = path.join(folder, search.platform === "win32" ? name + ".exe" : name);
    if ((search.isTrusted || !isInside(program, search.folders)) && (await isProgram(program, search))) {
      return program;
    }
  }

  return undefined;
}

async function isProgram(program: string, search: Search): Promise<boolean> {
  try {
    await fs.access(program, search.platform === "win32" ? constants.F_OK : constants.X_OK);
    // A link may lead into the folder.
    return (await fs.stat(program)).isFile() && (search.isTrusted || !isInside(await fs.realpath(program), await real(search.folders)));
  } catch {
    return false;
  }
}

async function real(folders: readonly string[]): Promise<readonly string[]> {
  return Promise.all(folders.map((folder) => fs.realpath(folder).catch(() => folder)));
}

function isInside(program: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const relative = path.relative(folder, program);
    return relative !== "" && !relative.startsWith(".." + path.sep) && relative !== ".." && !path.isAbsolute(relative);
  });
}
