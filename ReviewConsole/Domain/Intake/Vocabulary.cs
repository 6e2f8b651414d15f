using System.Text.Json;
using ReviewConsole.Domain.Accounts;

namespace ReviewConsole.Domain.Intake;

/// <summary>The words of one enumeration as they stand in an appeal: snake case.</summary>
internal sealed class Vocabulary<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _words;

    public Vocabulary(params T[] without) =>
        _words = Enum.GetValues<T>().Except(without).ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);

    /// <summary>The value of a word; null when it is none of them.</summary>
    public T? Read(string word) => _words.TryGetValue(word, out var value) ? value : null;

    /// <summary>All words, with spaces between.</summary>
    public override string ToString() => string.Join(' ', _words.Keys);
}

/// <summary>The closed sets of words in design.md §6.</summary>
internal static class Vocabularies
{
    public static readonly Vocabulary<AccountKind> Kinds = new();
    public static readonly Vocabulary<RestrictionScope> Scopes = new();
    public static readonly Vocabulary<RestrictionBasis> Bases = new();
    public static readonly Vocabulary<Automation> Automations = new(without: Automation.Unknown);
    public static readonly Vocabulary<RightsRequestKind> Requests = new();
}
