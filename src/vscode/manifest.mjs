// Prints the manifest of a .vsix: who it is, where its parts are.
import { readFileSync } from "node:fs";
import path from "node:path";

const extension = JSON.parse(readFileSync(path.join(process.argv[2], "package.json"), "utf8"));
const escape = (text) => String(text).replace(/[<>&"]/g, (sign) => `&#${sign.codePointAt(0)};`);
const properties = {
  "Microsoft.VisualStudio.Code.Engine": extension.engines.vscode,
  "Microsoft.VisualStudio.Code.ExtensionDependencies": "",
  "Microsoft.VisualStudio.Code.ExtensionPack": "",
  "Microsoft.VisualStudio.Code.ExtensionKind": extension.extensionKind.join(","),
  "Microsoft.VisualStudio.Code.LocalizedLanguages": "",
  "Microsoft.VisualStudio.Code.ExecutesCode": "true",
  "Microsoft.VisualStudio.Services.Links.Source": extension.repository.url,
  "Microsoft.VisualStudio.Services.Links.GitHub": extension.repository.url,
  "Microsoft.VisualStudio.Services.Links.Support": extension.bugs.url,
  "Microsoft.VisualStudio.Services.Links.Learn": extension.homepage,
  "Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown": "true",
};
const assets = [
  ["Microsoft.VisualStudio.Code.Manifest", "extension/package.json"],
  ["Microsoft.VisualStudio.Services.Content.Details", "extension/README.md"],
  ["Microsoft.VisualStudio.Services.Content.Changelog", "extension/CHANGELOG.md"],
  ["Microsoft.VisualStudio.Services.Content.License", "extension/LICENSE.txt"],
  ["Microsoft.VisualStudio.Services.Icons.Default", `extension/${extension.icon}`],
];
console.log(`<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escape(extension.name)}" Version="${escape(extension.version)}" Publisher="${escape(extension.publisher)}" />
    <DisplayName>${escape(extension.displayName)}</DisplayName>
    <Description xml:space="preserve">${escape(extension.description)}</Description>
    <Tags>${escape(extension.keywords.join(","))}</Tags>
    <Categories>${escape(extension.categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
${Object.entries(properties).map(([id, value]) => `      <Property Id="${id}" Value="${escape(value)}" />`).join("\n")}
    </Properties>
    <License>extension/LICENSE.txt</License>
    <Icon>extension/${escape(extension.icon)}</Icon>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code" /></Installation>
  <Dependencies />
  <Assets>
${assets.map(([type, file]) => `    <Asset Type="${type}" Path="${escape(file)}" Addressable="true" />`).join("\n")}
  </Assets>
</PackageManifest>`);
