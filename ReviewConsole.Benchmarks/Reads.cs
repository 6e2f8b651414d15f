using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Benchmarks;

/// <summary>What people wait for when they only look.</summary>
/// <param name="FirstPage">The first page of the queue and the numbers on its tabs.</param>
/// <param name="DeepPage">A page far down, with the same numbers: what turning a page costs.</param>
/// <param name="FirstLines">The lines of the first page alone.</param>
/// <param name="DeepLines">The lines of the page far down alone.</param>
internal sealed record Reads(Timing FirstPage, Timing DeepPage, Timing FirstLines, Timing DeepLines)
{
    private const int Warm = 300;
    private const int Rounds = 500;
    private const int Different = 50;
    private const int Depth = 1000;

    /// <summary>Measures each beside the same statements through raw SQLite.</summary>
    public static async Task<Reads> MeasureAsync(ProgramServices program, FilledDatabase database, PersonId reviewer)
    {
        using var raw = await RawSqlite.OpenAsync(database);
        var (query, counts) = (new QueueQuery(program.Databases), new QueueCounts(program.Databases));
        var first = new QueueAddress(new CaseFilter { View = CaseView.Unclaimed });
        var (accounts, numbers) = await SomeAsync(program);
        var (pages, deep) = await DeepAsync(program, first, reviewer);
        Task<LinePage> PageAsync(QueueAddress address) => query.ReadAsync(address, reviewer, DateTimeOffset.UtcNow);

        async Task ScreenAsync(QueueAddress address)
        {
            await PageAsync(address);
            await counts.ReadAsync(address.Filter, reviewer, DateTimeOffset.UtcNow);
        }

        var deepName = $"page {pages.ToString("N0", CultureInfo.InvariantCulture)} pages deep";
        var screens = await MeasureAsync(
            await AgainstAsync("first queue page with counts", raw, 1, _ => ScreenAsync(first)),
            await AgainstAsync(deepName + " with counts", raw, 1, _ => ScreenAsync(deep)));
        var lines = await MeasureAsync(
            await AgainstAsync("first queue page, lines only", raw, 1, _ => PageAsync(first)),
            await AgainstAsync(deepName + ", lines only", raw, 1, _ => PageAsync(deep)));
        await OneAsync("search by account", raw, accounts.Count,
            at => PageAsync(new QueueAddress(new CaseFilter { View = CaseView.All, Text = accounts[at] })));
        await OneAsync("one case", raw, numbers.Count, async at =>
        {
            if (!await program.NewDesk().OpenAsync(numbers[at]))
            {
                throw new InvalidOperationException($"{numbers[at]} is not there.");
            }
        });
        return new Reads(screens[0], screens[1], lines[0], lines[1]);
    }

    private static async Task OneAsync(string name, RawSqlite raw, int different, Func<int, Task> ours) =>
        await MeasureAsync(await AgainstAsync(name, raw, different, ours));

    private static async Task<IReadOnlyList<Timing>> MeasureAsync(params IReadOnlyList<Contest> contests)
    {
        var timings = await Timing.MeasureAsync(Warm, Rounds, contests);
        foreach (var timing in timings)
        {
            Report.Line(timing);
        }

        return timings;
    }

    private static async Task<Contest> AgainstAsync(string name, RawSqlite raw, int different, Func<int, Task> ours)
    {
        var statements = new List<IReadOnlyList<Statement>>();
        using var log = await StatementLog.OpenAsync();
        for (var at = 0; at < different; at++)
        {
            statements.Add(await log.OfAsync(() => ours(at)));
            raw.Prepare(statements[at]);
        }

        return new Contest(name, round => ours(round % different), round => raw.Read(statements[round % different]));
    }

    // Spread over the whole queue, so that no page of the file is read twice in a row.
    private static async Task<(IReadOnlyList<string> Accounts, IReadOnlyList<CaseNumber> Numbers)> SomeAsync(ProgramServices program)
    {
        await using var db = await program.Databases.CreateDbContextAsync();
        var ids = await db.CaseRows.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync();
        var some = Enumerable.Range(0, Different).Select(at => ids[(int)((at * 7919L + 13) * 31 % ids.Count)]).ToList();
        var rows = await db.CaseRows.Where(r => some.Contains(r.Id)).Select(r => new { r.AccountId, r.Number }).ToListAsync();
        return ([.. rows.Select(r => r.AccountId)], [.. rows.Select(r => r.Number)]);
    }

    private static async Task<(int Pages, QueueAddress Address)> DeepAsync(ProgramServices program, QueueAddress first, PersonId reviewer)
    {
        await using var db = await program.Databases.CreateDbContextAsync();
        var stretch = QueuePlan.Of(first.Filter, db, reviewer, DateTimeOffset.UtcNow).Groups[0][0];
        var places = await stretch.InOrder(stretch.Rows, backwards: false).Select(r => new { r.UrgentAt, r.Id }).ToListAsync();
        var pages = Math.Min(Depth, (places.Count / LinePage.Size) - 1);
        var last = places[(pages * LinePage.Size) - 1];
        return (pages, first with { After = new PageMark(last.UrgentAt.UtcTicks, last.Id.Value) });
    }
}
