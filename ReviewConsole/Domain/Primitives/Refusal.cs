namespace ReviewConsole.Domain.Primitives;

/// <summary>
/// A "no" as a value: a stable <paramref name="Code"/> (design.md §3), named values for the sentence, and what it is about, so that a
/// screen can show it where the mistake is. Words come later, in the reader's language.
/// </summary>
/// <param name="Code">Snake case, e.g. <c>weak_denial</c>; part of the outward contract.</param>
/// <param name="About">What it is about: <c>justification</c>, <c>note</c>, <c>ground:D1</c>, <c>signal:0</c>, <c>route:post</c>, <c>claim</c>; null for the deed as a whole.</param>
/// <param name="Values">Named values the sentence may use.</param>
public sealed record Refusal(string Code, string? About, IReadOnlyDictionary<string, string> Values)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>A refusal about the deed as a whole.</summary>
    public static Refusal Of(string code, params (string Name, string Value)[] values) => new(code, null, Named(values));

    /// <summary>A refusal about one thing on the screen.</summary>
    public static Refusal On(string about, string code, params (string Name, string Value)[] values) => new(code, about, Named(values));

    private static Dictionary<string, string> Named((string Name, string Value)[] values) =>
        values.Length == 0 ? Nothing : values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => About is null ? Code : $"{Code} on {About}";
}
