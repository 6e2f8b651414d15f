using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ReviewConsole.Platform;

/// <summary>Keeps secrets that must be used again from being read in the database; by the key ring, which every node shares.</summary>
public sealed class SecretBox(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("webhook secrets");

    /// <summary>As it is stored.</summary>
    public string Close(string secret) => _protector.Protect(secret);

    /// <summary>In clear; null where the keys that closed it are gone.</summary>
    public string? Open(string closed)
    {
        try
        {
            return _protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
