using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Decisions;

/// <summary>Everything the rules of a decision look at, as values; the rules never see the case itself.</summary>
public sealed record DecisionSituation
{
    /// <summary>The restriction appealed against.</summary>
    public required Restriction Restriction { get; init; }

    /// <summary>What it costs the person.</summary>
    public required Harm Harm { get; init; }

    /// <summary>The round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>True when a decision stands that this one supersedes.</summary>
    public bool Supersedes { get; init; }

    /// <summary>True when two people have judged, differently: who decides is the third.</summary>
    public bool JudgedByTwo { get; init; }

    /// <summary>True when a lead wants a second person.</summary>
    public bool SecondDemanded { get; init; }

    /// <summary>True while the decider's denials are still looked at by a second person because they are new.</summary>
    public bool IsNew { get; init; }

    /// <summary>The appellant's language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>The signals, with findings and who opened them.</summary>
    public required IReadOnlyList<CaseSignal> Signals { get; init; }

    /// <summary>Checks of this round.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>Routes as they stand now.</summary>
    public required IReadOnlyList<RouteStanding> Routes { get; init; }

    /// <summary>Who decides.</summary>
    public required PersonId Decider { get; init; }

    /// <summary>True when the holder picked the case, false when it was handed out.</summary>
    public required bool Picked { get; init; }

    /// <summary>Own words (normalised) of the decider's last denials, and of their last approvals.</summary>
    public required RecentTexts Recent { get; init; }

    /// <summary>The question that stayed without an answer; null where none did.</summary>
    public Silence? Silence { get; init; }

    /// <summary>Reminders sent of the latest question.</summary>
    public int Reminders { get; init; }

    /// <summary>Every sentence the program itself may have written for this case; the rest is the decider's own.</summary>
    public required IReadOnlyList<string> BuiltSentences { get; init; }

    /// <summary>Of these, the sentences that promise one effect and no other.</summary>
    public IReadOnlyDictionary<PromisedEffect, IReadOnlyList<string>> EffectSentences { get; init; } = new Dictionary<PromisedEffect, IReadOnlyList<string>>();

    /// <summary>The catalogue in force.</summary>
    public required ReviewCatalogue Catalogue { get; init; }

    /// <summary>The numbers of the rules.</summary>
    public required ReviewRules Rules { get; init; }

    /// <summary>The time zone whose days are counted.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The instant of the deed (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What the passed checks reach.</summary>
    public VerificationReached Reached => VerificationPolicy.Judge(Routes);

    /// <summary>True when the appellant reads Chinese; lengths differ.</summary>
    public bool IsChinese => Languages.Primary(Language) == "zh";
}

/// <summary>What the same person wrote lately, normalised.</summary>
public sealed record RecentTexts(IReadOnlyList<string> Denials, IReadOnlyList<string> Approvals)
{
    /// <summary>Nothing yet.</summary>
    public static readonly RecentTexts None = new([], []);
}
