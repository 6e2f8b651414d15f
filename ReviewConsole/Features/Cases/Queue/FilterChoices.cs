using System.Globalization;
using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>One filter: what it may be set to, and what it is set to.</summary>
/// <param name="Part">Which part of the filter.</param>
/// <param name="Options">Values as they stand in addresses, and their words.</param>
/// <param name="Value">The value in force; null for none.</param>
/// <param name="Text">The value in words; null for none.</param>
internal sealed record FilterChoice(FilterPart Part, IReadOnlyList<(string Value, string Text)> Options, string? Value, string? Text);

/// <summary>The filters that the queue offers, in words.</summary>
internal sealed class FilterChoices(QueueWords words, CaseWorld world, IStringLocalizer<FilterChoices> own, IStringLocalizer<Instant> dates)
{
    // States that cases reach today; an address may name the others too.
    private static readonly CaseState[] States = [CaseState.Queued, CaseState.InReview, CaseState.SetAside, CaseState.Waiting, CaseState.Decided];
    private static readonly string[] Written = ["zh", "en", "es", "fr", "de", "pt", "ru", "uk", "ar", "ja", "ko", "vi"];

    /// <summary>The filters of a view.</summary>
    public IReadOnlyList<FilterChoice> Of(CaseFilter filter, IReadOnlyList<(PersonId Id, string Alias)> colleagues, Func<PersonId, string?> nameOf) =>
    [
        Choice(FilterPart.State, filter.State, filter.View == CaseView.All ? States : [], s => Terms.Of(s)),
        Choice(FilterPart.Scope, filter.Scope, Enum.GetValues<RestrictionScope>(), s => Terms.Of(s)),
        Choice(FilterPart.Basis, filter.Basis, Enum.GetValues<RestrictionBasis>(), b => Terms.Of(b)),
        Choice(FilterPart.Signal, filter.Signal, world.Catalogue.Signals.Select(s => s.Code).OrderBy(words.Signal, StringComparer.CurrentCulture), words.Signal),
        Choice(FilterPart.Language, filter.Language, Written, Terms.Language),
        Choice(FilterPart.Age, filter.Age, Enum.GetValues<CaseAge>(), words.Age),
        Choice(FilterPart.Mark, filter.Mark, filter.View == CaseView.Decided ? [CaseMark.StillLocked, CaseMark.Unheard, CaseMark.AsksBeside, CaseMark.DeclinesFace] : Enum.GetValues<CaseMark>(), words.Mark),
        Choice(FilterPart.Tag, filter.Tag, [], tag => "#" + tag),
        Span(FilterPart.Received, filter.Received),
        Span(FilterPart.Due, filter.Due),
        Span(FilterPart.Decided, filter.Decided),
        Choice(FilterPart.Outcome, filter.Outcome, filter.View == CaseView.Decided ? Enum.GetValues<Outcome>() : [], o => Terms.Of(o)),
        Choice(FilterPart.Ground, filter.Ground, [], code => world.Catalogue.Ground(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? code),
        Choice(FilterPart.Route, filter.Route, [], code => code == CaseFilter.NoRoute ? own["NoRoute"] : world.Catalogue.Route(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? code),
        Whom(filter.Who, filter.View, colleagues, nameOf),
    ];

    /// <summary>The filter with one part set, or taken out.</summary>
    public static CaseFilter With(CaseFilter filter, FilterPart part, string? value) => part switch
    {
        FilterPart.State => filter with { State = value is null ? null : FilterWords.Of<CaseState>(value) },
        FilterPart.Scope => filter with { Scope = value is null ? null : FilterWords.Of<RestrictionScope>(value) },
        FilterPart.Basis => filter with { Basis = value is null ? null : FilterWords.Of<RestrictionBasis>(value) },
        FilterPart.Signal => filter with { Signal = value },
        FilterPart.Language => filter with { Language = value },
        FilterPart.Age => filter with { Age = value is null ? null : FilterWords.Of<CaseAge>(value) },
        FilterPart.Mark => filter with { Mark = value is null ? null : FilterWords.Of<CaseMark>(value) },
        FilterPart.Tag => filter with { Tag = value },
        FilterPart.Received => filter with { Received = value is null ? null : InstantSpan.Read(value) },
        FilterPart.Due => filter with { Due = value is null ? null : InstantSpan.Read(value) },
        FilterPart.Decided => filter with { Decided = value is null ? null : InstantSpan.Read(value) },
        FilterPart.Outcome => filter with { Outcome = value is null ? null : FilterWords.Of<Outcome>(value) },
        FilterPart.Ground => filter with { Ground = value },
        FilterPart.Route => filter with { Route = value },
        FilterPart.Who => filter with { Who = value is null ? null : Whose.Read(value) },
        _ => filter with { Text = value },
    };

    private FilterChoice Whom(Whose? who, CaseView view, IReadOnlyList<(PersonId Id, string Alias)> colleagues, Func<PersonId, string?> nameOf)
    {
        List<(string, string)> options = view == CaseView.Mine ? [] :
        [
            (Whose.Me.Text, own["Me"]),
            (Whose.Nobody.Text, own["Nobody"]),
            .. colleagues.Select(c => (Whose.Of(c.Id).Text, c.Alias)),
        ];
        string? text = who is not { } whose ? null : whose.IsMe ? own["Me"]
            : whose.Person is { } person ? nameOf(person) ?? own["Somebody"] : own["Nobody"];
        return new FilterChoice(FilterPart.Who, options, who?.Text, text);
    }

    // Only by address: whoever opens the cases behind a figure sees which, and takes it out again.
    private FilterChoice Span(FilterPart part, InstantSpan? span) => new(part, [], span?.Text, span is { } s ? own[$"Span.{part}", Day(s.After), Day(s.Until)].Value : null);

    private string Day(DateTimeOffset at) => InstantText.ForReading(dates, at, world.Calendar.Zone);

    private static FilterChoice Choice<T>(FilterPart part, T? value, IEnumerable<T> options, Func<T, string> text)
        where T : struct, Enum =>
        new(part, [.. options.Select(o => (FilterWords.Text(o), text(o)))], value is { } v ? FilterWords.Text(v) : null, value is { } w ? text(w) : null);

    private static FilterChoice Choice(FilterPart part, string? value, IEnumerable<string> options, Func<string, string> text) =>
        new(part, [.. options.Select(o => (o, text(o)))], value, value is null ? null : text(value));
}
