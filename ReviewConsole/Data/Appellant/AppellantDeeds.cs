using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Appellant;

/// <summary>What the appellant says, passed on by the platform or written on their own page. Refused with <c>signal_unknown</c> where an answer is about a signal that did not fire.</summary>
internal sealed record HearAppellant(CaseId Case, string Text, IReadOnlyList<SignalAnswer> Answers) : CaseDeed<MessageId>(Case)
{
    public override May Needs => May.SpeakForAppellant;

    protected override Task<Result<MessageId>> DoAsync(Case subject, DeedScope scope)
    {
        var unknown = Answers.Index().Where(a => subject.Signals.All(s => s.Code != a.Item.Signal)).Select(a => Refusal.On($"answers[{a.Index}].signal", "signal_unknown")).ToList();
        if (unknown.Count > 0)
        {
            return Task.FromResult(Result<MessageId>.Refused(unknown));
        }

        var bySignal = Answers.GroupBy(a => subject.Signals.First(s => s.Code == a.Signal).Ordinal).ToDictionary(g => g.Key, g => string.Join('\n', g.Select(a => a.Answer)));
        return Task.FromResult(subject.ReceiveAnswer(new AppellantAnswer(Text, bySignal), new MessageId(Guid.CreateVersion7()), null, scope.World, scope.Now).As(message => message.Id));
    }
}

/// <summary>The appellant takes the appeal back, or wants it decided after all; answers until when the first can be undone (UTC), null for the second.</summary>
internal sealed record WithdrawAppeal(CaseId Case, bool Undo, string? Reason) : CaseDeed<DateTimeOffset?>(Case)
{
    public override May Needs => May.SpeakForAppellant;

    protected override Task<Result<DateTimeOffset?>> DoAsync(Case subject, DeedScope scope)
    {
        if (Undo)
        {
            return Task.FromResult(subject.UndoWithdrawal(scope.World, scope.Now).As(_ => (DateTimeOffset?)null));
        }

        var known = subject.State == CaseState.Withdrawn;
        var withdrawn = subject.Withdraw(Reason, scope.World, scope.Now);
        if (withdrawn.IsDone && !known)
        {
            // Told to every address, so that whoever did not mean it can undo it.
            scope.Send("case.withdrawn", subject, new { caseNumber = subject.Number.Value, appealId = subject.LatestAppeal, undoUntil = withdrawn.Answer, allAddresses = true });
        }

        return Task.FromResult(withdrawn.As(until => (DateTimeOffset?)until));
    }
}

/// <summary>The appellant asks for something beside the appeal; the same again changes nothing. Answers until when it must be answered (UTC).</summary>
internal sealed record AskForRight(CaseId Case, RightsRequestKind Kind) : CaseDeed<DateTimeOffset>(Case)
{
    public override May Needs => May.SpeakForAppellant;

    protected override Task<Result<DateTimeOffset>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult<Result<DateTimeOffset>>(subject.AskForRight(Kind, scope.World, scope.Now).DueAt);
}

/// <summary>The appellant does not want after all what was granted; the same again changes nothing. Answers where the request stands.</summary>
internal sealed record UndoRight(CaseId Case, RightId Right) : CaseDeed<RightState>(Case)
{
    public override May Needs => May.SpeakForAppellant;

    protected override Task<Result<RightState>> DoAsync(Case subject, DeedScope scope)
    {
        var known = subject.Rights.Any(r => r.Id == Right && r.State == RightState.Undone);
        var undone = subject.UndoRight(Right, scope.Now);
        if (undone.IsDone && !known)
        {
            scope.TellRight("right.undone", subject, undone.Answer);
        }

        return Task.FromResult(undone.As(right => right.State));
    }
}
