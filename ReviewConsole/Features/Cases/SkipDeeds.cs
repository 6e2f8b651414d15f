using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Gives a case back for a reason; it is not offered to this person again in this round, or not before their next day.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Token">The token of the claim.</param>
/// <param name="Reason">Why; null when none was chosen, which is refused.</param>
/// <param name="Zone">The person's time zone (IANA), for when their next day begins.</param>
internal sealed record SkipCase(CaseId Case, ClaimToken Token, SkipReason? Reason, string Zone) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override bool BarredMay => true;

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope)
    {
        var given = subject.Skip(scope.Me.Id, Token, Reason, scope.World.Rules, scope.Now);
        if (given.IsDone)
        {
            await RememberAsync(subject, scope, SkipRules.OfferedAgain(Reason!.Value, Place(Zone), scope.Now));
        }

        return given;
    }

    private static async Task RememberAsync(Case subject, DeedScope scope, DateTimeOffset? until)
    {
        var known = await scope.Db.Skips.FindAsync([scope.Me.Id, subject.Id], scope.Stop);
        if (known is null)
        {
            scope.Db.Skips.Add(known = new SkipRow { Person = scope.Me.Id, CaseId = subject.Id });
        }
        else if (known.Round == subject.Round && known.Until is null)
        {
            // It stays what it is: never again in this round.
            return;
        }

        (known.Round, known.Until) = (subject.Round, until);
    }

    private static TimeZoneInfo Place(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
}
