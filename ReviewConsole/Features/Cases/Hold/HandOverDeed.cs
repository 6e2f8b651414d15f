using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Hold;

/// <summary>Gives a case to a colleague with what was checked and what is open.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Token">The token of the claim.</param>
/// <param name="To">To whom; null when nobody was chosen, which is refused.</param>
/// <param name="Checked">What was checked.</param>
/// <param name="Open">What is open.</param>
internal sealed record HandOverCase(CaseId Case, ClaimToken Token, PersonId? To, string? Checked, string? Open) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    // Until the commit the colleague is neither shut out nor sent away, or the case would be theirs and nobody's.
    public override IReadOnlyList<PersonId> Gives => To is { } to ? [to] : [];

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        subject.HandOver(scope.Me.Id, Token, await scope.SuccessorAsync(To), Checked, Open, scope.World.Rules, scope.Now);
}
