using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Events;

namespace ReviewConsole.Data.Events;

/// <summary>Fingerprints by which a kept signal finds its account, so that nobody's address is kept who may never come.</summary>
internal static class Whose
{
    private const string China = "86";
    private const int ChineseDigits = 11;

    /// <summary>By which signals of this account may be kept.</summary>
    public static IReadOnlyList<string> Of(Account account) =>
        [.. new[] { OfAccount(account.Id), OfPhone(account.Phone), OfEmail(account.Email) }.OfType<string>()];

    /// <summary>By which a signal about this subject is kept: the account where it is named, else what is bound to it; null where nothing is left of it.</summary>
    public static string? Of(EventSubject subject) => subject.Account is { } account ? OfAccount(account) : OfPhone(subject.Phone) ?? OfEmail(subject.Email);

    /// <summary>How a number may stand in the queue's lines, digits only.</summary>
    public static IReadOnlyList<string> Written(string? number) => Whole(number) switch
    {
        null => [],
        var whole when whole.Length == China.Length + ChineseDigits && whole.StartsWith(China + "1", StringComparison.Ordinal) => [whole[China.Length..], whole],
        var whole => [whole],
    };

    // As E.164 has it, digits only: appeals name Chinese numbers without their country, security events with it.
    private static string? Whole(string? number) => SearchText.Phone(number) is { Length: ChineseDigits } own && own[0] == '1' && number!.TrimStart()[0] != '+'
        ? China + own
        : SearchText.Phone(number);

    private static string? OfPhone(string? number) => Whole(number) is { } whole ? Hash("phone", whole) : null;

    private static string? OfEmail(string? address) => SearchText.Email(address) is { } email ? Hash("email", email) : null;

    private static string OfAccount(string id) => Hash("account", id);

    private static string Hash(string kind, string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{value}")));
}
