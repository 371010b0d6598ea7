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

        return knowledge.NeedsWithin(patience) is { } needs && needs.At(document.File, head.Span) is { Count: > 0 } block
            ? new HoverText(head.Span, Of(knowledge, needs.Of(block)))
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
