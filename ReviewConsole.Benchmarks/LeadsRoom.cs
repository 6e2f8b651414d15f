using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Quality;
using ReviewConsole.Features.Team;
using ReviewConsole.Platform;

namespace ReviewConsole.Benchmarks;

/// <summary>What a lead waits for: what the board and the dashboard read before they are drawn, how long until they are painted, and a distribution.</summary>
/// <param name="Board">Milliseconds to read the board, ascending.</param>
/// <param name="Dashboard">Milliseconds to read the dashboard, ascending.</param>
/// <param name="Painted">The same in a browser.</param>
/// <param name="Distribution">Milliseconds from the wish to plan until every case is assigned.</param>
internal sealed record LeadsRoom(double[] Board, double[] Dashboard, Painting Painted, double Distribution)
{
    private const int People = 200;
    private const int Warm = 10;
    private const int Rounds = 60;
    private const int Cases = 1000;
    private const int AtOnce = 50;
    private const int Distributions = 4;

    /// <summary>Measures with so many people as a large team has.</summary>
    public static async Task<LeadsRoom> MeasureAsync(ProgramServices program, FilledDatabase database)
    {
        await HireAsync(program);
        var board = new BoardQuery(program.Databases, TimeProvider.System, program.World);
        var flow = new FlowQuery(program.Databases, TimeProvider.System, program.World);
        var measured = new LeadsRoom(
            await TimesAsync(() => board.ReadAsync(TimeZoneInfo.Utc)), await TimesAsync(() => flow.ReadAsync(90)),
            await Painting.MeasureAsync(database), await DistributionsAsync(program, board));
        Report.Line(measured, People);
        return measured;
    }

    private static async Task<double[]> TimesAsync(Func<Task> what)
    {
        var times = new List<double>();
        for (var round = 0; round < Warm + Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await what();
            if (round >= Warm)
            {
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        return [.. times.Order()];
    }

    // Without the first, in which the program meets its own code for the first time.
    private static async Task<double> DistributionsAsync(ProgramServices program, BoardQuery board)
    {
        var times = new List<double>();
        for (var at = 0; at < Distributions; at++)
        {
            times.Add(await DistributeAsync(program, board));
        }

        return times.Skip(1).Order().ElementAt((Distributions - 1) / 2);
    }

    // What is assigned is taken back, so that the next run finds as much.
    private static async Task<double> DistributeAsync(ProgramServices program, BoardQuery board)
    {
        var lead = await LeadAsync(program);
        var begun = Stopwatch.GetTimestamp();
        var (plan, _) = await new DistributionQuery(program.Databases, board).PlanAsync(Cases, TimeZoneInfo.Utc);
        foreach (var some in DistributionQuery.InDeeds(plan))
        {
            var answer = await program.Door.DoAsync(lead, new AssignPlanned(some));
            if (!answer.IsDone || answer.Answer.Count < some.Count)
            {
                throw new InvalidOperationException("Something of the plan was not assigned.");
            }
        }

        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        foreach (var some in plan.Where(p => p.To is not null).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(p => program.Door.DoAsync(lead, new TakeBackCase(p.Case.Id, "The benchmark is over."))));
        }

        return took;
    }

    private static async Task<Actor> LeadAsync(ProgramServices program)
    {
        await using var db = await program.Databases.CreateDbContextAsync();
        return Actor.Of((await db.Users.AsNoTracking().FirstAsync(p => p.Role == Role.Lead && p.DisabledAt == null)).PersonId);
    }

    private static async Task HireAsync(ProgramServices program)
    {
        await using var db = await program.Databases.CreateDbContextAsync();
        for (var at = await db.Users.CountAsync(p => p.Role == Role.Reviewer); at < People; at++)
        {
            db.Users.Add(new Person
            {
                Id = Guid.CreateVersion7(),
                UserName = $"many{at}@example.org",
                NormalizedUserName = $"MANY{at}@EXAMPLE.ORG",
                Email = $"many{at}@example.org",
                NormalizedEmail = $"MANY{at}@EXAMPLE.ORG",
                PasswordHash = "set",
                SecurityStamp = "stamp",
                Role = Role.Reviewer,
                Number = 1000 + at,
                Alias = $"Reviewer {at}",
                Reads = "en zh es uk ar",
                IsExperienced = true,
                AddedAt = DateTimeOffset.UtcNow,
            });
        }

        await db.SaveChangesAsync();
    }
}
