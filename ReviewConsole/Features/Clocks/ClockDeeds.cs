using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Clocks;

/// <summary>Says what is to be said about the clocks of a case now; answers how much. Refused with <c>nothing_due</c>.</summary>
internal sealed record WatchClocks(CaseId Case) : CaseDeed<int>(Case)
{
    public override May Needs => May.KeepClocks;

    protected override Task<Result<int>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult<Result<int>>(subject.WatchClocks(scope.World, scope.Now) is > 0 and var said ? said : Refusal.Of("nothing_due"));
}
