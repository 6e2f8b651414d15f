using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Notices;

/// <summary>What a statement of reasons and its skeleton are written from, as values.</summary>
public sealed record NoticeMaterial
{
    /// <summary>The case's number.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>The account.</summary>
    public required Account Account { get; init; }

    /// <summary>The restriction.</summary>
    public required Restriction Restriction { get; init; }

    /// <summary>The appellant's language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>When the appeal was received (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The signals with their findings.</summary>
    public required IReadOnlyList<CaseSignal> Signals { get; init; }

    /// <summary>The checks of this round.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>The routes as they stand.</summary>
    public required IReadOnlyList<RouteStanding> Routes { get; init; }

    /// <summary>What else the appellant asked for.</summary>
    public required IReadOnlyList<RightsRequestKind> Rights { get; init; }

    /// <summary>The round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>The catalogue in force.</summary>
    public required ReviewCatalogue Catalogue { get; init; }

    /// <summary>The time zone in which dates are written.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When the decision was made that stands and is to be superseded (UTC); null where none stands.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary>What the owner is protected from if this is an approval; null where no signal was found wrong.</summary>
    public Shield? Shield { get; init; }

    /// <summary>What the appellant was asked and reminded of without an answer; null where there is nothing of the kind.</summary>
    public Silence? Silence { get; init; }

    /// <summary>The instant (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The language of the fixed texts.</summary>
    public string TextLanguage => Languages.ForTexts(Language);
}
