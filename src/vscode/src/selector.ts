import type { DocumentFilter } from "vscode-languageclient/node";

// What 'pvelint scan' reads by its language, and by its name where editors know none.
const languages = [
  "terraform", "terraform-vars", "terraform-stack", "opentofu", "opentofu-vars", "hcl", "packer", "yaml", "ansible", "dockercompose", "json", "jsonc", "dotenv", "properties", "ini", "toml",
  "shellscript", "powershell", "markdown", "csharp", "python", "go", "javascript", "javascriptreact", "typescript", "typescriptreact", "ruby", "rust", "java", "kotlin", "php", "perl", "lua",
  "groovy", "dockerfile", "makefile", "bat", "xml", "http", "sql", "jinja", "jinja-yaml", "helm",
];

const patterns = [
  "**/*.{tf,tofu,tfvars,hcl,nomad,tfstate,pkrvars,env,envrc,cfg,conf,service,timer,j2,tpl,tmpl,pem,key,http,rest}",
  "**/{.env,.env.*,*.env,user.cfg,token.cfg,shadow.cfg,authkey.key,.netrc,.pvelint.hcl}",
];

/** The documents that the server is told of: files on a disk, and new ones that have a language. */
export const selector: readonly DocumentFilter[] = [
  ...languages.flatMap((language) => [{ scheme: "file", language }, { scheme: "untitled", language }]),
  ...patterns.map((pattern) => ({ scheme: "file", pattern })),
];
