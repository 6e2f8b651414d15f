using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;

namespace ReviewConsole.Domain.Cases;

/// <content>What the appellant asks for beside the appeal. None of it waits for the appeal, and none needs a claim.</content>
public sealed partial class Case
{
    /// <summary>
    /// The appellant asks for something beside the appeal, at any time and whatever became of the appeal; it has a clock of its own. What is under way is not asked
    /// twice; what is over can be asked for again.
    /// </summary>
    public RightsRequest AskForRight(RightsRequestKind kind, CaseWorld world, DateTimeOffset now)
    {
        if (_rights.Find(r => r.Kind == kind && !r.IsOver) is { } known)
        {
            return known;
        }

        var asked = RightsRequest.Of(Id, kind, now, world.Calendar.EndOfWorkingDay(now, world.Rules.RightsWorkingDays));
        _rights.Add(asked);
        _facts.Add(Fact.Of(FactKinds.RightAsked, ("id", Text(asked.Id)), ("right", Snake(kind)), ("due_at", Stamp(asked.DueAt))));
        return asked;
    }

    /// <summary>
    /// The appellant does not want after all what was granted. The same again changes nothing. Refused with <c>right_unknown</c>, and with <c>right_not_undoable</c> where
    /// nothing waits to take effect any more.
    /// </summary>
    public Result<RightsRequest> UndoRight(RightId id, DateTimeOffset now)
    {
        if (_rights.Find(r => r.Id == id) is not { } right)
        {
            return Refusal.On(About(id), "right_unknown");
        }

        if (right.State == RightState.Undone)
        {
            return right;
        }

        if (right.UndoUntil is not { } until || until < now)
        {
            return Refusal.On(About(id), "right_not_undoable");
        }

        right.Undo(now);
        _facts.Add(Fact.Of(FactKinds.RightUndone, ("right_id", Text(id)), ("right", Snake(right.Kind))));
        return right;
    }

    /// <summary>Brings into effect what nobody has undone in time; answers which requests: the platform is told now to carry them out.</summary>
    public IReadOnlyList<RightsRequest> BringRightsIntoEffect(DateTimeOffset now)
    {
        List<RightsRequest> due = [.. _rights.Where(r => r.UndoUntil < now)];
        foreach (var right in due)
        {
            right.Tell(now);
            _facts.Add(Fact.Of(FactKinds.RightEffective, ("right_id", Text(right.Id)), ("right", Snake(right.Kind))));
        }

        return due;
    }

    /// <summary>
    /// Takes the platform's word on what it did; the same again changes nothing, anything but done is an alarm. Refused with <c>right_unknown</c>, and <c>right_early</c>
    /// where it was told to do nothing.
    /// </summary>
    public Result<RightsRequest> TakeRightReport(RightId id, RightReport report)
    {
        if (_rights.Find(r => r.Id == id) is not { } right)
        {
            return Refusal.On(About(id), "right_unknown");
        }

        if (right.ToldAt is null)
        {
            return Refusal.On(About(id), "right_early");
        }

        if (right.Reports.Count == 0 || right.Reports[^1].Result != report.Result)
        {
            right.Report(report);
            _facts.Add(Fact.Of(report.Result == RightResult.Done ? FactKinds.RightCarriedOut : FactKinds.RightNotCarriedOut, ("right_id", Text(id)), ("right", Snake(right.Kind)),
                ("result", Snake(report.Result)), ("at", Stamp(report.At)), ("by_hand", report.WrittenDownBy is null ? null : "true")).With(("reason", report.Reason)));
        }

        return right;
    }

    private void AddRights(AppealMessage message, CaseWorld world)
    {
        foreach (var kind in message.Requests.Distinct().Where(k => _rights.All(r => r.Kind != k || r.IsOver)))
        {
            _rights.Add(RightsRequest.Of(Id, kind, message.ReceivedAt, world.Calendar.EndOfWorkingDay(message.ReceivedAt, world.Rules.RightsWorkingDays)));
        }
    }

    private IEnumerable<ClockReading> RightClocks(CaseWorld world)
    {
        var (days, warn, done) = (world.Rules.RightsWorkingDays, world.Rules.Service.WarnWorkingDays, world.Rules.RightDoneWorkingDays);
        foreach (var right in _rights)
        {
            yield return new ClockReading(ServiceClock.Right, right.ReceivedAt, right.DueAt, world.Calendar.MorningOfWorkingDay(right.ReceivedAt, Math.Max(1, days - warn + 1)), right.AnsweredAt);
            if (right.ToldAt is { } told)
            {
                yield return new ClockReading(ServiceClock.RightDone, told, world.Calendar.EndOfWorkingDay(told, done), world.Calendar.MorningOfWorkingDay(told, done), right.DoneAt);
            }
        }
    }

    private static string About(RightId id) => $"right:{id.Value:D}";

    private static string Text(RightId id) => id.Value.ToString("D");

    private static string? RequestsOf(AppealMessage message) => message.Requests.Count == 0 ? null : string.Join(' ', message.Requests.Distinct().Select(Snake));
}
