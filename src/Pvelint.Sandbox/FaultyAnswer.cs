using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pvelint.Sandbox;

/// <summary>Answers that go wrong.</summary>
internal static class FaultyAnswer
{
    private const string Page = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n";

    /// <summary>Makes a fault happen.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="answer">What would have been answered; null where the call was not made.</param>
    /// <returns>Whether that was the answer; false where the right one is still to come.</returns>
    public static async Task<bool> Write(HttpContext context, SandboxFault fault, WireAnswer? answer)
    {
        switch (fault.Kind)
        {
            case FaultKind.Delay:
                await Task.Delay(fault.Delay, context.RequestAborted);
                return false;
            case FaultKind.Status:
                await WireAnswer.Bare(fault.Code, "sandbox fault", "").Write(context);
                return true;
            case FaultKind.Page:
                await new WireAnswer(200, "OK", "text/html", Page, false).Write(context);
                return true;
            case FaultKind.Redirect:
                context.Response.Headers.Location = fault.Target;
                await WireAnswer.Bare(302, "Found", "").Write(context);
                return true;
            case FaultKind.Half:
                var body = Encoding.UTF8.GetBytes(answer?.Body is { Length: > 1 } whole ? whole : "{\"data\":null}");
                context.Response.ContentType = "application/json;charset=UTF-8";
                context.Response.ContentLength = body.Length;
                await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
                await context.Response.Body.FlushAsync();
                context.Abort();
                return true;
            default:
                context.Abort();
                return true;
        }
    }
}
