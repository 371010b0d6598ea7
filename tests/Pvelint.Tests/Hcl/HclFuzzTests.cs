using System.Diagnostics;
using Pvelint.Hcl;

namespace Pvelint.Tests.Hcl;

public sealed class HclFuzzTests
{
    private const int Count = 20_000;

    public static readonly string[] Seeds =
    [
        """"
        resource "proxmox_vm_qemu" "web" {
          name    = "web-${count.index + 1}"
          clone   = var.template != "" ? var.template : null
          cores   = 2 * (1 + 3) % 4
          tags    = [for k, v in var.tags : "${k}=${v}" if v != null]
          labels  = { for x in local.list : x => upper(x)... }
          ids     = proxmox_vm_qemu.other.*.id
          names   = proxmox_vm_qemu.other[*].name[0].x
          legacy  = list.0.name
          negated = !a && -b <= c || d
          provisioner "local-exec" { command = "echo \"$${HOME}\" \u00e9" }
          user_data = <<-EOT
            #cloud-config
            %{ if var.debug ~}
            debug: true
            %{ else ~}
            debug: false
            %{ endif }
            %{ for n in var.names }${n}%{ endfor }
          EOT
          script = <<EOF
        echo $HOME %{literal
        EOF
          merged = merge({ a = 1, "b" : 2 }, var.more...)
          call   = provider::x::f(1, 2,)
        } # done
        // another
        /* and
           another */
        locals {}
        """",
        """
        { "//": "comment", "resource": { "proxmox_vm_qemu": { "web": [ { "name": "a${var.b}\n\u00e9\"", "cores": -1.5e3, "on": true, "x": null } ] } },
          "variable": { "token": { "default": "root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17" } } }
        """,
    ];

    [Fact]
    public void Reads_any_text_without_losing_a_unit()
    {
        var fuzz = new HclFuzz(1, Seeds);
        for (var i = 0; i < Count; i++)
        {
            HclFuzz.Check(fuzz.Next());
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("{a=")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("f(")]
    [InlineData("a[")]
    [InlineData("1+")]
    [InlineData("a?b:")]
    [InlineData("a?")]
    [InlineData("\"${")]
    [InlineData("\"%{if ")]
    [InlineData("%{if a}")]
    [InlineData("[for x in ")]
    [InlineData("<<A\n${")]
    [InlineData("<<A\nx \"y\" {\n")]
    [InlineData("<<-A\n")]
    [InlineData("/*")]
    [InlineData("a\n")]
    [InlineData(".a")]
    [InlineData("a b {\n")]
    [InlineData("}\n")]
    [InlineData("\"")]
    [InlineData("f(\na=")]
    public void Survives_what_is_repeated_ten_thousand_times(string piece)
    {
        var repeated = string.Concat(Enumerable.Repeat(piece, 10_000));
        var watch = Stopwatch.StartNew();

        // A thread of the smallest usual stack.
        OnSmallStack(() =>
        {
            HclFuzz.Check(repeated);
            HclFuzz.Check("a = " + repeated);
            HclFuzz.Check("a = \"" + repeated);
            HclFuzz.Check("a {\n" + repeated);
            HclFuzz.Check("a = <<E\n" + repeated);
            HclFuzz.Check("[" + repeated);
            HclFuzz.Check("{\"a\":\"" + repeated + "\"}");
        });
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Says_what_lies_too_deep()
    {
        var file = HclFile.Parse("a = " + new string('[', 300) + new string(']', 300) + "\nb = 1\n");

        Assert.Contains(file.Diagnostics, diagnostic => diagnostic.Message.Contains("levels deep", StringComparison.Ordinal));
        Assert.Equal(["a", "b"], file.Body.Attributes.Select(attribute => attribute.Name));
    }

    private static void OnSmallStack(Action action)
    {
        Exception? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (InvalidOperationException exception)
                {
                    error = exception;
                }
            },
            maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(error);
    }
}
