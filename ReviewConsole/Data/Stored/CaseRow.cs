using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Stored;

/// <summary>Which lane of the queue a case is in; every offered view and sort starts from it.</summary>
public enum Lane
{
    /// <summary>Somebody has to act.</summary>
    Open,

    /// <summary>Waits for a check, for the appellant, or for the date it was set aside to.</summary>
    Waiting,

    /// <summary>Decided or otherwise ended.</summary>
    Done,
}

/// <summary>
/// One line of the queue: a narrow read model written by every deed together with its case, so that lists never read the case itself.
/// </summary>
public sealed class CaseRow
{
    /// <summary>The case.</summary>
    public CaseId Id { get; set; }

    /// <summary>What people call it.</summary>
    public CaseNumber Number { get; set; }

    /// <summary>Its lane.</summary>
    public Lane Lane { get; set; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; set; }

    /// <summary>What it waits for.</summary>
    public WaitingFor WaitingFor { get; set; }

    /// <summary>The round.</summary>
    public int Round { get; set; }

    /// <summary>The order of the queue: due time less weighted harm (UTC).</summary>
    public DateTimeOffset UrgentAt { get; set; }

    /// <summary>The version of the weights that <see cref="UrgentAt"/> was reckoned with.</summary>
    public long OrderVersion { get; set; }

    /// <summary>The version of the standing rules it was last looked at with, in this round; 0 for none.</summary>
    public long RuleVersion { get; set; }

    /// <summary>When it is to be looked at again (UTC); null for not before other rules.</summary>
    public DateTimeOffset? RulesAt { get; set; }

    /// <summary>Until when it must be decided (UTC).</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The legal cap, which no pause moves (UTC).</summary>
    public DateTimeOffset CapAt { get; set; }

    /// <summary>Working days by which pauses moved <see cref="DueAt"/>.</summary>
    public int PausedDays { get; set; }

    /// <summary>When something is to be said about a clock next (UTC); null where nothing is.</summary>
    public DateTimeOffset? NextClockAt { get; set; }

    /// <summary>Clocks whose end is near, as said, as bits by the order of <see cref="ServiceClock"/>.</summary>
    public int Near { get; set; }

    /// <summary>Clocks that were missed, as said, while what was promised has not happened; bits likewise.</summary>
    public int Missed { get; set; }

    /// <summary>Until when the clock stands still (UTC); null where it does not.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>Until when the appellant can answer (UTC); null where they are not waited for.</summary>
    public DateTimeOffset? AnswerBy { get; set; }

    /// <summary>It waited, and is to be taken up before all others.</summary>
    public CameBack CameBack { get; set; }

    /// <summary>When it was received (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>Since when the account is restricted (UTC).</summary>
    public DateTimeOffset ImposedAt { get; set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Who judged first, while it is with a second person or a lead; null otherwise.</summary>
    public PersonId? FirstJudge { get; set; }

    /// <summary>Who judged second, while it is with a lead; null otherwise.</summary>
    public PersonId? SecondJudge { get; set; }

    /// <summary>Who decided.</summary>
    public PersonId? DecidedBy { get; set; }

    /// <summary>What was decided.</summary>
    public Outcome? Outcome { get; set; }

    /// <summary>Codes of the grounds it was decided on, each between spaces; empty while it is not decided.</summary>
    public string Grounds { get; set; } = "";

    /// <summary>Who holds or held it last; holds now only while <see cref="ClaimUntil"/> is ahead.</summary>
    public PersonId? Holder { get; set; }

    /// <summary>Until when the claim holds (UTC).</summary>
    public DateTimeOffset? ClaimUntil { get; set; }

    /// <summary>Whose it is as soon as nobody holds it, also where a claim falls back to them.</summary>
    public PersonId? Assignee { get; set; }

    /// <summary>When it comes back, while it is set aside (UTC).</summary>
    public DateTimeOffset? BackAt { get; set; }

    /// <summary>The basis.</summary>
    public RestrictionBasis Basis { get; set; }

    /// <summary>Scopes as bits, by the order of <see cref="RestrictionScope"/>.</summary>
    public int Scopes { get; set; }

    /// <summary>Whose account it is.</summary>
    public AccountKind Kind { get; set; }

    /// <summary>The appellant's language, primary tag.</summary>
    public string Language { get; set; } = "";

    /// <summary>They said no to a face scan.</summary>
    public bool DeclinesFace { get; set; }

    /// <summary>They asked for a person.</summary>
    public bool AsksForHuman { get; set; }

    /// <summary>Rights requests that wait for their answer, as bits by the order of their kinds.</summary>
    public int Rights { get; set; }

    /// <summary>Until when the first of them must be answered (UTC); null where none waits.</summary>
    public DateTimeOffset? RightsDueAt { get; set; }

    /// <summary>Money held, minor unit.</summary>
    public long HeldMinor { get; set; }

    /// <summary>Its currency.</summary>
    public string? Currency { get; set; }

    /// <summary>Orders that cannot go on.</summary>
    public int OpenOrders { get; set; }

    /// <summary>The account feeds somebody.</summary>
    public bool Livelihood { get; set; }

    /// <summary>A lead has to look at it: enough people gave it back.</summary>
    public bool BeforeLead { get; set; }

    /// <summary>Its tags, each between spaces; empty for none.</summary>
    public string Tags { get; set; } = "";

    /// <summary>How many signals.</summary>
    public int SignalCount { get; set; }

    /// <summary>Codes of the two heaviest, space between.</summary>
    public string TopSignals { get; set; } = "";

    /// <summary>The platform's account id.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>The account id as searched: lower case.</summary>
    public string SearchAccount { get; set; } = "";

    /// <summary>The name as sent; masked before it is shown. Personal data.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The name as searched: from the start of each of its words. Personal data.</summary>
    public List<SearchedName> Names { get; } = [];

    /// <summary>Fingerprints by which it hangs together with other cases.</summary>
    public List<CaseLinkRow> Links { get; } = [];

    /// <summary>The e-mail address as searched: lower case. Personal data.</summary>
    public string? SearchEmail { get; set; }

    /// <summary>The contact address of the appeal as searched. Personal data.</summary>
    public string? SearchContact { get; set; }

    /// <summary>The phone as searched: digits only. Personal data.</summary>
    public string? SearchPhone { get; set; }
}
