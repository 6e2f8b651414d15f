using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>What became of comparing a password.</summary>
/// <param name="Right">It was theirs.</param>
/// <param name="Renewed">A new hash, when the kept one was made with fewer rounds than we ask for now.</param>
internal sealed record PasswordVerdict(bool Right, string? Renewed);

/// <summary>
/// Hashing, behind a gate: one hash keeps a core busy for a tenth of a second and more, so a flood of sign-ins could take the machine
/// from everybody who works on it. Half of the cores may hash, a few callers wait, the rest are asked to try again.
/// </summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>How many may wait for their turn.</summary>
    public const int Waiting = 20;

    /// <summary>How many may hash at once.</summary>
    public static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly IPasswordHasher<Person> _hasher;
    private readonly Lazy<string> _nobodys;
    private readonly ConcurrencyLimiter _gate = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public Passwords(IPasswordHasher<Person> hasher)
    {
        _hasher = hasher;
        _nobodys = new(() => hasher.HashPassword(new Person(), Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));
    }

    /// <summary>Compares; without a hash it takes as long and is never right. Null when too many are waiting.</summary>
    public async Task<PasswordVerdict?> CompareAsync(string? hash, string password, CancellationToken stop)
    {
        using var turn = await _gate.AcquireAsync(1, stop);
        if (!turn.IsAcquired)
        {
            return null;
        }

        // Made on the first comparison of all, whoever asks, so that it does not tell the unknown from the known.
        var nobodys = _nobodys.Value;
        var answer = _hasher.VerifyHashedPassword(new Person(), hash ?? nobodys, Normal(password));
        var right = hash is not null && answer != PasswordVerificationResult.Failed;
        return new PasswordVerdict(
            right, right && answer == PasswordVerificationResult.SuccessRehashNeeded ? _hasher.HashPassword(new Person(), Normal(password)) : null);
    }

    /// <summary>The hash to keep. Null when too many are waiting.</summary>
    public async Task<string?> HashAsync(string password, CancellationToken stop)
    {
        using var turn = await _gate.AcquireAsync(1, stop);
        return turn.IsAcquired ? _hasher.HashPassword(new Person(), Normal(password)) : null;
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>
    /// One form for what is typed the same on different keyboards (NIST SP 800-63B-4, 3.1.1.2: NFKC); half characters, which cannot be
    /// brought into it, are replaced.
    /// </summary>
    public static string Normal(string password) => string.Concat(password.EnumerateRunes()).Normalize(NormalizationForm.FormKC);
}
