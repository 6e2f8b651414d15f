using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Signals;

/// <summary>Sets the finding of one signal, with the answer to the appellant's explanation. Needs the claim.</summary>
internal sealed record SetFinding(CaseId Case, ClaimToken Token, int Signal, Finding Finding, string? Reply) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.Find(Signal, Finding, Reply, scope.Me.Id, Token, scope.World, scope.Now));
}

/// <summary>Says that a signal's row was shown in full to the person. Reading needs no claim.</summary>
internal sealed record OpenEvidence(CaseId Case, int Signal) : CaseDeed<Done>(Case)
{
    public override May Needs => May.ReadCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) => Task.FromResult(subject.OpenEvidence(Signal, scope.Me.Id));
}
