namespace Pvelint.Tests.Analyzer;

/// <summary>The public faces of the clients that the analyzer knows, as far as the tests need them; in C# 11, for the oldest Roslyn.</summary>
internal static class Stubs
{
    public const string Corsinvest = """
        namespace Corsinvest.ProxmoxVE.Api
        {
            public class PveClientBase
            {
                public PveClientBase(string host, int port = 8006) { Host = host; Port = port; }
                public string Host { get; }
                public int Port { get; }
                public string ApiToken { get; set; } = "";
                public bool ValidateCertificate { get; set; }
                public System.Threading.Tasks.Task<bool> LoginAsync(string username, string password) => throw new System.NotSupportedException();
                public bool Login(string userName, string password, string realm) => throw new System.NotSupportedException();
            }

            public class PveClient : PveClientBase
            {
                public PveClient(string host, int port = 8006) : base(host, port) { }
            }
        }
        """;

    public const string RestSharp = """
        namespace RestSharp
        {
            public class RestClientOptions
            {
                public RestClientOptions(string baseUrl) { }
                public System.Net.Security.RemoteCertificateValidationCallback? RemoteCertificateValidationCallback { get; set; }
            }
            public class RestClient { public RestClient(RestClientOptions options) { } }
            public class RestRequest
            {
                public RestRequest(string resource) { }
                public RestRequest AddHeader(string name, string value) => throw new System.NotSupportedException();
            }
        }
        """;

    public const string Pulumi = """
        namespace Pulumi
        {
            public class Input<T> { public static implicit operator Input<T>(T value) => new(); }
            public class InputList<T> : System.Collections.IEnumerable
            {
                public void Add(params Input<T>[] values) { }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new System.NotSupportedException();
                public static implicit operator InputList<T>(T[] values) => new();
            }
            public static class Output { public static Input<string> CreateSecret(string value) => value; }
        }

        namespace Pulumi.ProxmoxVE
        {
            public class Provider { public Provider(string name, ProviderArgs args) { } }
            public class ProviderArgs
            {
                public Input<string>? Endpoint { get; set; }
                public Input<string>? ApiToken { get; set; }
                public Input<string>? Username { get; set; }
                public Input<string>? Password { get; set; }
                public Input<bool>? Insecure { get; set; }
                public Inputs.ProviderSshArgs? Ssh { get; set; }
            }
            public class Acl { public Acl(string name, AclArgs args) { } }
            public class AclArgs
            {
                public Input<string>? Path { get; set; }
                public Input<string>? RoleId { get; set; }
                public Input<string>? UserId { get; set; }
                public Input<string>? TokenId { get; set; }
                public Input<bool>? Propagate { get; set; }
            }
        }

        namespace Pulumi.ProxmoxVE.Inputs
        {
            public class ProviderSshArgs
            {
                public Input<string>? Username { get; set; }
                public Input<string>? Password { get; set; }
            }
        }

        namespace Pulumi.ProxmoxVE.Permission
        {
            public class Role
            {
                public Role(string name, RoleArgs args) => RoleId = name;
                public string RoleId { get; }
            }
            public class RoleArgs { public Input<string>? RoleId { get; set; } public InputList<string>? Privileges { get; set; } }
            public class User
            {
                public User(string name, UserArgs args) => UserId = name;
                public string UserId { get; }
            }
            public class UserArgs
            {
                public Input<string>? UserId { get; set; }
                public Input<string>? Password { get; set; }
                public InputList<Inputs.UserAclArgs>? Acls { get; set; }
            }
        }

        namespace Pulumi.ProxmoxVE.Permission.Inputs
        {
            public class UserAclArgs
            {
                public Input<string>? Path { get; set; }
                public Input<string>? RoleId { get; set; }
                public Input<bool>? Propagate { get; set; }
            }
        }
        """;
}
