using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Hold;

/// <summary>Pauses a case until an instant; it stays the holder's.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Token">The token of the claim.</param>
/// <param name="Reason">Why; null when none was chosen, which is refused.</param>
/// <param name="Other">The reason as typed.</param>
/// <param name="Until">When it comes back (UTC).</param>
internal sealed record SetAsideCase(CaseId Case, ClaimToken Token, AsideReason? Reason, string? Other, DateTimeOffset Until) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.SetAside(scope.Me.Id, Token, Reason, Other, Until.ToUniversalTime(), scope.World.Rules, scope.Now));
}

/// <summary>Brings a case back whose date has come.</summary>
internal sealed record BringBack(CaseId Case) : CaseDeed<Done>(Case)
{
    public override May Needs => May.KeepTime;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) => Task.FromResult(subject.ComeBack(scope.Now));
}
