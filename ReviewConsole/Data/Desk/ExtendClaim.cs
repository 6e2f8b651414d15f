using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Desk;

/// <summary>Keeps a claim alive; leaves no fact.</summary>
internal sealed record ExtendClaim(CaseId Case, ClaimToken Token) : CaseDeed<Claim>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Claim>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.Extend(scope.Me.Id, Token, scope.World.Rules, scope.Now));
}
