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

    /// <summary>What was seen on a route people carry out themselves; null where the route has no form of its own.</summary>
    public CheckDetails? Details { get; private set; }

    /// <summary>The platform's or provider's reference of the result.</summary>
    public string? Reference { get; private set; }

    /// <summary>The rights request for which it was asked for; null where it was for the appeal. It stays open whatever becomes of the appeal.</summary>
    public RightId? Right { get; private set; }

    /// <summary>Offered or sent: no result yet.</summary>
    public bool IsOpen => State is CheckState.Offered or CheckState.Sent;

    internal static Check Offer(CheckId id, CaseId caseId, int round, string route, DateTimeOffset now, int validDays, RightId? right = null) => new()
    {
        Id = id,
        CaseId = caseId,
        Round = round,
        Route = route,
        State = CheckState.Offered,
        OfferedAt = now,
        OpenUntil = now.AddDays(validDays),
        Right = right,
    };

    internal void Send() => State = CheckState.Sent;

    internal void End(CheckState result, string? seen, string? reference, CheckDetails? details, PersonId? by, DateTimeOffset now) =>
        (State, Seen, Reference, Details, RecordedBy, EndedAt) = (result, seen, reference, details, by, now);

    internal void Expire(DateTimeOffset now) => (State, EndedAt) = (CheckState.Expired, now);
}
