using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>Says that one is away until an instant: what is one's own goes back at once, and nothing is given to one before.</summary>
/// <param name="Until">When one is back (UTC); null while none is chosen, which is refused.</param>
internal sealed record GoAway(DateTimeOffset? Until) : AwayDeed<int>
{
    public override May Needs => May.WorkCases;

    public override Task<Result<int>> DoAsync(DeedScope scope) => BeginAsync(scope, scope.Me.Id, Until);
}

/// <summary>Says that one is back before one's time.</summary>
internal sealed record BeBack : AwayDeed<Done>
{
    public override May Needs => May.WorkCases;

    public override Task<Result<Done>> DoAsync(DeedScope scope) => EndAsync(scope, scope.Me.Id);
}
