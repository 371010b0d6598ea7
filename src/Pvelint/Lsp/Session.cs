using System.Text.Json;
using Pvelint.Commands;
using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Lsp;

/// <summary>A session with a client, from <c>initialize</c> to <c>shutdown</c>: what was agreed on, and what its requests are answered by.</summary>
internal sealed class Session : IDisposable
{
    private const string Section = "pvelint";

    private readonly ClientFeatures _client;
    private readonly MessageWriter _writer;
    private readonly Requests _requests;
    private readonly Reports _reports;
    private int _lastToken;

    public Session(InitializeParams parameters, Host host, MessageWriter writer, Requests requests, Action<Action> post)
    {
        _client = ClientFeatures.Of(parameters.Capabilities);
        _writer = writer;
        _requests = requests;
        _reports = new Reports(_client, writer, () => Ask("workspace/diagnostic/refresh"));
        Workspace = new Workspace(_client, host, _reports, Say, post, Progress);
        Features = new FeatureRequests(_client, parameters.InitializationOptions, Workspace, requests);
        if (SettingsIn(parameters.InitializationOptions) is { } settings)
        {
            Workspace.Configure(settings);
        }

        foreach (var folder in parameters.WorkspaceFolders ?? (RootOf(parameters) is { } root ? [new WorkspaceFolder(root)] : []))
        {
            Workspace.Add(folder.Uri);
        }
    }

    /// <summary>What the editor has open.</summary>
    public Workspace Workspace { get; }

    /// <summary>Answers what a cursor asks for.</summary>
    public FeatureRequests Features { get; }

    /// <summary>What <c>initialize</c> answers.</summary>
    public InitializeResult Initialize(InitializeParams parameters) => new(
        new ServerCapabilities
        {
            PositionEncoding = _client.Encoding is PositionEncoding.Utf8 ? "utf-8" : "utf-16",
            TextDocumentSync = new TextDocumentSyncOptions(OpenClose: true, Change: 2, new SaveOptions(IncludeText: false)),
            CodeActionProvider = new CodeActionOptions([Answers.CodeActions.Quick, Answers.CodeActions.All]),
            HoverProvider = true,
            CompletionProvider = FeatureRequests.CompletionProvider,
            CodeLensProvider = Features.LensProvider,
            Workspace = new WorkspaceOptions(new WorkspaceFoldersOptions(Supported: true, ChangeNotifications: true)),
            // A client that cannot be told to ask again would not hear of what another file changes: it is sent all instead, and not twice.
            DiagnosticProvider = _client.Pulls ? new DiagnosticOptions(Section, InterFileDependencies: true, WorkspaceDiagnostics: true) : null,
        },
        new ServerInfo(Section, PvelintCommand.Version));

    /// <summary>The client is ready: says what we want to hear of, and has the folders looked at.</summary>
    public void Start()
    {
        var registrations = new List<Registration>();
        if (_client.RegistersFiles)
        {
            // A scan reads every file that git does not ignore: any may hold a secret, and git's own index tells what is tracked.
            registrations.Add(new Registration("files", "workspace/didChangeWatchedFiles", new RegisterOptions(Watchers: [new Protocol.FileSystemWatcher("**/*")])));
        }

        if (_client.RegistersConfiguration)
        {
            registrations.Add(new Registration("settings", "workspace/didChangeConfiguration", new RegisterOptions(Section: Section)));
        }

        if (registrations.Count > 0)
        {
            _requests.Ask("client/registerCapability", new RegistrationParams([.. registrations]), LspJson.Default.RegistrationParams, _ => { });
        }

        if (_client.Configuration)
        {
            // What it says tells how to look: the folders wait for it.
            AskForSettings(Workspace.Start);
            return;
        }

        Workspace.Start();
    }

    /// <summary>Nobody wants to hear anything more.</summary>
    public void Stop() => Workspace.Stop();

    /// <summary>The settings changed.</summary>
    /// <param name="settings">What they are; a client that can be asked for them may say nothing here.</param>
    public void Configure(JsonElement settings)
    {
        if (_client.Configuration)
        {
            AskForSettings(() => { });
        }
        else if (SettingsIn(settings) is { } found)
        {
            Workspace.Configure(found);
        }
    }

    /// <summary>Answers what is found in a document.</summary>
    public void Diagnose(string id, DocumentDiagnosticParams parameters)
    {
        var answer = _requests.Begin(id, LspJson.Default.DiagnosticReport);
        Workspace.With(parameters.TextDocument.Uri, view => answer(_ =>
        {
            var report = view?.Report(_client) ?? DocumentReport.Clean(parameters.TextDocument.Uri, null);
            return report.Id == parameters.PreviousResultId ? new DiagnosticReport("unchanged", report.Id) : new DiagnosticReport("full", report.Id, report.Diagnostics);
        }));
    }

    /// <summary>Answers what is found in all documents, of those that the client has only what is new.</summary>
    public void DiagnoseAll(string id, WorkspaceDiagnosticParams parameters)
    {
        var answer = _requests.Begin(id, LspJson.Default.WorkspaceDiagnosticReport);
        Workspace.WhenLooked(() =>
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var previous in parameters.PreviousResultIds)
            {
                known[previous.Uri] = previous.Value;
            }

            var told = _reports.Told.Values.ToDictionary(report => report.Uri, StringComparer.Ordinal);
            var gone = known.Keys.Where(uri => !told.ContainsKey(uri)).Select(uri => DocumentReport.Clean(uri, null));
            WorkspaceDocumentReport[] items = [.. told.Values.Concat(gone).Select(report => known.GetValueOrDefault(report.Uri) == report.Id
                ? new WorkspaceDocumentReport(report.Uri, report.Version, "unchanged", report.Id)
                : new WorkspaceDocumentReport(report.Uri, report.Version, "full", report.Id, report.Diagnostics))];
            Workspace.Do(() => answer(_ => new WorkspaceDiagnosticReport(items)));
        });
    }

    /// <summary>Answers what there is to do about a range.</summary>
    public void CodeActions(string id, CodeActionParams parameters)
    {
        var answer = _requests.Begin(id, LspJson.Default.CodeActionArray);
        Workspace.Ask(parameters.TextDocument.Uri, view => answer(cancellation => view is null ? [] : Answers.CodeActions.Of(view, parameters, _client, cancellation)));
    }

    /// <summary>Has every folder looked at anew, and answers how much was found.</summary>
    public void Scan(string id)
    {
        var answer = _requests.Begin(id, LspJson.Default.ScanAnswer);
        Workspace.LookAnew();
        Workspace.WhenLooked(() =>
        {
            var found = _reports.Told.Values.Where(report => report.Diagnostics.Count > 0).ToList();
            Workspace.Do(() => answer(_ => new ScanAnswer(found.Sum(report => report.Diagnostics.Count), found.Count)));
        });
    }

    /// <inheritdoc/>
    public void Dispose() => Workspace.Dispose();

    private static string? RootOf(InitializeParams parameters) => parameters.RootUri ?? (parameters.RootPath is { Length: > 0 } path ? DocumentUri.Of(path) : null);

    private void AskForSettings(Action then) => _requests.Ask("workspace/configuration", new ConfigurationParams([new ConfigurationItem(Section)]), LspJson.Default.ConfigurationParams, result =>
    {
        if (result is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 && SettingsOf(list[0]) is { } settings)
        {
            Workspace.Configure(settings);
        }

        then();
    });

    // All settings, or ours alone: clients send either.
    private LintSettings? SettingsIn(JsonElement settings) =>
        settings.ValueKind is not JsonValueKind.Object ? null : SettingsOf(settings.TryGetProperty(Section, out var ours) ? ours : settings);

    private LintSettings? SettingsOf(JsonElement settings)
    {
        if (settings.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var pve = Text(settings, "pve");
        if (pve is not null && !Project.KnownPve.Contains(pve))
        {
            Say($"the setting pvelint.pve is none of {string.Join(", ", Project.KnownPve)}; the configuration's version counts", true);
            pve = null;
        }

        return new LintSettings(pve, Text(settings, "config"));
    }

    private static string? Text(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private void Ask(string method) => _requests.Ask(method, default, LspJson.Default.NullableJsonElement, _ => { });

    private void Say(string line, bool isProblem) => _writer.Notify(
        isProblem ? "window/showMessage" : "window/logMessage", new LogMessageParams(isProblem ? 2 : 3, Mask.Shape(Neutral.Line("pvelint: " + line))), LspJson.Default.LogMessageParams);

    private Action<int, int> Progress(string folder)
    {
        if (!_client.Progress)
        {
            return (_, _) => { };
        }

        var token = $"pvelint-scan-{++_lastToken}";
        var isBegun = false;
        var isEnded = false;
        _requests.Ask("window/workDoneProgress/create", new ProgressTokenParams(token), LspJson.Default.ProgressTokenParams, _ =>
        {
            isBegun = !isEnded;
            if (isBegun)
            {
                Tell(new WorkDoneProgress("begin", Title: "pvelint", Message: "looking at " + Neutral.Line(Path.GetFileName(folder)), Percentage: 0, Cancellable: false));
            }
        });
        return (done, count) =>
        {
            isEnded |= done >= count;
            if (isBegun)
            {
                Tell(isEnded ? new WorkDoneProgress("end") : new WorkDoneProgress("report", Percentage: (int)(100L * done / count)));
            }
        };

        void Tell(WorkDoneProgress progress) => _writer.Notify("$/progress", new ProgressParams<WorkDoneProgress>(token, progress), LspJson.Default.ProgressParamsWorkDoneProgress);
    }
}
