using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Decisions;

/// <summary>A ground with what must be stated beside it.</summary>
/// <param name="Code">A code of the catalogue.</param>
/// <param name="Stated">The detail in words; null where the case itself states it.</param>
public sealed record GroundStatement(string Code, string? Stated = null);

/// <summary>The rule a decision cites.</summary>
public sealed record RuleCitation(string Id, string Version);

/// <summary>Evidence the decider checked beyond signals and routes: what it was and how it was checked.</summary>
public sealed record CheckedEvidence(string What, string How);

/// <summary>A finding as it stood when the decision was made.</summary>
public sealed record FindingRecord(int Ordinal, string Code, Finding Finding, string? Reply)
{
    /// <summary>True when the appellant had answered to the signal.</summary>
    public bool IsContested { get; init; }
}

/// <summary>What somebody asks to be decided; every member is theirs, nothing is taken on trust.</summary>
public sealed record DecisionProposal
{
    /// <summary>Approve or deny.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>At least one ground.</summary>
    public required IReadOnlyList<GroundStatement> Grounds { get; init; }

    /// <summary>Conditions of an approval.</summary>
    public IReadOnlyList<ConditionTerm> Conditions { get; init; } = [];

    /// <summary>What stays restricted when an approval only narrows the restriction; null when all of it goes, and for a denial.</summary>
    public Narrowing? Narrowing { get; init; }

    /// <summary>The text to the appellant.</summary>
    public required string Justification { get; init; }

    /// <summary>For colleagues and auditors.</summary>
    public string? InternalNote { get; init; }

    /// <summary>The rule cited; prefilled from the restriction.</summary>
    public RuleCitation? Rule { get; init; }

    /// <summary>When D2 is looked at again.</summary>
    public DateOnly? RecheckOn { get; init; }

    /// <summary>Evidence checked by the decider.</summary>
    public IReadOnlyList<CheckedEvidence> Evidence { get; init; } = [];

    /// <summary>Why nothing milder was enough, in the decider's words; said in the notice where it is given.</summary>
    public string? MilderWhy { get; init; }

    /// <summary>Marked phrases of which the decider says that they only state a fact.</summary>
    public IReadOnlyList<string> ConfirmedPhrases { get; init; } = [];

    /// <summary>Why an earlier decision is superseded, said to the appellant; null where none is.</summary>
    public string? SupersedeReason { get; init; }

    /// <summary>What the platform is asked to do.</summary>
    public PromisedEffect Promises => PromisedEffects.Of(Outcome, Narrowing);
}

/// <summary>One decision in writing; never edited, only superseded by another person's.</summary>
public sealed class Decision
{
    private Decision()
    {
    }

    /// <summary>Its id.</summary>
    public DecisionId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The round.</summary>
    public int Round { get; private set; }

    /// <summary>The decision of the round before it, taken back or not; all zeros for the first of a round, so that one unique index guards both.</summary>
    public DecisionId Supersedes { get; private set; }

    /// <summary>Approve or deny.</summary>
    public Outcome Outcome { get; private set; }

    /// <summary>Grounds with what was stated.</summary>
    public IReadOnlyList<GroundStatement> Grounds { get; private set; } = [];

    /// <summary>What the platform is asked to do.</summary>
    public PromisedEffect Promises => PromisedEffects.Of(Outcome, Narrowing);

    /// <summary>Conditions of an approval.</summary>
    public IReadOnlyList<ConditionTerm> Conditions { get; private set; } = [];

    /// <summary>What stays restricted when an approval only narrows the restriction; null when all of it goes, and for a denial.</summary>
    public Narrowing? Narrowing { get; private set; }

    /// <summary>What the owner is protected from after an approval; null where no signal was found wrong.</summary>
    public Shield? Shield { get; private set; }

    /// <summary>Findings as they stood.</summary>
    public IReadOnlyList<FindingRecord> Findings { get; private set; } = [];

    /// <summary>Evidence the decider checked.</summary>
    public IReadOnlyList<CheckedEvidence> Evidence { get; private set; } = [];

    /// <summary>The rule cited.</summary>
    public RuleCitation? Rule { get; private set; }

    /// <summary>The verification path that was satisfied; null when none was needed or reached.</summary>
    public PathLetter? Path { get; private set; }

    /// <summary>When it is looked at again (D2).</summary>
    public DateOnly? RecheckOn { get; private set; }

    /// <summary>Why nothing milder was enough, in the decider's words; personal data.</summary>
    public string? MilderWhy { get; private set; }

    /// <summary>Why it supersedes the decision before it, said to the appellant; null where it supersedes none that stood. Personal data.</summary>
    public string? SupersedeReason { get; private set; }

    /// <summary>The text to the appellant; personal data.</summary>
    public string Justification { get; private set; } = "";

    /// <summary>The decider's own words in it, normalised; compared with later ones.</summary>
    public string OwnWords { get; private set; } = "";

    /// <summary>For colleagues and auditors; personal data.</summary>
    public string? InternalNote { get; private set; }

    /// <summary>The statement of reasons exactly as sent.</summary>
    public Notice Notice { get; private set; } = Notice.Empty;

    /// <summary>What the case was like then.</summary>
    public DecisionContext Context { get; private set; } = DecisionContext.None;

    /// <summary>Who decided.</summary>
    public PersonId DecidedBy { get; private set; }

    /// <summary>Who judged the same without knowing it, where one person was not enough; null where one was, or a lead decided.</summary>
    public PersonId? SecondedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>The catalogue it was made under.</summary>
    public string CatalogueVersion { get; private set; } = "";

    /// <summary>When its own decider took it back, before anything left (UTC); null while it was not.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Whether its decider can still take it back.</summary>
    public bool CanBeTakenBack(ReviewRules rules, DateTimeOffset now) => TakenBackAt is null && now < DecidedAt + rules.TakeBackLasts;

    /// <summary>True for whoever made it or judged the same: it is not theirs to correct, nor to decide on again in a later round.</summary>
    public bool IsOf(PersonId person) => DecidedBy == person || SecondedBy == person;

    internal void TakeBack(DateTimeOffset now) => TakenBackAt = now;

    internal static Decision Make(
        DecisionId id, CaseId caseId, int round, DecisionId supersedes, DecisionProposal proposal, DecisionContext context, IReadOnlyList<FindingRecord> findings, PathLetter? path, Shield? shield,
        string ownWords, Notice notice, PersonId by, PersonId? secondedBy, DateTimeOffset at, string catalogueVersion) => new()
        {
            Id = id,
            CaseId = caseId,
            Round = round,
            Supersedes = supersedes,
            Outcome = proposal.Outcome,
            Grounds = proposal.Grounds,
            Conditions = proposal.Conditions,
            Narrowing = proposal.Narrowing,
            Shield = shield,
            Findings = findings,
            Evidence = proposal.Evidence,
            Rule = proposal.Rule,
            Path = path,
            RecheckOn = proposal.RecheckOn,
            MilderWhy = proposal.MilderWhy,
            SupersedeReason = proposal.SupersedeReason,
            Justification = proposal.Justification,
            OwnWords = ownWords,
            InternalNote = proposal.InternalNote,
            Notice = notice,
            Context = context,
            DecidedBy = by,
            SecondedBy = secondedBy,
            DecidedAt = at,
            CatalogueVersion = catalogueVersion,
        };
}
