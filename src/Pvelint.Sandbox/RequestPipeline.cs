using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pvelint.Sandbox;

/// <summary>
/// A request from the wire and back: what the server refuses before it looks at the call, who calls, the call, and the answer in its
/// format. Source: pve-http-server src/PVE/APIServer/AnyEvent.pm process_header, authenticate_and_handle_request, response.
/// </summary>
internal sealed class RequestPipeline(SandboxState state, Tickets tickets, TimeSpan refusalDelay)
{
    private const int MostBytes = 512 * 1024;
    private const int MostCalls = 100_000;
    private static readonly Regex Uri = new("^/api2/+([a-z][a-z0-9]+)(/.*)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE"];
    private readonly Lock _lock = new();
    private readonly SandboxApi _api = new(state, tickets);
    private readonly List<SandboxCall> _calls = [];
    private int _forgotten;

    /// <summary>The calls that came, in order: the last ones, where there were very many.</summary>
    public IReadOnlyList<SandboxCall> Calls => Locked<IReadOnlyList<SandboxCall>>(() => [.. _calls]);

    /// <summary>What goes wrong with a call.</summary>
    public Func<SandboxCall, SandboxFault?>? Fault { get; set; }

    /// <summary>Looks at the state while nothing changes it.</summary>
    public T Locked<T>(Func<T> look)
    {
        lock (_lock)
        {
            return look();
        }
    }

    /// <summary>Answers a request.</summary>
    public async Task Answer(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var call = Locked(() =>
        {
            if (_calls.Count == MostCalls)
            {
                _calls.RemoveRange(0, MostCalls / 2);
                _forgotten += MostCalls / 2;
            }

            _calls.Add(new SandboxCall(_forgotten + _calls.Count + 1, context.Request.Method, target[0]));
            return _calls[^1];
        });
        context.Response.Headers.Date = tickets.Now.ToString("R", CultureInfo.InvariantCulture);
        var fault = Fault?.Invoke(call);
        if (fault is { IsAfter: false })
        {
            if (await FaultyAnswer.Write(context, fault, null))
            {
                Finish(call with { Status = fault.Kind == FaultKind.Status ? fault.Code : 0 });
                return;
            }
        }

        var answer = await Respond(context, target[0], target.Length > 1 ? target[1] : "", call);
        if (fault is { IsAfter: true } && await FaultyAnswer.Write(context, fault, answer))
        {
            return;
        }

        if (answer.Status == 401)
        {
            await Task.Delay(refusalDelay, context.RequestAborted);
        }

        await answer.Write(context);
    }

    private async Task<WireAnswer> Respond(HttpContext context, string target, string query, SandboxCall call)
    {
        var method = context.Request.Method;
        if (!Methods.Contains(method))
        {
            return WireAnswer.Bare(501, $"method '{method}' not available", "");
        }

        if (context.Request.Headers.TransferEncoding.ToString() is { Length: > 0 } encoding)
        {
            return WireAnswer.Bare(501, encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? "chunked transfer encoding not supported" : $"Unknown transfer encoding '{encoding}'");
        }

        if (!context.Request.IsHttps)
        {
            context.Response.Headers.Location = $"https://{context.Request.Host}{target}{(query.Length > 0 ? "?" + query : "")}";
            return method == "GET" ? WireAnswer.Bare(301, "Moved Permanently") : WireAnswer.Bare(308, "Permanent Redirect");
        }

        var path = ApiRequest.Unescape(target);
        var match = Uri.Match(path);
        if (!path.StartsWith("/api2", StringComparison.Ordinal))
        {
            return WireAnswer.Bare(500, $"no such file '{path}'", $"no such file '{path}'\n");
        }

        if (!match.Success)
        {
            return WireAnswer.Bare(501, "no such uri");
        }

        var (format, rest) = (match.Groups[1].Value, match.Groups[2].Value is { Length: > 0 } below ? below : "/");
        var headers = context.Request.Headers;
        var who = Locked(() => Authentication.Of(state, tickets, tickets.Now, method, rest, Header(headers.Cookie), Header(headers.Authorization), Header(headers["CSRFPreventionToken"])));
        if (who.Refusal is { } cause)
        {
            Finish(call with { Status = 401 });
            return WireAnswer.Bare(401, cause, "");
        }

        var parameters = new Parameters();
        if (await ReadBody(context.Request, rest) is var (body, refusal) && (refusal ?? Read(body, context.Request, rest, format, parameters)) is { } refused)
        {
            Finish(call with { Caller = who.Caller, Status = refused.Status });
            return refused;
        }

        parameters.AddForm(query);
        parameters.Remove("_dc");

        // The names of what was sent, before the path adds its own.
        var names = parameters.Names.ToList();
        var (answer, isPassedOn) = Locked(() => (_api.Answer(new ApiRequest(method, rest, format, parameters), who, out var passed), passed));
        Finish(call with { Caller = who.Caller, Status = answer.Status, Parameters = names });
        return WireAnswer.Of(answer, format, isPassedOn);
    }

    private static async Task<(byte[] Body, WireAnswer? Refusal)> ReadBody(HttpRequest request, string path)
    {
        if (request.ContentLength is not > 0)
        {
            return ([], null);
        }

        if (request.Method is not ("PUT" or "POST"))
        {
            return ([], WireAnswer.Bare(501, $"Unexpected content for method '{request.Method}'"));
        }

        if (Authentication.IsUpload(request.Method, path))
        {
            await request.Body.CopyToAsync(Stream.Null);
            return ([], null);
        }

        if (request.ContentLength > MostBytes)
        {
            return ([], WireAnswer.Bare(501, "for data too large"));
        }

        if (TypeOf(request) is not ("" or "application/x-www-form-urlencoded" or "application/json"))
        {
            return ([], WireAnswer.Bare(506, $"upload 'Content-Type '{request.ContentType}' not implemented"));
        }

        var body = new byte[request.ContentLength.Value];
        await request.Body.ReadExactlyAsync(body);
        return (body, null);
    }

    // No body is no JSON either.
    private static WireAnswer? Read(byte[] body, HttpRequest request, string path, string format, Parameters parameters)
    {
        if (format is not ("json" or "extjs"))
        {
            return WireAnswer.Bare(501, $"no formatter for uri {path}, {format}");
        }

        if (request.Method is not ("PUT" or "POST"))
        {
            return null;
        }

        if (TypeOf(request) != "application/json")
        {
            parameters.AddForm(Encoding.Latin1.GetString(body));
            return null;
        }

        var text = Encoding.UTF8.GetString(body);
        return parameters.AddJson(text) ? null : WireAnswer.Bare(500, JsonFault.Of(text), JsonFault.Of(text) + "\n");
    }

    private static string TypeOf(HttpRequest request) => Regex.Split(request.ContentType ?? "", @"\s*[;,]\s*")[0];

    private void Finish(SandboxCall call) => Locked(() => call.Number > _forgotten ? _calls[call.Number - _forgotten - 1] = call : call);

    private static string? Header(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 0 ? null : string.Join(", ", (IEnumerable<string?>)values);
}
