using System.Collections.Concurrent;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Setup;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>Lets in together the appeals that come one a request at the same time, those of each program by themselves.</summary>
internal sealed class Requests(DeedDoor door, Database database)
{
    private readonly ConcurrentDictionary<Actor, Together> _programs = new();
    private readonly Turns _turns = new();

    /// <summary>Lets one in, or answers what the same request was answered before.</summary>
    public async Task<Result<ApiAnswer>> DoAsync(OnceDeed<IntakeAnswer> once)
    {
        var together = _programs.GetOrAdd(once.Request.Caller.Actor, actor => new Together(door, actor, UnderWay.Most(database)));
        using var turn = _turns.Take(once.Names);
        await turn.Mine;
        return await together.DoAsync(new WantedCase((OpenCase)once.Asked, once), once, once.Say);
    }
}
