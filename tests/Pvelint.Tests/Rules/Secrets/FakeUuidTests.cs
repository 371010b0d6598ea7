using Pvelint.Rules.Secrets;

namespace Pvelint.Tests.Rules.Secrets;

public sealed class FakeUuidTests
{
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    [InlineData("12345678-1234-1234-1234-123456789012")]
    [InlineData("12345678-1234-5678-9abc-def012345678")]
    [InlineData("deadbeef-dead-beef-dead-beefdeadbeef")]
    [InlineData("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")]
    [InlineData("a123a12a-a12a-a12a-a12a-a123a12a123a")]
    [InlineData("a1b2c3d4-e5f6-7890-abcd-ef1234567890")]
    [InlineData("1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d")]
    [InlineData("01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData("ABCDEF12-3456-7890-ABCD-EF1234567890")]
    [InlineData("fedcba98-7654-3210-fedc-ba9876543210")]
    [InlineData("abcd1234-ab12-cd34-ef56-abcdef123456")]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("98765432-10fe-dcba-9876-543210fedcba")]
    public void Sees_a_hand_at_work(string uuid) => Assert.True(FakeUuid.Is(uuid));

    [Fact]
    public void Takes_no_random_uuid_for_typed()
    {
        // 50,000 seeded UUIDs of version 4: the bounds are set for less than one in a million.
        var random = new Random(20261122);
        var bytes = new byte[16];
        for (var i = 0; i < 50_000; i++)
        {
            random.NextBytes(bytes);
            bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
            bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
            var uuid = new Guid(bytes).ToString();
            Assert.False(FakeUuid.Is(uuid), uuid);
        }
    }
}
