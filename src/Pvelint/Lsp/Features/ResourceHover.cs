using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Lsp.Features;

/// <summary>What is told of a resource, a builder, a task: the calls that this very block makes with its values, and what they need.</summary>
internal static class ResourceHover
{
    private const int MostCalls = 8;

    /// <summary>What is told of the block whose head is at an offset; null where there is none.</summary>
    public static HoverText? Of(Knowledge knowledge, Document document, int offset, TimeSpan patience)
    {
        if (BlockHeads.Of(document).FirstOrDefault(head => head.Span.Start <= offset && offset <= head.Span.End) is not { } head)
        {
            return null;
        }

        // What was worked out for an earlier text has its places, not those of this one.
        return knowledge.NeedsWithin(patience) is { } needs && needs.At(document.File.Path, head.Span.Start).ToList() is { Count: > 0 } block
            ? new HoverText(head.Span, Of(knowledge, needs.Of(block)))
            : MapPage.Of(head.Type) is { Count: > 0 } ? new HoverText(head.Span, new Markdown().Page(CallPage.OfResource(head.Type)!).ToString())
            : null;
    }

    /// <summary>What a block needs.</summary>
    public static string Of(Knowledge knowledge, BlockNeeds block)
    {
        var first = block.Resources[0];
        var markdown = new Markdown();
        markdown.Head(AddressOf(block), $"{first.Kind}{(block.Resources.Count > 1 ? $", {block.Resources.Count} of them" : "")}, on Proxmox VE {knowledge.Version}");
        if (block.IsUnknown)
        {
            return markdown.Paragraph($"{Markdown.Code(first.Type)} is not known to pvelint: what it calls, and needs, is not counted").ToString();
        }

        if (block.Resources.FirstOrDefault(resource => resource.Exists is null) is { } doubtful)
        {
            markdown.Item($"may not be there at all{(doubtful.Decides is { } what ? $": {Markdown.Code(what)} decides" : "")}");
        }

        markdown.Section("Needs", block.Needs.GroupBy(need => (need.Path, need.IsPropagated))
            .Select(path => $"on {Markdown.Code(path.Key.Path)}{(path.Key.IsPropagated ? " and all below" : "")}: {string.Join(", ", path.Select(need => Markdown.Code(need.Privilege)))}"));
        if (block.Needs.Count == 0 && block.Open.Count == 0 && block.Impossible.Count == 0)
        {
            markdown.Paragraph("needs nothing that a grant gives");
        }

        markdown.Section("May need, which the code does not say", block.Open.Select(open => $"{Markdown.Text(PrivilegesReport.Words(open.Need))}: {Markdown.Code(open.What)} decides"), 6);
        markdown.Section("No token can", block.Impossible.Select(one => Markdown.Text(one.Reason) + (one.IsForRoot ? ": only root@pam with its password" : "")), 4);
        markdown.Section("Besides", block.Remarks.Select(remark => $"{(remark.IsSsh ? "SSH: " : "")}{Markdown.Text(remark.Why)}{(remark.If is { } what ? $" ({Markdown.Code(what)} decides)" : "")}"), 4);
        markdown.Section("Calls", block.Calls.Where(call => !call.Made.IsAnswer)
            .Select(call => $"{Markdown.Text(call.Made.Call.Endpoint.Label)} ({string.Join(", ", call.Made.Operations)}){(call.Made.If is { } what ? $", if {Markdown.Code(what)}" : "")}"), MostCalls);
        return markdown.ToString();
    }

    /// <summary>Which block it is: without the index of one that is repeated.</summary>
    public static string AddressOf(BlockNeeds block)
    {
        var address = block.Resources[0].Address;
        return block.Resources.Count > 1 && address.EndsWith(']') ? address[..address.LastIndexOf('[')] : address;
    }
}
