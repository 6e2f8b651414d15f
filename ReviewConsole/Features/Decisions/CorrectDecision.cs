using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

/// <summary>Takes a decided case in hand to supersede its decision: a lead's deed, never the decider's own.</summary>
internal sealed record CorrectDecision(CaseId Case) : CaseDeed<Claim>(Case)
{
    public override May Needs => May.Supersede;

    protected override Task<Result<Claim>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.BeginCorrection(scope.Me.Id, scope.Me.DeclaredAccounts, scope.World.Rules, scope.Now));
}
