using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Takes a case from the queue.</summary>
internal sealed record ClaimCase(CaseId Case) : CaseDeed<Claim>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Claim>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.Take(scope.Me.Id, scope.Me.DeclaredAccounts, ClaimOrigin.Picked, scope.World, scope.Now));
}

/// <summary>Gives a case back to the queue.</summary>
internal sealed record ReleaseCase(CaseId Case, ClaimToken Token) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override bool BarredMay => true;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.Release(scope.Me.Id, Token, scope.Now));
}
