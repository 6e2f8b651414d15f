using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Setup;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>Imports of tests, and what they leave.</summary>
internal static class Importing
{
    /// <summary>The service, over this node.</summary>
    public static ImportRun Imports(this DataWorld world) =>
        new(new LineIntake(world.Door, CatalogueFiles.Own, world.Clock), world.Door, world.Services.GetRequiredService<Database>());

    /// <summary>Brings a file in as the operator.</summary>
    public static Task<(ImportEnd End, IReadOnlyList<LineOutcome> Told)> ImportAsync(this DataWorld world, Stream file, string name = "appeals.jsonl") =>
        world.ImportAsync(Actor.Operator, file, name);

    /// <summary>Brings a file in.</summary>
    public static async Task<(ImportEnd End, IReadOnlyList<LineOutcome> Told)> ImportAsync(
        this DataWorld world, Actor actor, Stream file, string name = "appeals.jsonl", CancellationToken stop = default)
    {
        var told = new List<LineOutcome>();
        var end = await world.Imports().RunAsync(actor, name, file, (line, tally) =>
        {
            told.Add(line);
            tally.Lines.ShouldBe(told.Count);
            return ValueTask.CompletedTask;
        }, stop);
        told.Select(line => line.Line).ShouldBeInOrder();
        return (end, told);
    }

    /// <summary>Opened, known, refused.</summary>
    public static (int Opened, int Known, int Refused) Counts(this ImportEnd end) => (end.Tally.Opened, end.Tally.Known, end.Tally.Refused);

    /// <summary>What is kept, in the order it came.</summary>
    public static Task<List<RefusedAppeal>> KeptAsync(this DataWorld world) =>
        world.ReadAsync(db => db.RefusedAppeals.AsNoTracking().OrderBy(r => r.Id).ToListAsync());

    /// <summary>How many cases, appeals and facts there are.</summary>
    public static Task<(int Cases, int Appeals, int Facts)> CountAsync(this DataWorld world) =>
        world.ReadAsync(async db => (await db.Cases.CountAsync(), await db.Appeals.CountAsync(), await db.Facts.CountAsync()));
}
