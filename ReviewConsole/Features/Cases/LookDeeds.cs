using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Says that somebody looked at a case: one fact a person, case and quarter of an hour.</summary>
internal sealed record ViewCase(CaseId Case) : CaseDeed<Done>(Case)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public override May Needs => May.ReadCases;

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope)
    {
        var since = new DateTimeOffset(scope.Now.UtcTicks - (scope.Now.UtcTicks % Quarter.Ticks), TimeSpan.Zero);
        var me = scope.Actor.Key;
        var seen = await scope.Db.Facts.AnyAsync(
            f => f.Stream == subject.Number.Value && f.Kind == FactKinds.CaseViewed && f.Actor == me && f.At >= since, scope.Stop);
        if (!seen)
        {
            scope.Append(subject.Number.Value, Fact.Of(FactKinds.CaseViewed));
        }

        return Done.It;
    }
}
