using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pvelint.Api;

namespace Pvelint.Tests.Api;

/// <summary>A request as a <see cref="TestEndpoint"/> got it.</summary>
internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A web server on loopback that answers whatever a test wants, also what no Proxmox VE would.</summary>
internal sealed class TestEndpoint : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    private TestEndpoint(WebApplication server, X509Certificate2 certificate) => (_server, Certificate) = (server, certificate);

    public X509Certificate2 Certificate { get; }

    public Uri Address { get; private set; } = null!;

    public string Fingerprint => EndpointSettings.Written(SHA256.HashData(Certificate.RawData));

    public IReadOnlyList<SeenRequest> Requests => [.. _seen];

    /// <summary>Settings that trust it, and wait for nothing.</summary>
    public EndpointSettings Settings => new() { Endpoint = Address, Fingerprint = SHA256.HashData(Certificate.RawData), RetryDelay = TimeSpan.FromMilliseconds(1), Timeout = TimeSpan.FromSeconds(20) };

    public static async Task<TestEndpoint> StartAsync(Func<SeenRequest, HttpContext, Task> answer, X509Certificate2? certificate = null)
    {
        certificate ??= TestCertificates.ForLocalhost;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate });
            });
        });
        var server = builder.Build();
        var endpoint = new TestEndpoint(server, certificate);
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var request = new SeenRequest(
                context.Request.Method,
                context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync());
            endpoint._seen.Enqueue(request);
            await answer(request, context);
        });
        await server.StartAsync();
        endpoint.Address = new Uri("https://localhost:" + new Uri(server.Urls.Single()).Port);
        return endpoint;
    }

    /// <summary>One that answers every request with this.</summary>
    public static Task<TestEndpoint> StartAsync(string json, int status = 200, string? reason = null) => StartAsync((_, context) => Json(context, json, status, reason));

    public static Task Json(HttpContext context, string json, int status = 200, string? reason = null)
    {
        context.Response.StatusCode = status;
        if (reason is not null)
        {
            context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = reason;
        }

        if (json.Length == 0)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json;charset=UTF-8";
        return context.Response.WriteAsync(json);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}
