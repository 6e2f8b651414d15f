using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <summary>What two cases have in common.</summary>
public enum LinkKind
{
    /// <summary>A device.</summary>
    Device,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A payout account.</summary>
    Payout,

    /// <summary>An address.</summary>
    Address,

    /// <summary>The very same event behind a signal.</summary>
    Evidence,
}

/// <summary>One thing by which a case hangs together with others: a fingerprint, never the value itself.</summary>
/// <param name="Kind">What it is the fingerprint of.</param>
/// <param name="Hash">The fingerprint, as the platform sent it or as made here.</param>
public sealed record CaseLink(LinkKind Kind, string Hash);

/// <summary>By what a case hangs together with others. A hint for whoever reads it, never a ground (regulation reference d.3).</summary>
public static class CaseLinks
{
    /// <summary>More would say nothing any more, and cost everybody.</summary>
    public const int Most = 60;

    private const int LongestHash = 200;
    private const int ShortestText = 8;

    /// <summary>The links of an account and the events behind the signals of its case.</summary>
    public static IReadOnlyList<CaseLink> Of(Account account, IReadOnlyList<CaseSignal> signals) =>
    [
        .. account.Links.Device.Select(h => new CaseLink(LinkKind.Device, h))
            .Concat(account.Links.Phone.Select(h => new CaseLink(LinkKind.Phone, h)))
            .Concat(account.Links.Payout.Select(h => new CaseLink(LinkKind.Payout, h)))
            .Concat(account.Links.Address.Select(h => new CaseLink(LinkKind.Address, h)))
            .Concat(signals.SelectMany(s => s.Evidence).Select(Fingerprint).OfType<string>().Select(h => new CaseLink(LinkKind.Evidence, h)))
            .Where(l => l.Hash.Length is > 0 and <= LongestHash)
            .Distinct()
            .Take(Most),
    ];

    // The same kind, instant and words: without an instant, or with next to no words, many things look alike.
    private static string? Fingerprint(EvidenceItem item)
    {
        var text = item.Text.In("en").Trim();
        if (item.At is not { } at || text.Length < ShortestText)
        {
            return null;
        }

        var whole = string.Join('\n', item.Kind, at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), text);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }
}
