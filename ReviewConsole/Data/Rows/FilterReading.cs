using System.Text.Json;

namespace ReviewConsole.Data.Rows;

/// <summary>A part of a filter, to name what was not understood.</summary>
public enum FilterPart
{
    /// <summary>The view.</summary>
    View,

    /// <summary>Where the case stands.</summary>
    State,

    /// <summary>What is locked.</summary>
    Scope,

    /// <summary>Why the platform says it may.</summary>
    Basis,

    /// <summary>The appellant's language.</summary>
    Language,

    /// <summary>A signal.</summary>
    Signal,

    /// <summary>How long ago it was received.</summary>
    Age,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>Whose.</summary>
    Who,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>When it was received.</summary>
    Received,

    /// <summary>When it is due.</summary>
    Due,

    /// <summary>When it was decided.</summary>
    Decided,

    /// <summary>What was decided.</summary>
    Outcome,

    /// <summary>A ground it was decided on.</summary>
    Ground,

    /// <summary>A way that showed ownership.</summary>
    Route,

    /// <summary>What is searched for.</summary>
    Text,

    /// <summary>The order.</summary>
    Sort,

    /// <summary>A place in the list.</summary>
    Page,

    /// <summary>Something nobody knows.</summary>
    Other,
}

/// <summary>What was read from an address.</summary>
/// <param name="Filter">The filter; what was not understood is left out of it.</param>
/// <param name="Ignored">What was not understood, for saying so.</param>
public sealed record FilterReading(CaseFilter Filter, IReadOnlyList<FilterPart> Ignored);

/// <summary>Values of an enum as they stand in addresses: <c>full_account</c>. Numbers are no names.</summary>
internal static class FilterWords
{
    public static string Text<T>(T value)
        where T : struct, Enum => Cache<T>.Texts[value];

    public static T? Of<T>(string text)
        where T : struct, Enum => Cache<T>.Values.TryGetValue(text, out var value) ? value : null;

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Texts =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, T> Values = Texts.ToDictionary(t => t.Value, t => t.Key, StringComparer.Ordinal);
    }
}
