using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.People;

/// <summary>
/// The secret in a link with which somebody sets a password of their own. It is handed over once; the database keeps only its hash,
/// which is enough for 256 random bits.
/// </summary>
/// <param name="Text">The secret, for the link.</param>
public sealed record InvitationToken(string Text)
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <summary>A new one.</summary>
    public static InvitationToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>What the database keeps: SHA-256.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Where the link leads, without scheme and host.</summary>
    public string Path => $"{Urls.SetPassword}?token={Text}";
}
