using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pvelint.Access;

namespace Pvelint.Sandbox;

/// <summary>
/// A simulated Proxmox VE access API over HTTPS on the loopback address. It decides by the access model and the facts that all of
/// pvelint uses, and answers as the real code does.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly SandboxState _state;
    private readonly SandboxCertificate _certificate;
    private readonly RequestPipeline _pipeline;
    private StateFolder? _folder;

    private SandboxServer(WebApplication web, SandboxState state, SandboxCertificate certificate, RequestPipeline pipeline, string rootPassword)
    {
        _web = web;
        _state = state;
        _certificate = certificate;
        _pipeline = pipeline;
        RootPassword = rootPassword;
        Endpoint = new Uri(web.Urls.First());
    }

    /// <summary>Where it listens: <c>https://127.0.0.1:8006/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>SHA-256 of its certificate: <c>AA:BB:…</c>.</summary>
    public string Fingerprint => _certificate.Fingerprint;

    /// <summary>The certificate of the authority that signed its own, in PEM.</summary>
    public string Authority => _certificate.Authority;

    /// <summary>The password of <c>root@pam</c> that it started with.</summary>
    public string RootPassword { get; }

    /// <summary>The release it answers as.</summary>
    public PveVersion Version => _state.Version;

    /// <summary>Who may do what by now.</summary>
    public AccessModel Grants => _pipeline.Locked(() => _state.Grants);

    /// <summary>The text of <c>user.cfg</c> by now. No secret stands in it.</summary>
    public string UserCfg => _pipeline.Locked(() => _state.UserCfg);

    /// <summary>The ids of the tokens that a secret is kept for, also those of users who were deleted.</summary>
    public IReadOnlyList<string> TokensWithSecret => _pipeline.Locked(() => _state.TokensWithSecret);

    /// <summary>Whether the cluster has a quorum: nothing can be written without.</summary>
    public bool IsQuorate
    {
        get => _state.IsQuorate;
        set => _state.IsQuorate = value;
    }

    /// <summary>The calls that came, in order.</summary>
    public IReadOnlyList<SandboxCall> Calls => _pipeline.Calls;

    /// <summary>What goes wrong with a call: asked before each one; null for nothing.</summary>
    public Func<SandboxCall, SandboxFault?>? Fault
    {
        get => _pipeline.Fault;
        set => _pipeline.Fault = value;
    }

    /// <summary>Starts one.</summary>
    /// <exception cref="IOException">The port is taken, or the folder cannot be written.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellation = default)
    {
        var password = options.RootPassword ?? NewPassword();
        var folder = options.Folder is { } path ? new StateFolder(path) : null;
        try
        {
            return await StartAsync(options, password, folder, cancellation);
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>A random password.</summary>
    public static string NewPassword() => Convert.ToHexString(RandomNumberGenerator.GetBytes(12));

    private static async Task<SandboxServer> StartAsync(SandboxOptions options, string password, StateFolder? folder, CancellationToken cancellation)
    {
        var state = new SandboxState(options, password, folder);
        var certificate = folder is not null ? SandboxCertificate.Of(folder, options.Clock.GetUtcNow()) : SandboxCertificate.Shared;
        var pipeline = new RequestPipeline(state, new Tickets(options.Clock), options.RefusalDelay);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();

        // Who is told to end is the program, which may be one of tests.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                PlainHttp.Allow(listen, () => listen.UseHttps(certificate.Server));
            });
        });
        var web = builder.Build();
        web.Run(pipeline.Answer);
        await web.StartAsync(cancellation);
        return new SandboxServer(web, state, certificate, pipeline, password) { _folder = folder };
    }

    /// <summary>Goes back to a text of <c>user.cfg</c>. Secrets and passwords stay as they are.</summary>
    internal void Restore(string userCfg) => _pipeline.Locked(() =>
    {
        _state.Restore(userCfg);
        return true;
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _folder?.Dispose();
        if (_certificate != SandboxCertificate.Shared)
        {
            _certificate.Dispose();
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
