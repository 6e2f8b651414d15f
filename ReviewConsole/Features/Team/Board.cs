using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>A case on the board.</summary>
/// <param name="Id">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="WaitingFor">What it waits for.</param>
/// <param name="ReceivedAt">When it was received (UTC).</param>
/// <param name="DueAt">Until when it must be decided (UTC).</param>
/// <param name="ClaimUntil">Until when it is held (UTC); null where it is not.</param>
/// <param name="BackAt">When it comes back, while it is set aside (UTC).</param>
/// <param name="Language">The appellant's language.</param>
/// <param name="TopSignals">Codes of the two heaviest signals.</param>
/// <param name="Needs">Skills it asks for.</param>
public sealed record BoardCase(
    CaseId Id, CaseNumber Number, CaseState State, WaitingFor WaitingFor, DateTimeOffset ReceivedAt, DateTimeOffset DueAt,
    DateTimeOffset? ClaimUntil, DateTimeOffset? BackAt, string Language, string TopSignals, IReadOnlyList<Skill> Needs)
{
    /// <summary>Whole days since it was received.</summary>
    public int Age(DateTimeOffset now) => Math.Max(0, (int)(now - ReceivedAt).TotalDays);
}

/// <summary>A person on the board, with what is theirs.</summary>
/// <param name="Id">Who.</param>
/// <param name="Alias">Their working name.</param>
/// <param name="Role">Their role.</param>
/// <param name="AwayUntil">Until when they are away (UTC); null while they are here.</param>
/// <param name="Reads">Languages they read, primary tags.</param>
/// <param name="Has">Their skills.</param>
/// <param name="OwnMost">The most they hold, where a lead said so.</param>
/// <param name="Most">The most they hold.</param>
/// <param name="Own">What is theirs, the earliest due first.</param>
/// <param name="Today">Cases they finished today.</param>
/// <param name="Week">Cases they finished this week, from Monday.</param>
public sealed record BoardPerson(
    PersonId Id, string Alias, Role Role, DateTimeOffset? AwayUntil, IReadOnlyList<string> Reads, IReadOnlyList<Skill> Has, int? OwnMost, int Most,
    IReadOnlyList<BoardCase> Own, int Today, int Week)
{
    /// <summary>Their denials need no second person for being new.</summary>
    public bool IsExperienced { get; init; }

    /// <summary>The group they work in, as standing rules name it; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Until when they stand in for a lead (UTC); null where they never did.</summary>
    public DateTimeOffset? DeputyUntil { get; init; }

    /// <summary>What they have to do, against what they are to have.</summary>
    public PersonLoad Load => new(Own.Count(IsTheirs), Most);

    /// <summary>In their hands now.</summary>
    public int Held(DateTimeOffset now) => Own.Count(c => c.ClaimUntil > now);

    /// <summary>Waits for somebody else.</summary>
    public int Waiting => Own.Count(c => !IsTheirs(c));

    /// <summary>Due until an instant, and not overdue.</summary>
    public int DueUntil(DateTimeOffset now, DateTimeOffset until) => Own.Count(c => c.DueAt > now && c.DueAt < until);

    /// <summary>Overdue.</summary>
    public int Overdue(DateTimeOffset now) => Own.Count(c => c.DueAt <= now);

    private static bool IsTheirs(BoardCase of) => of.State is CaseState.Queued or CaseState.InReview or CaseState.SetAside or CaseState.SecondReview or CaseState.LeadReview;
}

/// <summary>Who has what, at one instant.</summary>
/// <param name="Now">The instant (UTC).</param>
/// <param name="Tomorrow">When the reader's day ends (UTC).</param>
/// <param name="People">Everybody who works cases, by name.</param>
/// <param name="Unassigned">Unassigned cases, the most urgent first.</param>
/// <param name="UnassignedInAll">How many there are in all; one more than <see cref="BoardQuery.MostCounted"/> when there are more.</param>
public sealed record Board(DateTimeOffset Now, DateTimeOffset Tomorrow, IReadOnlyList<BoardPerson> People, IReadOnlyList<BoardCase> Unassigned, int UnassignedInAll)
{
    /// <summary>What was promised about time and is near, missed, or not done.</summary>
    public BoardAlarms Alarms { get; init; } = new(0, 0, 0, 0, 0, null);

    /// <summary>What cannot work with so few people; empty where everything can.</summary>
    public IReadOnlyList<StaffingGap> Gaps => StaffingGaps.Of(People.Count, People.Count(p => p.Role == Role.Lead || p.DeputyUntil > Now));
}

/// <summary>What was promised about time, over all cases; each number is one more than <see cref="BoardQuery.MostCounted"/> where there are more.</summary>
/// <param name="StillLocked">Approved, and the platform has not done it in time.</param>
/// <param name="Missed">Another clock was missed.</param>
/// <param name="BrokenShields">Restricted again on signals that had been found wrong, and nobody has taken it up.</param>
/// <param name="Unheard">Decided or answered, and nobody at the platform has taken the message, nor does anybody try any more.</param>
/// <param name="Near">The end of a clock is near.</param>
/// <param name="UnknownYear">A year that the cases of today reach into and whose holidays are not announced here; null for none.</param>
public sealed record BoardAlarms(int StillLocked, int Missed, int BrokenShields, int Unheard, int Near, int? UnknownYear)
{
    /// <summary>Approvals that the platform is not told of, because a restored backup was noticed and nobody has said how to go on; null while messages leave.</summary>
    public int? Held { get; init; }
}
