using System.Text;
using Microsoft.Extensions.Primitives;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Rows;

/// <summary>Which cases, in which order; the same filter for lists, counts and reports. It lives in addresses, word for word.</summary>
public sealed record CaseFilter
{
    /// <summary>The longest text that is searched for, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The value of <see cref="Route"/> for cases in which no way showed ownership.</summary>
    public const string NoRoute = "none";

    private const int LongestSignal = 200;
    private const int LongestLanguage = 8;

    private readonly string? _text;
    private readonly CaseSort? _sort;

    /// <summary>The view.</summary>
    public CaseView View { get; init; }

    /// <summary>Only cases that stand there.</summary>
    public CaseState? State { get; init; }

    /// <summary>Only restrictions that lock this, maybe among others.</summary>
    public RestrictionScope? Scope { get; init; }

    /// <summary>Only this basis.</summary>
    public RestrictionBasis? Basis { get; init; }

    /// <summary>Only appellants who write in this language; the primary tag.</summary>
    public string? Language { get; init; }

    /// <summary>Only cases of whose present round this signal is part, by code.</summary>
    public string? Signal { get; init; }

    /// <summary>Only cases of this age.</summary>
    public CaseAge? Age { get; init; }

    /// <summary>Only cases with this mark.</summary>
    public CaseMark? Mark { get; init; }

    /// <summary>Only cases of this person.</summary>
    public Whose? Who { get; init; }

    /// <summary>Only cases with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only cases received then.</summary>
    public InstantSpan? Received { get; init; }

    /// <summary>Only cases due then.</summary>
    public InstantSpan? Due { get; init; }

    /// <summary>Only cases decided then.</summary>
    public InstantSpan? Decided { get; init; }

    /// <summary>Only cases decided so.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Only cases decided on this ground, maybe among others; by code.</summary>
    public string? Ground { get; init; }

    /// <summary>Only cases in whose present round this way showed ownership, by code; or <see cref="NoRoute"/>.</summary>
    public string? Route { get; init; }

    /// <summary>What is searched for, as typed; without control characters, at most <see cref="LongestText"/>. Personal data.</summary>
    public string? Text
    {
        get => _text;
        init => _text = Clean(value);
    }

    /// <summary>The order; one that the view does not offer counts as its usual one.</summary>
    public CaseSort Sort
    {
        get => _sort is { } sort && CaseSorts.Of(View).Contains(sort) ? sort : CaseSorts.Of(View)[0];
        init => _sort = value;
    }

    /// <summary>True when something beside view and order leaves cases out.</summary>
    public bool Narrows => State is not null || Scope is not null || Basis is not null || Language is not null || Signal is not null
        || Age is not null || Mark is not null || Who is not null || Text is not null || Received is not null || Due is not null || Decided is not null || Outcome is not null
        || Ground is not null || Route is not null || Tag is not null;

    /// <summary>The view alone.</summary>
    public CaseFilter Everything => new() { View = View, Sort = Sort };

    /// <inheritdoc/>
    public bool Equals(CaseFilter? other) => other is not null && Parts().SequenceEqual(other.Parts());

    /// <inheritdoc/>
    public override int GetHashCode() => Parts().Aggregate(0, HashCode.Combine);

    /// <summary>As the query of an address, without the question mark; the view always, the rest where it is not the usual.</summary>
    public string ToQuery() => string.Join('&', Parts().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>Reads the query of an address. What is unknown, said twice or hostile is left out and named; nothing is an error.</summary>
    /// <param name="values">The query, taken apart.</param>
    /// <param name="beside">Names that others read.</param>
    public static FilterReading Read(IEnumerable<KeyValuePair<string, StringValues>> values, params IReadOnlyCollection<string> beside)
    {
        var filter = new CaseFilter();
        var ignored = new List<FilterPart>();
        foreach (var (name, given) in values.Where(v => !beside.Contains(v.Key)))
        {
            var part = FilterWords.Of<FilterPart>(name) is { } known and not (FilterPart.Page or FilterPart.Other) ? known : FilterPart.Other;
            var read = given is [{ Length: > 0 } value] ? filter.With(part, value) : null;
            filter = read ?? filter;
            if (read is null)
            {
                ignored.Add(part);
            }
        }

        // Only now is the view known that has to offer the order.
        if (filter._sort is { } sort && filter.Sort != sort)
        {
            filter = filter with { Sort = filter.Sort };
            ignored.Add(FilterPart.Sort);
        }

        return new FilterReading(filter, [.. ignored.Distinct()]);
    }

    private CaseFilter? With(FilterPart part, string value) => part switch
    {
        FilterPart.View => FilterWords.Of<CaseView>(value) is { } view ? this with { View = view } : null,
        FilterPart.State => FilterWords.Of<CaseState>(value) is { } state ? this with { State = state } : null,
        FilterPart.Scope => FilterWords.Of<RestrictionScope>(value) is { } scope ? this with { Scope = scope } : null,
        FilterPart.Basis => FilterWords.Of<RestrictionBasis>(value) is { } basis ? this with { Basis = basis } : null,
        FilterPart.Language => value.Length is > 1 and <= LongestLanguage && value.All(char.IsAsciiLetterLower) ? this with { Language = value } : null,
        FilterPart.Signal => value.Length <= LongestSignal && value.All(IsOfACode) ? this with { Signal = value } : null,
        FilterPart.Age => FilterWords.Of<CaseAge>(value) is { } age ? this with { Age = age } : null,
        FilterPart.Mark => FilterWords.Of<CaseMark>(value) is { } mark ? this with { Mark = mark } : null,
        FilterPart.Who => Whose.Read(value) is { } who ? this with { Who = who } : null,
        FilterPart.Tag => Case.TagOf(value) is { } tag ? this with { Tag = tag } : null,
        FilterPart.Received => InstantSpan.Read(value) is { } span ? this with { Received = span } : null,
        FilterPart.Due => InstantSpan.Read(value) is { } span ? this with { Due = span } : null,
        FilterPart.Decided => InstantSpan.Read(value) is { } span ? this with { Decided = span } : null,
        FilterPart.Outcome => FilterWords.Of<Outcome>(value) is { } outcome ? this with { Outcome = outcome } : null,
        FilterPart.Ground => value.Length <= LongestSignal && value.All(IsOfACode) ? this with { Ground = value } : null,
        FilterPart.Route => value.Length <= LongestSignal && value.All(IsOfACode) ? this with { Route = value } : null,
        FilterPart.Text => value.Length <= LongestText && !value.Any(char.IsControl) && Clean(value) is { } text ? this with { Text = text } : null,
        FilterPart.Sort => FilterWords.Of<CaseSort>(value) is { } sort ? this with { Sort = sort } : null,
        _ => null,
    };

    private IEnumerable<(string Name, string Value)> Parts() => new (FilterPart Part, string? Value)[]
    {
        (FilterPart.View, FilterWords.Text(View)),
        (FilterPart.State, State is { } state ? FilterWords.Text(state) : null),
        (FilterPart.Scope, Scope is { } scope ? FilterWords.Text(scope) : null),
        (FilterPart.Basis, Basis is { } basis ? FilterWords.Text(basis) : null),
        (FilterPart.Language, Language),
        (FilterPart.Signal, Signal),
        (FilterPart.Age, Age is { } age ? FilterWords.Text(age) : null),
        (FilterPart.Mark, Mark is { } mark ? FilterWords.Text(mark) : null),
        (FilterPart.Who, Who?.Text),
        (FilterPart.Tag, Tag),
        (FilterPart.Received, Received?.Text),
        (FilterPart.Due, Due?.Text),
        (FilterPart.Decided, Decided?.Text),
        (FilterPart.Outcome, Outcome is { } outcome ? FilterWords.Text(outcome) : null),
        (FilterPart.Ground, Ground),
        (FilterPart.Route, Route),
        (FilterPart.Text, Text),
        (FilterPart.Sort, Sort == CaseSorts.Of(View)[0] ? null : FilterWords.Text(Sort)),
    }.Where(p => p.Value is not null).Select(p => (FilterWords.Text(p.Part), p.Value!));

    private static bool IsOfACode(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':';

    // Half characters and NUL are refused by databases; control characters are never meant.
    private static string? Clean(string? text)
    {
        var kept = string.Concat((text ?? "").EnumerateRunes().Where(r => !Rune.IsControl(r))).Trim();
        var cut = kept.Length <= LongestText ? kept : kept[..(char.IsHighSurrogate(kept[LongestText - 1]) ? LongestText - 1 : LongestText)].Trim();
        return cut.Length == 0 ? null : cut;
    }
}
