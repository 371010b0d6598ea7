using Pvelint.Formats;
using Pvelint.Inference;

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

        return knowledge.NeedsWithin(patience) is { } needs && needs.At(document.File, head.Span) is { } block
            ? new HoverText(head.Span, Of(knowledge, block))
            : MapPage.Of(head.Type) is { Count: > 0 } pages ? new HoverText(head.Span, General(head.Type, pages))
            : null;
    }

    // What may be called by a block of this type, where this very one was not yet worked out.
    private static string General(string type, IReadOnlyList<MapPage> pages) => new Markdown().Head(type, $"{pages[0].Kind} of {pages[0].Tool}")
        .Section("May call", pages.SelectMany(page => page.Calls).Select(call => $"{Markdown.Text(call.Label)} ({string.Join(", ", call.On)})"), MostCalls)
        .Paragraph($"{Markdown.Code("pvelint explain " + type)} tells when").ToString();

    /// <summary>What a block needs.</summary>
    public static string Of(Knowledge knowledge, BlockNeeds block)
    {
        var markdown = new Markdown();
        markdown.Head(block.Address, $"{block.Kind}{(block.Count > 1 ? $", {block.Count} of them" : "")}, on Proxmox VE {knowledge.Version}");
        if (block.IsUnknown)
        {
            return markdown.Paragraph($"{Markdown.Code(block.Type)} is not known to pvelint: what it calls, and needs, is not counted").ToString();
        }

        if (block.Doubt.IsOpen)
        {
            markdown.Item($"may not be there at all{(block.Doubt.Decides is { } what ? $": {Markdown.Code(what)} decides" : "")}");
        }

        markdown.Section("Needs", block.Needs.Select(need => need.Need).GroupBy(need => (need.Path, need.IsPropagated))
            .Select(path => $"on {Markdown.Code(path.Key.Path)}{(path.Key.IsPropagated ? " and all below" : "")}: {string.Join(", ", path.Select(need => Markdown.Code(need.Privilege)))}"));
        if (block.Needs.Count == 0 && block.Open.Count == 0 && block.Impossible.Count == 0)
        {
            markdown.Paragraph("needs nothing that a grant gives");
        }

        markdown.Section("May need, which the code does not say", block.Open.Select(open => $"{Markdown.Text(open.Words)}: {Markdown.Code(open.What)} decides"), 6);
        markdown.Section("No token can", block.Impossible.Select(one => Markdown.Text(one.Reason) + (one.IsForRoot ? ": only root@pam with its password" : "")), 4);
        markdown.Section("Besides", block.Remarks.Select(remark => $"{(remark.IsSsh ? "SSH: " : "")}{Markdown.Text(remark.Why)}{(remark.If is { } what ? $" ({Markdown.Code(what)} decides)" : "")}"), 4);
        markdown.Section("Calls", block.Calls
            .Select(call => $"{Markdown.Text(call.Label)} ({call.On}){(call.If is { } what ? $", if {Markdown.Code(what)}" : "")}"), MostCalls);
        return markdown.ToString();
    }
}
