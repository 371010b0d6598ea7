using Pvelint.Lsp.Features;

namespace Pvelint.Tests.Lsp.Features;

/// <summary>What stands above blocks and roles.</summary>
public sealed class LensTests
{
    private const string Code = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve1"
          vm_id     = 101
          clone {
            vm_id = 9000
          }
        }

        resource "proxmox_virtual_environment_pool" "web" {
          pool_id = "web"
        }

        resource "proxmox_virtual_environment_role" "own" {
          role_id    = "Cloner"
          privileges = ["VM.Clone", "Realm.Allocate"]
        }

        resource "random_id" "other" {}
        """;

    [Fact]
    public void Tells_what_each_block_needs_and_how_a_role_fits()
    {
        var lenses = Cursor.In("main.tf", Code).Lenses();
        Assert.Equal([1, 9, 13, 14], lenses.Select(lens => int.Parse(lens.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Matches(@"^1: needs \S+ on /\S*, \S+ on /\S* and [0-9]+ more; may need more: guest 9000 decides$", lenses[0]);
        Assert.Equal("9: needs Pool.Allocate on /pool, Pool.Audit on /pool", lenses[1]);
        Assert.Equal("14: 2 privileges, 1 not needed by the code here, may lead to takeover of the cluster by Realm.Allocate", lenses[3]);
    }

    [Fact]
    public void A_role_in_a_script_has_one_too() =>
        Assert.Equal(["1: 2 privileges, 1 not needed by the code here"], Cursor.In("9.1", ("setup.sh", "$0pveum role add CI --privs VM.Clone,SDN.Audit\n"), ("main.tf", Code.Replace("Realm.Allocate", "VM.Audit", StringComparison.Ordinal))).Lenses());

    [Fact]
    public void The_places_are_found_without_working_anything_out()
    {
        var cursor = Cursor.In("main.tf", Code);
        Assert.Equal(4, Lenses.Of(cursor.Knowledge, cursor.Document).Count);
        Assert.Same(Lenses.Of(cursor.Knowledge, cursor.Document), Lenses.Of(cursor.Knowledge, cursor.Document));
    }

    [Fact]
    public void Half_a_file_has_the_lenses_of_what_is_there() => Assert.NotEmpty(Cursor.In("main.tf", Code[..^120] + "\n  clone {").Lenses());
}
