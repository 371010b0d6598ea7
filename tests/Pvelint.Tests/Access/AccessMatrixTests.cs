using System.Text.Json;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>The matrix says of every principal and path what the model says.</summary>
public sealed class AccessMatrixTests
{
    private static readonly PveVersion Version = new(9, 1);

    [Fact]
    public void Says_of_everyone_everywhere_what_the_model_says()
    {
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("tests", "cases", "access", "effective-permissions.jsonl")).Take(30))
        {
            var model = ModelOf(JsonDocument.Parse(line).RootElement.GetProperty("user_cfg").GetString()!);
            var matrix = AccessMatrix.Of(model);
            Assert.Equal(model.Paths, matrix.Paths);
            foreach (var principal in model.Principals)
            {
                Assert.Equal(model.Tree(principal.Id), TreeOf(matrix, principal.Id));
            }
        }
    }

    [Fact]
    public void Makes_one_column_of_the_guests_of_a_pool()
    {
        var model = ModelOf("user:a@pve:1:0::::::\npool:web::100,101,102,200::\nacl:1:/vms/200:a@pve:PVEVMAdmin:\nacl:1:/pool/web:a@pve:PVEVMUser:\n");
        var matrix = AccessMatrix.Of(model);
        int ColumnOf(string path) => matrix.Columns[matrix.Paths.ToList().IndexOf(path)];
        Assert.Equal(ColumnOf("/vms/100"), ColumnOf("/vms/102"));
        Assert.NotEqual(ColumnOf("/vms/100"), ColumnOf("/vms/200"));
        Assert.NotEqual(ColumnOf("/vms/100"), ColumnOf("/vms"));
    }

    private static AccessModel ModelOf(string text) => new(UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, Version), Version);

    private static IEnumerable<(string, PermissionSet)> TreeOf(AccessMatrix matrix, string id)
    {
        var held = new PermissionSet[matrix.ColumnCount];
        var stretches = matrix.Row(id).ToList();
        for (var i = 0; i < stretches.Count; i++)
        {
            for (var column = stretches[i].Column; column < (i + 1 < stretches.Count ? stretches[i + 1].Column : held.Length); column++)
            {
                held[column] = stretches[i].Permissions;
            }
        }

        return matrix.Paths.Select((path, i) => (path, held[matrix.Columns[i]])).Where(row => !row.Item2.IsEmpty);
    }
}
