using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Rights;

/// <summary>
/// Cancel the account, change the phone, a copy of one's data: own clock, own written answer, never waits for the appeal. An answer is never edited; another may follow
/// it as long as the platform has not been told to carry anything out.
/// </summary>
public sealed class RightsRequest
{
    private RightsRequest()
    {
    }

    /// <summary>Its id.</summary>
    public RightId Id { get; private set; }

    /// <summary>The case on which it came.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>What is asked for.</summary>
    public RightsRequestKind Kind { get; private set; }

    /// <summary>When it was received (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Until when it must be answered (UTC).</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>What was answered, the latest last.</summary>
    public IReadOnlyList<RightAnswer> Answers { get; private set; } = [];

    /// <summary>When what was granted takes effect (UTC); null where nothing is granted, and where it was undone or refused after all.</summary>
    public DateTimeOffset? EffectiveAt { get; private set; }

    /// <summary>When the platform was told to carry it out (UTC); null before.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>When the appellant undid what was granted (UTC); null where they did not.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>What the platform says it did, the latest last; the last counts.</summary>
    public IReadOnlyList<RightReport> Reports { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public RightState State => UndoneAt is not null ? RightState.Undone
        : Answers.Count == 0 ? RightState.Open
        : Answers[^1].Kind switch
        {
            RightAnswerKind.Verify => RightState.ToVerify,
            RightAnswerKind.Refused => RightState.Refused,
            _ => ToldAt is null ? RightState.Pending
                : Reports.Count == 0 ? RightState.Told
                : Reports[^1].Result == RightResult.Done ? RightState.Done : RightState.NotDone,
        };

    /// <summary>It still waits for its answer; being asked to show who one is answers nothing.</summary>
    public bool IsWaiting => State is RightState.Open or RightState.ToVerify;

    /// <summary>Nothing of it is to come any more, so the same can be asked for again.</summary>
    public bool IsOver => State is RightState.Refused or RightState.Undone or RightState.Done;

    /// <summary>It can be answered: it was not yet, or what was granted has not left.</summary>
    public bool CanBeAnswered => IsWaiting || State == RightState.Pending;

    /// <summary>When it was first granted or refused (UTC); null while it was not.</summary>
    public DateTimeOffset? AnsweredAt => Answers.Where(a => a.Kind != RightAnswerKind.Verify).Select(a => (DateTimeOffset?)a.At).Min();

    /// <summary>When the platform first said that it is done (UTC); null while it has not.</summary>
    public DateTimeOffset? DoneAt => Reports.Where(r => r.Result == RightResult.Done).Select(r => (DateTimeOffset?)r.At).Min();

    /// <summary>Until when the appellant can undo it (UTC); null where there is nothing to undo.</summary>
    public DateTimeOffset? UndoUntil => State == RightState.Pending ? EffectiveAt : null;

    internal static RightsRequest Of(CaseId caseId, RightsRequestKind kind, DateTimeOffset receivedAt, DateTimeOffset dueAt) =>
        new() { Id = new RightId(Guid.CreateVersion7()), CaseId = caseId, Kind = kind, ReceivedAt = receivedAt, DueAt = dueAt };

    internal void Answer(RightAnswer answer)
    {
        Answers = [.. Answers, answer];
        EffectiveAt = answer.Kind == RightAnswerKind.Granted ? answer.UndoUntil ?? answer.At : null;

        // What cannot be undone is told at once.
        ToldAt = answer.UndoUntil is null ? EffectiveAt : null;
    }

    internal void Undo(DateTimeOffset now) => (UndoneAt, EffectiveAt) = (now, null);

    internal void Tell(DateTimeOffset now) => ToldAt = now;

    internal void Report(RightReport report) => Reports = [.. Reports, report];
}

/// <summary>Where a request stands.</summary>
public enum RightState
{
    /// <summary>Nobody has answered.</summary>
    Open,

    /// <summary>They were asked to show first that it is them.</summary>
    ToVerify,

    /// <summary>Refused, with its reason.</summary>
    Refused,

    /// <summary>Granted; it takes effect later, and can be undone until then.</summary>
    Pending,

    /// <summary>The platform was told to carry it out.</summary>
    Told,

    /// <summary>The platform did it.</summary>
    Done,

    /// <summary>The platform did not.</summary>
    NotDone,

    /// <summary>The appellant undid it in time.</summary>
    Undone,
}
