using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>Draws from every day that is over, once, and tells of every month that is; a program that was gone catches up.</summary>
internal sealed class QualityKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, CaseWorld world, TimeProvider time, ILogger<QualityKeeper> logger) : SteadyLoop(time, logger)
{
    private const int FarthestBack = 31;

    // The last month that was told; the database knows it too, this only saves asking every minute.
    private DateOnly _told;

    protected override async Task TurnAsync(CancellationToken stop)
    {
        await CatchUpAsync(stop);
        await TellAsync(stop);
    }

    /// <summary>Tells the risk engine's owners of the month that is over.</summary>
    internal async Task TellAsync(CancellationToken stop)
    {
        var today = LocalDays.Of(Now, world.Calendar.Zone);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (_told != month)
        {
            await door.DoAsync(Actor.System, new TellSignals(month), stop);
            _told = month;
        }
    }

    /// <summary>Draws from what is left.</summary>
    internal async Task CatchUpAsync(CancellationToken stop)
    {
        var today = LocalDays.Of(Now, world.Calendar.Zone).DayNumber;
        await using var db = await databases.CreateDbContextAsync(stop);
        var last = await db.SampledDays.AsNoTracking().Select(d => (int?)d.Day).MaxAsync(stop) ?? 0;
        for (var day = Math.Max(last + 1, today - FarthestBack); day < today; day++)
        {
            await door.DoAsync(Actor.System, new DrawSample(DateOnly.FromDayNumber(day), RandomNumberGenerator.GetInt32(int.MaxValue)), stop);
        }
    }
}
