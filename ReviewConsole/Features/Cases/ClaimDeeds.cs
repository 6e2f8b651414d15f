using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Takes a case from the queue, or takes up what is one's own. Nobody takes another's beyond what <see cref="HoldRules"/> allow.</summary>
internal sealed record ClaimCase(CaseId Case) : CaseDeed<Claim>(Case)
{
    /// <summary>Without asking what else the person has; only for the demonstration, whose instants do not come in order.</summary>
    public bool Anyway { get; init; }

    public override May Needs => May.WorkCases;

    public override bool Counts => true;

    protected override async Task<Result<Claim>> DoAsync(Case subject, DeedScope scope)
    {
        var own = subject.FallsBackTo == scope.Me.Id || subject.Claim?.Holder == scope.Me.Id;
        var taken = subject.Take(scope.Me.Id, scope.Me.DeclaredAccounts, ClaimOrigin.Picked, scope.World, scope.Now, scope.Me.Leads(scope.Now));
        if (!taken.IsDone || Anyway)
        {
            return taken;
        }

        return await (own ? OwnCases.NotEvenOwnAsync(scope, subject.Number) : OwnCases.NoOtherAsync(scope)) is { } refused ? refused : taken;
    }
}

/// <summary>Gives a case back to the queue.</summary>
internal sealed record ReleaseCase(CaseId Case, ClaimToken Token) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override bool BarredMay => true;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.Release(scope.Me.Id, Token, scope.Now));
}
