using System.Globalization;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Rights;

/// <summary>
/// Answers in writing what an appellant asked for beside the appeal; answers where the request stands. Needs no claim: it never waits for the appeal. Refused with
/// <c>conflict_of_interest</c>, and with whatever the domain refuses.
/// </summary>
internal sealed record AnswerRight(CaseId Case, RightId Right, RightProposal Answer) : CaseDeed<RightState>(Case)
{
    public override May Needs => May.AnswerRights;

    protected override Task<Result<RightState>> DoAsync(Case subject, DeedScope scope)
    {
        if (scope.Me.DeclaredAccounts.Contains(subject.Account.Id))
        {
            return Task.FromResult<Result<RightState>>(Refusal.On($"right:{Right.Value:D}", "conflict_of_interest"));
        }

        var answered = subject.AnswerRight(Right, Answer, new MessageId(Guid.CreateVersion7()), scope.Me.Name, scope.Me.Id, scope.World, scope.Now);
        if (answered.IsDone)
        {
            Tell(scope, subject, answered.Answer);
        }

        return Task.FromResult(answered.As(right => right.State));
    }

    private static void Tell(DeedScope scope, Case subject, RightsRequest right)
    {
        scope.TellAnswer(subject, right);
        foreach (var check in right.Answers[^1].Checks.Select(id => subject.Checks.Single(c => c.Id == id)))
        {
            scope.Send("check.requested", subject, new { caseNumber = subject.Number.Value, appealId = subject.LatestAppeal, checkId = check.Id.Value, route = check.Route, openUntil = check.OpenUntil });
        }

        if (right.State == RightState.Told)
        {
            scope.TellRight("right.effective", subject, right);
        }
    }
}

/// <summary>Brings into effect what was granted on a case and not undone in its time; answers how much. Refused with <c>nothing_due</c>.</summary>
internal sealed record BringIntoEffect(CaseId Case) : CaseDeed<int>(Case)
{
    public override May Needs => May.KeepRights;

    protected override Task<Result<int>> DoAsync(Case subject, DeedScope scope)
    {
        var told = subject.BringRightsIntoEffect(scope.Now);
        foreach (var right in told)
        {
            scope.TellRight("right.effective", subject, right);
        }

        return Task.FromResult<Result<int>>(told.Count > 0 ? told.Count : Refusal.Of("nothing_due"));
    }
}

/// <summary>
/// Says what the platform did with what was granted; answers where the request stands. The platform's deed; a lead writes it down by hand where the platform cannot say
/// it itself, and the fact says so.
/// </summary>
internal sealed record ReportRight(CaseId Case, RightId Right, RightResult Result, string Reason, DateTimeOffset? At = null) : CaseDeed<RightState>(Case)
{
    public override May Needs => May.ReportEffect;

    protected override Task<Result<RightState>> DoAsync(Case subject, DeedScope scope) => Task.FromResult(Reason.Trim().Length > scope.World.Rules.LongestReason
        ? Refusal.On($"right:{Right.Value:D}", "effect_too_long", ("most", scope.World.Rules.LongestReason.ToString(CultureInfo.InvariantCulture)))
        : subject.TakeRightReport(Right, new RightReport(Result, At ?? scope.Now, Reason.Trim(), scope.Person?.Id)).As(right => right.State));
}
