using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Polly;
using Polly.Retry;
using Pvelint.Rules;

namespace Pvelint.Api;

/// <summary>
/// Calls the API of one endpoint as somebody, and of nobody else: it follows no redirect, keeps no cookie, reads no more than
/// <see cref="MostBytes"/>, and every failure is a <see cref="PveFault"/>. Only what may be repeated is: GET, and a PUT or DELETE of which
/// the caller says so. Several calls may be under way at once.
/// </summary>
internal sealed class PveClient : IDisposable
{
    /// <summary>A cluster of 10,000 guests takes 5 MB to list.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly EndpointSettings _settings;
    private readonly ServerCertificate _certificate;
    private readonly PveFaults _faults;
    private readonly HttpClient _reader;
    private readonly HttpClient _writer;
    private readonly ResiliencePipeline _retry;
    private readonly bool _ownsConnections;

    /// <summary>A client that nobody is logged in to.</summary>
    public PveClient(EndpointSettings settings)
    {
        _settings = settings;
        _certificate = new ServerCertificate(settings);
        _faults = new PveFaults(settings, _certificate);

        // The framework repeats by itself what it wrote into a kept connection that was closed meanwhile: a write gets a new one each time.
        _reader = Http(TimeSpan.FromMinutes(2));
        _writer = Http(TimeSpan.Zero);
        _retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<PveFault>(fault => fault.IsTransient),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            Delay = settings.RetryDelay,
            UseJitter = true,
        }).Build();
        _ownsConnections = true;
    }

    private PveClient(PveClient other, Credential? credential)
    {
        (_settings, _certificate, _faults, _reader, _writer, _retry) = (other._settings, other._certificate, other._faults, other._reader, other._writer, other._retry);
        Credential = credential;
    }

    /// <summary>As whom it calls; null for nobody.</summary>
    public Credential? Credential { get; }

    /// <summary>Where it calls.</summary>
    public EndpointSettings Settings => _settings;

    /// <summary>What time it was there by its last answer, in seconds since 1970; null where it does not say.</summary>
    public long? EndpointTime { get; private set; }

    /// <summary>The certificate that the endpoint showed last; null where there was none.</summary>
    public System.Security.Cryptography.X509Certificates.X509Certificate2? SeenCertificate => _certificate.Seen;

    /// <summary>A client of the same endpoint for somebody else; it shares the connections, and goes with them.</summary>
    public PveClient As(Credential? credential) => new(this, credential);

    public Task<JsonElement> GetAsync(PvePath path, PveForm? query = null, CancellationToken cancel = default) =>
        CallAsync(HttpMethod.Get, path, query, mayRepeat: true, cancel);

    /// <summary>Makes something. It is never repeated: where <see cref="PveFault.IsInDoubt"/>, look whether it was made.</summary>
    public Task<JsonElement> PostAsync(PvePath path, PveForm? form = null, CancellationToken cancel = default) =>
        CallAsync(HttpMethod.Post, path, form, mayRepeat: false, cancel);

    /// <summary>Changes something.</summary>
    /// <param name="path">The path.</param>
    /// <param name="form">The parameters.</param>
    /// <param name="mayRepeat">Whether the call does the same the second time, so that it may be repeated after a failure.</param>
    /// <param name="cancel">Ends the call.</param>
    public Task<JsonElement> PutAsync(PvePath path, PveForm? form, bool mayRepeat, CancellationToken cancel = default) =>
        CallAsync(HttpMethod.Put, path, form, mayRepeat, cancel);

    /// <summary>Deletes something. Its parameters go into the query: Proxmox VE refuses a body.</summary>
    /// <param name="path">The path.</param>
    /// <param name="query">The parameters.</param>
    /// <param name="mayRepeat">Whether the caller can tell a second try from a first one that found nothing.</param>
    /// <param name="cancel">Ends the call.</param>
    public Task<JsonElement> DeleteAsync(PvePath path, PveForm? query, bool mayRepeat, CancellationToken cancel = default) =>
        CallAsync(HttpMethod.Delete, path, query, mayRepeat, cancel);

    /// <summary>The fault of an answer that is not what it should be.</summary>
    public PveFault NotUnderstood(string path) => _faults.NotUnderstood(path);

    public void Dispose()
    {
        if (_ownsConnections)
        {
            _reader.Dispose();
            _writer.Dispose();
        }
    }

    private async Task<JsonElement> CallAsync(HttpMethod method, PvePath path, PveForm? form, bool mayRepeat, CancellationToken cancel)
    {
        var call = new Call(method, path.ToString(), form ?? PveForm.Empty);
        try
        {
            return mayRepeat
                ? await _retry.ExecuteAsync(async token => await OnceAsync(call, token).ConfigureAwait(false), cancel).ConfigureAwait(false)
                : await OnceAsync(call, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Whoever lets a call be cut short has changed nothing yet.
            throw new Commands.StopException(Commands.ExitCode.Incomplete, "interrupted before anything was changed");
        }
    }

    private async Task<JsonElement> OnceAsync(Call call, CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(_settings.Timeout);
        var clock = Stopwatch.StartNew();
        var outcome = "no answer";
        try
        {
            using var request = RequestOf(call);
            using var response = await (call.Method == HttpMethod.Get ? _reader : _writer).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            outcome = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            EndpointTime = response.Headers.Date?.ToUnixTimeSeconds();
            return await AnswerAsync(call, response, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancel.IsCancellationRequested)
        {
            throw InDoubt(call, _faults.TimedOut(exception.InnerException is TimeoutException));
        }
        catch (HttpRequestException exception)
        {
            throw InDoubt(call, _faults.Of(exception));
        }
        catch (IOException)
        {
            throw InDoubt(call, _faults.Cut());
        }
        finally
        {
            _settings.Log?.Invoke($"{call.Text} {outcome} {clock.ElapsedMilliseconds} ms");
        }
    }

    private async Task<JsonElement> AnswerAsync(Call call, HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            throw InDoubt(call, _faults.Redirected(response.Headers.Location));
        }

        var bytes = await ReadAsync(response.Content, cancel).ConfigureAwait(false);
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        var body = Parse(bytes.Span);
        var isCut = body is null && bytes.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
        CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsMemory(bytes).Span);
        if (status is >= 200 and < 300)
        {
            // Without a length half an answer ends like a whole one, so that its JSON alone tells.
            return body is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("data", out var data) ? data
                : throw InDoubt(call, isCut ? _faults.Cut() : _faults.NotPve(type.Contains("html", StringComparison.Ordinal) ? "a web page" : "something else"));
        }

        if (body is null && type.Contains("html", StringComparison.Ordinal) && status is not (502 or 503 or 504))
        {
            throw _faults.NotPve($"{status} and a web page");
        }

        List<Secret> secrets = [.. Credential?.Secrets ?? [], .. call.Form.Secrets];
        var fault = _faults.Refusal(status, response.ReasonPhrase ?? "", body, call.Text, Credential?.AuthId, secrets);
        throw fault.Kind == PveFaultKind.Unavailable ? InDoubt(call, fault) : fault;
    }

    private HttpRequestMessage RequestOf(Call call)
    {
        var isBody = call.Method == HttpMethod.Post || call.Method == HttpMethod.Put;
        var uri = new Uri($"{_settings.Name}/api2/json{call.Path}{(isBody ? "" : call.Form.ToQuery())}");
        var request = new HttpRequestMessage(call.Method, uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        Credential?.Apply(request);
        if (isBody)
        {
            request.Content = call.Form.ToBody();
        }

        return request;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > MostBytes)
        {
            throw _faults.TooLarge(MostBytes);
        }

        using var stream = await content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        var buffer = new byte[(int)(content.Headers.ContentLength ?? 16 * 1024) + 1];
        var count = 0;
        while (await stream.ReadAsync(buffer.AsMemory(count), cancel).ConfigureAwait(false) is var read and > 0)
        {
            count += read;
            if (count > MostBytes)
            {
                throw _faults.TooLarge(MostBytes);
            }

            if (count == buffer.Length)
            {
                var larger = new byte[buffer.Length * 2];
                buffer.CopyTo(larger, 0);
                CryptographicOperations.ZeroMemory(buffer);
                buffer = larger;
            }
        }

        return buffer.AsMemory(0, count);
    }

    // Null where it is no JSON. The parser looks at what strings hold only when they are asked for, so they are asked for here.
    private static JsonElement? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            var value = JsonElement.ParseValue(ref reader);
            if (!Utf8.IsValid(bytes) || bytes.IndexOf("\\u"u8) >= 0)
            {
                PveJson.Check(value);
            }

            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // A call that never left us changed nothing.
    private static PveFault InDoubt(Call call, PveFault fault) => call.Method == HttpMethod.Get || fault.Kind is PveFaultKind.Unreachable or PveFaultKind.NotTrusted
        ? fault
        : new PveFault(fault.Kind, fault.Message) { Status = fault.Status, Reason = fault.Reason, IsInDoubt = true };

    private HttpClient Http(TimeSpan keeps)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = _settings.ConnectTimeout,
            PooledConnectionLifetime = keeps,
            SslOptions = _certificate.Options(),
            UseProxy = _settings.MayUseProxy,
        };
        if (_settings.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy);
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private readonly record struct Call(HttpMethod Method, string Path, PveForm Form)
    {
        public string Text => $"{Method.Method} {Path}";
    }
}
