using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Features.Quality;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>Second looks at the demonstration's decisions: more were drawn than the rule says, so that the figures say something.</summary>
internal static class DemoLooks
{
    private const double Share = 0.35;
    private const int Days = 60;
    private const int LeftOpen = 3;

    /// <summary>Draws from the days before, and has most of it looked at.</summary>
    public static async Task PlayAsync(DeedDoor door, IDbContextFactory<ReviewDb> databases, DemoCast cast, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = LocalDays.Of(now, zone);
        for (var day = today.AddDays(-Days); day < today; day = day.AddDays(1))
        {
            await door.DoAtAsync(Actor.System, new DrawSample(day, day.DayNumber, Share), LocalDays.Start(day.AddDays(1), zone));
        }

        await using var db = await databases.CreateDbContextAsync();
        var open = await db.ReReviews.AsNoTracking().CountAsync(r => r.JudgedAt == null);
        PersonId[] people = [cast.Lin, cast.Ostrowski, cast.Chen];
        for (var at = 0; at < open - LeftOpen; at++)
        {
            foreach (var who in people.Select((_, turn) => people[(at + turn) % people.Length]))
            {
                if (await LookAsync(door, db, Actor.Of(who), at, now.AddMinutes(-(open - at))))
                {
                    break;
                }
            }
        }
    }

    private static async Task<bool> LookAsync(DeedDoor door, ReviewDb db, Actor who, int at, DateTimeOffset now)
    {
        if ((await door.DoAtAsync(who, new TakeReReview(), now)).Answer is not { } id)
        {
            return false;
        }

        var right = await db.ReReviews.AsNoTracking().Where(r => r.Id == id).Select(r => r.Right).SingleAsync();
        var held = at % 8 != 3 ? right : right == PromisedEffect.Kept ? PromisedEffect.Lifted : PromisedEffect.Kept;
        await door.DoAtAsync(who, new JudgeReReview(id, held, "What was checked and what the appellant says fit together."), now);
        await door.DoAtAsync(who, new MarkReReview(id, Enum.GetValues<RubricPoint>().ToDictionary(
            p => p, p => ((at * 5) + (int)p) % 11 == 0 ? RubricMark.No : ((at * 3) + (int)p) % 7 == 0 ? RubricMark.Partly : RubricMark.Yes)), now);
        return true;
    }
}
