using System.Collections.Frozen;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>
/// Which passwords may be set (NIST SP 800-63B-4, 3.1.1.2): long enough, not on the list of those that everybody tries first, not made of
/// what is known about the person. No rules about kinds of characters, and none expires.
/// </summary>
internal static class PasswordRules
{
    /// <summary>At least so many characters, because the password is all there is.</summary>
    public const int Shortest = 15;

    /// <summary>At most so many characters; 64 have to be possible.</summary>
    public const int Longest = 128;

    // What is left of a password when everything known about the person and the program is taken out of it has to be this long.
    private const int LeastOwn = 8;

    private static readonly FrozenSet<string> Common = Read();

    /// <summary>Why this password cannot be this person's; null when it can.</summary>
    public static Refusal? Judge(string password, string email, string alias)
    {
        var normal = Passwords.Normal(password);
        var length = normal.EnumerateRunes().Count();
        return length < Shortest ? Refusal.On("password", "password_too_short", ("has", $"{length}"), ("least", $"{Shortest}"))
            : length > Longest ? Refusal.On("password", "password_too_long", ("most", $"{Longest}"))
            : Common.Contains(Bare(normal)) ? Refusal.On("password", "password_common")
            : Repeats(Bare(normal)) ? Refusal.On("password", "password_repeats")
            : Own(Bare(normal), email, alias) < LeastOwn ? Refusal.On("password", "password_known")
            : null;
    }

    // How it would be guessed: without case, without what was only added at the end.
    private static string Bare(string password)
    {
        var lower = password.ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c) && !char.IsSymbol(c));
        return new string([.. lower]);
    }

    // The same few characters again and again, or a run like 123456789 or abcdefghi from end to end.
    private static bool Repeats(string bare)
    {
        if (bare.Distinct().Count() < 5)
        {
            return true;
        }

        for (var unit = 1; unit <= bare.Length / 2; unit++)
        {
            if (Enumerable.Range(unit, bare.Length - unit).All(at => bare[at] == bare[at - unit]))
            {
                return true;
            }
        }

        return Enumerable.Range(1, bare.Length - 1).Count(at => Math.Abs(bare[at] - bare[at - 1]) == 1) >= (bare.Length - 1) * 3 / 4;
    }

    private static int Own(string bare, string email, string alias)
    {
        string[] known = ["reviewconsole", "review", "console", "password", "passwort", .. email.Split('@', '.', '-', '_', '+'), alias];
        var left = bare;
        foreach (var word in known.Select(Bare).Where(w => w.Length >= 3).OrderByDescending(w => w.Length))
        {
            left = left.Replace(word, "", StringComparison.Ordinal);
        }

        if (left == bare)
        {
            return int.MaxValue;
        }

        // Years and counting up are the first thing tried behind a known word.
        return left.Count(c => !char.IsAsciiDigit(c)) + (left.Any(char.IsAsciiDigit) ? 2 : 0);
    }

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("ReviewConsole.Features.People.SigningIn.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#').Select(Bare).ToFrozenSet(StringComparer.Ordinal);
    }
}
