using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Pvelint.Sandbox;

/// <summary>An answer as it goes over the wire.</summary>
/// <param name="Status">The status.</param>
/// <param name="Reason">The reason phrase: in it alone stands why a request was not recognised.</param>
/// <param name="Type">The content type; null for none.</param>
/// <param name="Body">The body.</param>
/// <param name="IsPassedOn">Whether another process gave the answer, whose connection ends with it.</param>
internal sealed record WireAnswer(int Status, string Reason, string? Type, string Body, bool IsPassedOn)
{
    private const int MostUncompressed = 1024;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the server itself says: plain text without a type, its own reason by default.</summary>
    public static WireAnswer Bare(int status, string reason, string? body = null) => new(status, reason, null, body ?? reason, false);

    /// <summary>An answer in a format. In <c>extjs</c> a failure is a 200 that says so. Source: pve-http-server Formatter/Standard.pm.</summary>
    public static WireAnswer Of(ApiAnswer answer, string format, bool isPassedOn)
    {
        var body = new JsonObject { ["data"] = answer.Data };
        if (answer.Errors is { } errors)
        {
            body["errors"] = new JsonObject(errors.Select(error => KeyValuePair.Create<string, JsonNode?>(error.Key, error.Value)));
        }

        if (answer.Message is { } message)
        {
            body["message"] = message;
        }

        if (format == "extjs")
        {
            body["success"] = answer.IsFine ? 1 : 0;
            if (!answer.IsFine)
            {
                // An exception's status is a text by then, that of any other failure a number.
                body["status"] = answer.Status is 400 or 401 or 403 ? answer.Status.ToString(CultureInfo.InvariantCulture) : answer.Status;
            }

            return new WireAnswer(200, "OK", "application/json;charset=UTF-8", body.ToJsonString(Json), isPassedOn && answer.IsFine);
        }

        return new WireAnswer(answer.Status, answer.IsFine ? "OK" : answer.Message!.Split('\n')[0], "application/json;charset=UTF-8", body.ToJsonString(Json), isPassedOn && answer.IsFine);
    }

    /// <summary>Writes it.</summary>
    public async Task Write(HttpContext context)
    {
        // A message whose first line is none would add headers of its own. Source: pve-http-server src/PVE/APIServer/AnyEvent.pm response.
        if (Reason.Contains('\r') || Reason.Contains('\n'))
        {
            await Bare(400, "Bad Request", "").Write(context);
            return;
        }

        var response = context.Response;
        response.Headers.Expires = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        response.StatusCode = Status;
        context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = Reason;
        response.Headers.CacheControl = "max-age=0";
        response.Headers.Pragma = "no-cache";
        response.Headers.Server = "pve-api-daemon/3.0";
        response.Headers.Connection = Status >= 400 ? "close" : IsPassedOn ? new StringValues(["close", "Keep-Alive"]) : "Keep-Alive";
        if (Type is not null)
        {
            response.ContentType = Type;
        }

        var bytes = Compressed(Encoding.UTF8.GetBytes(Body), context);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static byte[] Compressed(byte[] body, HttpContext context)
    {
        var taken = context.Request.Headers.AcceptEncoding.ToString();
        var encoding = body.Length <= MostUncompressed ? null : taken.Contains("gzip", StringComparison.Ordinal) ? "gzip" : taken.Contains("deflate", StringComparison.Ordinal) ? "deflate" : null;
        if (encoding is null)
        {
            return body;
        }

        context.Response.Headers.ContentEncoding = encoding;
        using var target = new MemoryStream();
        using (Stream stream = encoding == "gzip" ? new GZipStream(target, CompressionLevel.Fastest) : new ZLibStream(target, CompressionLevel.Fastest))
        {
            stream.Write(body);
        }

        return target.ToArray();
    }
}
