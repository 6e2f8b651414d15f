using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Signals;

/// <summary>One piece behind a signal.</summary>
/// <param name="Kind">The platform's word: sign_in, payout, profile_change, listing, report, …</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Text">What happened, in words.</param>
public sealed record EvidenceItem(string Kind, DateTimeOffset? At, LocalText Text);

/// <summary>One signal as the platform sent it.</summary>
public sealed record FiredSignal(
    string Code, DateTimeOffset? ObservedOn, LocalText? Observed, LocalText? Baseline, string? Source, DateTimeOffset? ExpiresOn,
    IReadOnlyList<EvidenceItem> Evidence);

/// <summary>The view of one signal (design.md §2).</summary>
public enum Finding
{
    /// <summary>It is so, and it means what the rule says.</summary>
    Confirmed,

    /// <summary>It is so, with an innocent cause.</summary>
    Explained,

    /// <summary>It is not so, or belongs to somebody else.</summary>
    Wrong,

    /// <summary>It has expired.</summary>
    Stale,

    /// <summary>Nobody could tell.</summary>
    Untested,
}

/// <summary>A signal on a case: what fired, what the appellant says to it, what the reviewer found.</summary>
public sealed class CaseSignal
{
    private CaseSignal()
    {
    }

    /// <summary>The case it belongs to.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The round it was sent with.</summary>
    public int Round { get; private set; }

    /// <summary>Its place on the case in that round, from 0; one code may fire twice.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The catalogue's code; an unknown one is kept as sent.</summary>
    public string Code { get; private set; } = "";

    /// <summary>When it was observed (UTC).</summary>
    public DateTimeOffset ObservedOn { get; private set; }

    /// <summary>From when it is stale: the platform's expiry, else the catalogue's lifetime for this signal (UTC).</summary>
    public DateTimeOffset StaleFrom { get; private set; }

    /// <summary>True when <see cref="StaleFrom"/> is the platform's own expiry.</summary>
    public bool ExpiryFromPlatform { get; private set; }

    /// <summary>How heavy it is, 1 to 10, from the catalogue; names a case in the queue, orders nothing before a reviewer and decides nothing.</summary>
    public int Weight { get; private set; }

    /// <summary>True when it points to theft or takeover, not to conduct.</summary>
    public bool IsTheft { get; private set; }

    /// <summary>Channels it makes untrustworthy while active.</summary>
    public IReadOnlyList<string> Touches { get; private set; } = [];

    /// <summary>What was seen.</summary>
    public LocalText? Observed { get; private set; }

    /// <summary>What is usual for this account.</summary>
    public LocalText? Baseline { get; private set; }

    /// <summary>Where it came from, as the platform names it.</summary>
    public string? Source { get; private set; }

    /// <summary>What is behind it.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; private set; } = [];

    /// <summary>The appellant's own answer to it; personal data.</summary>
    public string? Answer { get; private set; }

    /// <summary>The finding; null while nobody has looked.</summary>
    public Finding? Finding { get; private set; }

    /// <summary>What the reviewer answers to the appellant's explanation; goes into the notice.</summary>
    public string? Reply { get; private set; }

    /// <summary>Who had its row shown in full, in this round.</summary>
    public IReadOnlyList<PersonId> OpenedBy { get; private set; } = [];

    /// <summary>Puts a fired signal on a case; an expired one arrives as stale.</summary>
    public static CaseSignal On(
        CaseId caseId, int round, int ordinal, FiredSignal fired, SignalTraits traits, string? answer, DateTimeOffset imposedAt, DateTimeOffset now)
    {
        var observedOn = fired.ObservedOn ?? imposedAt;
        var staleFrom = fired.ExpiresOn ?? observedOn.AddDays(traits.LifetimeDays);
        return new CaseSignal
        {
            CaseId = caseId,
            Round = round,
            Ordinal = ordinal,
            Code = fired.Code,
            ObservedOn = observedOn,
            StaleFrom = staleFrom,
            ExpiryFromPlatform = fired.ExpiresOn is not null,
            Weight = traits.Weight,
            IsTheft = traits.IsTheft,
            Touches = traits.Touches,
            Observed = fired.Observed,
            Baseline = fired.Baseline,
            Source = fired.Source,
            Evidence = fired.Evidence,
            Answer = answer,
            Finding = staleFrom <= now ? Signals.Finding.Stale : null,
        };
    }

    /// <summary>True when it says nothing any more.</summary>
    public bool IsStale(DateTimeOffset now) => StaleFrom <= now;

    /// <summary>True while it makes its channels untrustworthy: not stale, and not found wrong.</summary>
    public bool IsActive(DateTimeOffset now) => !IsStale(now) && Finding is not (Signals.Finding.Wrong or Signals.Finding.Stale);

    internal void Find(Finding finding, string? reply) => (Finding, Reply) = (finding, reply);

    // As it came: what one person found is not shown to the next.
    internal void PutAway(DateTimeOffset now) => (Finding, Reply) = (IsStale(now) ? Signals.Finding.Stale : null, null);

    internal void Answered(string answer) => Answer = Answer is null || Answer == answer ? answer : Answer + "\n" + answer;

    internal bool OpenFor(PersonId person)
    {
        if (OpenedBy.Contains(person))
        {
            return false;
        }

        OpenedBy = [.. OpenedBy, person];
        return true;
    }
}

/// <summary>What the catalogue says of a signal, as values.</summary>
/// <param name="LifetimeDays">Days after which it is stale when the platform names no expiry.</param>
/// <param name="Weight">1 to 10.</param>
/// <param name="IsTheft">Theft or conduct.</param>
/// <param name="Touches">Channels it makes untrustworthy.</param>
public sealed record SignalTraits(int LifetimeDays, int Weight, bool IsTheft, IReadOnlyList<string> Touches);
