# What stands where a secret stands and is none. Held by PlaceholdersTests.

# A value whose words all come from these two lists, at least one of them from this one, names a secret instead of being one.
kind_words = [
  "password", "passwords", "passwd", "pass", "passw", "pwd", "pw", "passphrase", "secret", "secrets", "token", "tokens",
  "key", "apikey", "apitoken", "tokensecret", "tokenid", "tokenname", "tokenvalue", "credential", "credentials", "uuid", "guid", "value", "hash", "ticket", "otp", "otpcode",
  "senha", "chave", "segredo", "contraseña", "contrasena", "clave", "secreto", "secreta", "motdepasse", "mdp", "passe", "clé", "cle", "jeton",
  "passwort", "kennwort", "geheimnis", "geheim", "schlüssel", "schluessel", "segreto", "chiave", "gettone", "wachtwoord", "sleutel", "hasło", "haslo", "klucz", "tajne", "sekret",
  "lösenord", "losenord", "hemlig", "adgangskode", "kodeord", "salasana", "heslo", "klíč", "şifre", "sifre", "parola", "anahtar",
  "пароль", "секрет", "ключ", "токен", "密码", "密碼", "密钥", "令牌", "パスワード", "トークン", "비밀번호", "토큰",
]

filler_words = [
  "my", "your", "the", "a", "an", "this", "that", "is", "be", "here", "there", "some", "any", "of", "for", "in", "from", "with", "to", "and", "or", "on", "super", "very", "strong", "secure", "good", "long", "random", "real",
  "actual", "new", "old", "own", "full", "api", "user", "username", "root", "admin", "login", "account", "name", "id", "proxmox", "pve", "pbs", "pm", "ve", "virtual", "environment", "terraform",
  "packer", "ansible", "host", "server", "node", "cluster", "vm", "lab", "homelab", "default", "generated", "format", "see", "below", "above", "as", "env", "var", "variable", "access", "auth", "encrypted", "encryption",
  "no", "not", "none", "null", "nil", "undefined", "n", "na", "optional", "required", "only", "if", "empty", "unset", "masked", "hidden", "removed", "private", "public", "shared", "code", "backup", "tool", "e", "o",
  "seu", "sua", "meu", "minha", "do", "da", "de", "aqui", "segura", "seguro", "tu", "mi", "su", "aquí", "el", "la", "del", "votre", "ton", "mon", "ma", "le", "ici", "mot", "du", "dein", "deine", "ihr", "ihre", "mein",
  "das", "der", "die", "hier", "il", "tuo", "tua", "mio", "qui", "je", "jouw", "mijn", "het", "uw", "twój", "twoj", "twoje", "moje", "mój", "tutaj", "ditt", "din", "mitt", "här", "sinun", "tvoje", "vaše", "senin", "buraya",
  "usuario", "usuário", "benutzer", "utilisateur", "gerado", "ваш", "мой", "здесь", "你的", "您的", "あなたの",
]

# One of these words is enough, wherever it stands in the value: somebody asks to put the secret here.
markers = [
  "changeme", "changethis", "changeit", "replace", "replaceme", "replacethis", "redacted", "placeholder", "example", "sample", "dummy", "fixme", "todo", "tbd", "fillme", "fillin", "notreal", "validate", "unused", "notused", "ignored", "insert", "paste", "your", "yourpassword", "yoursecret", "yourtoken", "foobar", "lorem",
  "seu", "sua", "votre", "dein", "deine", "ihre", "jouw", "twoje", "twój", "cambiar", "cambiame", "mude", "mudar", "altere", "alterar", "troque", "substitua", "coloque", "insira", "inserisci", "ändern", "aendern", "ersetzen", "eintragen", "einfügen",
  "remplacer", "remplacez", "changez", "changer", "vervang", "wijzig", "zmień", "zmien", "wpisz", "wklej", "ändra", "vaihda", "změň", "değiştir", "замени", "замените", "измени", "вставьте", "введите",
]

# These ask for it too, but are words of the language: they count only in a value of several words without digits.
weak_markers = [
  "change", "enter", "put", "type", "add", "set", "use", "same", "specify", "provide", "fill", "fake", "mock", "bogus", "foo", "bar", "baz", "here", "aqui", "aquí", "ici", "hier", "cambia", "byt", "super", "this", "generate", "run",
]

# Values that documentation publishes. They are in every copy of it.
published = [
  { value = "afcd8f45-acc1-4d0f-bb12-a70b0777ec11", source = "Telmate/terraform-provider-proxmox docs/index.md" },
  { value = "fa256e9c-26ab-41ec-82da-707a2c079829", source = "ansible-collections/community.proxmox module examples" },
  { value = "d63e505a-e3ec-449a-9bc7-1da610d4ccde", source = "proxmox-backup docs/user-management.rst" },
  { value = "550e8400-e29b-41d4-a716-446655440000", source = "articles on RFC 4122" },
  { value = "f47ac10b-58cc-4372-a567-0e02b2c3d479", source = "articles on RFC 4122" },
  { value = "123e4567-e89b-12d3-a456-426614174000", source = "articles on RFC 4122" },
  { value = "6ba7b810-9dad-11d1-80b4-00c04fd430c8", source = "RFC 4122 name space" },
  { value = "1q2w3e", source = "ansible-collections/community.general module examples" },
  { value = "BasicLXCContainer", source = "Telmate/terraform-provider-proxmox docs/resources/lxc.md" },
]

# How texts start that point to a secret kept elsewhere, whatever language they stand in.
references = [
  "op://", "vault:", "bao:", "ref+", "secretref+", "pass://", "bw://", "bws://", "keyring:", "arn:aws:", "awssm://", "gcpsm://", "sm://", "azurekv://", "@Microsoft.KeyVault",
  "infisical://", "doppler://", "akeyless:", "secret://", "env://", "env:", "file:", "!vault", "!secret", "var.", "local.", "data.", "module.", "each.", "secrets.", "process.env", "os.environ", "os.getenv", "/run/secrets/",
]

# How ciphertext starts: SOPS and eyaml, Ansible Vault, age, PGP, AWS KMS, Pulumi.
encrypted = [
  "ENC[", "$ANSIBLE_VAULT", "vault|", "age1", "-----BEGIN AGE ENCRYPTED FILE", "-----BEGIN PGP MESSAGE", "-----BEGIN PKCS7", "AQICAH", "v1:AAAA",
]
