using Pvelint.Rules.Secrets;

namespace Pvelint.Tests.Rules.Secrets;

public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("XXXX")]
    [InlineData("********")]
    [InlineData("<TOKEN_SECRET>")]
    [InlineData("<root-password-for-nested-pve>")]
    [InlineData("your-password")]
    [InlineData("YOUR_API_TOKEN_HERE")]
    [InlineData("change_me")]
    [InlineData("ChangeMe123!")]
    [InlineData("REPLACE_WITH_TOKEN")]
    [InlineData("PASTE_TOKEN_VALUE")]
    [InlineData("proxmox-password")]
    [InlineData("password")]
    [InlineData("my_secret_token")]
    [InlineData("this is a super secret password")]
    [InlineData("supersecretpassword")]
    [InlineData("mysecrettoken")]
    [InlineData("senha-segura")]
    [InlineData("SUA CHAVE AQUI")]
    [InlineData("dein-passwort")]
    [InlineData("ton mot de passe")]
    [InlineData("tu-contraseña")]
    [InlineData("TwojeHaslo")]
    [InlineData("пароль")]
    [InlineData("put your token here")]
    [InlineData("12345678-1234-1234-1234-123456789012")]
    [InlineData("afcd8f45-acc1-4d0f-bb12-a70b0777ec11")]
    [InlineData("[token]")]
    [InlineData("abc...")]
    public void Knows_what_only_asks_for_a_secret(string text) => Assert.Equal(SecretText.Placeholder, Placeholders.Classify(text));

    [Theory]
    [InlineData("${PROXMOX_TOKEN}")]
    [InlineData("${X:-default}")]
    [InlineData("$PM_PASS")]
    [InlineData("$(pass show pve)")]
    [InlineData("{{ vault_pw }}")]
    [InlineData("{{ lookup('env', 'X') }}")]
    [InlineData("%(password)s")]
    [InlineData("%PM_PASS%")]
    [InlineData("{TOKEN_VALUE}")]
    [InlineData("op://vault/item/field")]
    [InlineData("vault:secret/data/pve#token")]
    [InlineData("var.pm_password")]
    [InlineData("secrets.PM_PASS")]
    [InlineData("yamldecode(file(\"x.yml\"))")]
    [InlineData("os.environ[\"X\"]")]
    public void Knows_a_reference(string text) => Assert.Equal(SecretText.Reference, Placeholders.Classify(text));

    [Theory]
    [InlineData("ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]")]
    [InlineData("$ANSIBLE_VAULT;1.1;AES256\n6162")]
    public void Knows_ciphertext(string text) => Assert.Equal(SecretText.Encrypted, Placeholders.Classify(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\"\"")]
    public void Knows_nothing_when_it_sees_it(string text) => Assert.Equal(SecretText.Empty, Placeholders.Classify(text));

    [Theory]
    [InlineData("Tr0ub4dor-pve-9")]
    [InlineData("kestrel-Mauve-42")]
    [InlineData("7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")]
    [InlineData("7C1E0A52-93B4-4D6F-8E21-5FA0B3C49D17")]
    [InlineData("admin123")]
    [InlineData("P@ssw0rd!")]
    [InlineData("$ecretSauce9")]
    [InlineData("Wi$$p4ssage")]
    [InlineData("hunter-gatherer")]
    [InlineData("sunshine")]
    [InlineData("Sommer2024")]
    [InlineData("toor")]
    [InlineData("passworld")]
    [InlineData("tokenring")]
    public void Takes_a_weak_password_for_a_password(string text) => Assert.Equal(SecretText.Plausible, Placeholders.Classify(text));
}
