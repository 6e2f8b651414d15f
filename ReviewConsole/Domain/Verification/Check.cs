using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Where one attempt on a route stands (design.md §2).</summary>
public enum CheckState
{
    /// <summary>The appellant was told of it.</summary>
    Offered,

    /// <summary>The appellant took it up; it is under way.</summary>
    Sent,

    /// <summary>It showed ownership.</summary>
    Passed,

    /// <summary>It did not show ownership.</summary>
    Failed,

    /// <summary>It ended without a result: no answer in time, declined, or no longer possible. Never held against anybody.</summary>
    Expired,
}

/// <summary>One attempt on one route. Stores results and references; never answers, codes, or an image of a face.</summary>
public sealed class Check
{
    private Check()
    {
    }

    /// <summary>Its id.</summary>
    public CheckId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The round it belongs to.</summary>
    public int Round { get; private set; }

    /// <summary>The route's code.</summary>
    public string Route { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public CheckState State { get; private set; }

    /// <summary>When it was offered (UTC).</summary>
    public DateTimeOffset OfferedAt { get; private set; }

    /// <summary>Until when it stays open (UTC).</summary>
    public DateTimeOffset OpenUntil { get; private set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who recorded the result by hand.</summary>
    public PersonId? RecordedBy { get; private set; }

    /// <summary>What was seen, in words; personal data.</summary>
    public string? Seen { get; private set; }

    /// <summary>The platform's or provider's reference of the result.</summary>
    public string? Reference { get; private set; }

    /// <summary>What the route's own form says; null where it has none, or nothing was recorded.</summary>
    public CheckDetails? Details { get; private set; }

    /// <summary>Offered or sent: no result yet.</summary>
    public bool IsOpen => State is CheckState.Offered or CheckState.Sent;

    internal static Check Offer(CheckId id, CaseId caseId, int round, string route, DateTimeOffset now, int validDays) => new()
    {
        Id = id,
        CaseId = caseId,
        Round = round,
        Route = route,
        State = CheckState.Offered,
        OfferedAt = now,
        OpenUntil = now.AddDays(validDays),
    };

    /// <summary>What it shows on a route that could show so much: its details may show less, never more.</summary>
    public Strength Shows(Strength route) => Details is { } details && details.Shows < route ? details.Shows : route;

    internal void Send() => State = CheckState.Sent;

    // Recorded some days after its end is still in time.
    internal void BeginWait(WaitingPeriod wait) => (State, Details, OpenUntil) = (CheckState.Sent, wait, wait.Ends.AddDays(RecordDays));

    internal void End(CheckState result, CheckDetails? details, string? seen, string? reference, PersonId? by, DateTimeOffset now) =>
        (State, Details, Seen, Reference, RecordedBy, EndedAt) = (result, details ?? Details, seen, reference, by, now);

    private const int RecordDays = 14;
}
