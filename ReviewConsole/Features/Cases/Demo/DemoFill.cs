using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>
/// Fills the demonstration by running the program's own deeds at past instants, so that every rule held and the journal verifies. Some
/// case is in every state these deeds reach.
/// </summary>
internal sealed class DemoFill(DeedDoor door, IDbContextFactory<ReviewDb> databases, IPasswordHasher<Person> hasher, CaseWorld world, TimeProvider time)
{
    /// <summary>How many cases a fresh start in Development makes.</summary>
    public const int Usual = 230;

    // On a server each takes a connection of the pool; the embedded database has one writer anyway, and many waiting share its commits.
    private const int ConnectionsAtOnce = 24;

    /// <summary>How many cases are made side by side.</summary>
    public int AtOnce { get; init; } = 500;

    /// <summary>Fills a database that has no demonstration yet, whatever was imported into it; does nothing to one that has.</summary>
    public async Task FillFreshAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var names = DemonstrationPeople.All.Select(p => PersonSearch.Normal(p.Email)).ToList();
        if (!await db.CaseRows.AnyAsync(stop) || !await db.Users.AnyAsync(p => names.Contains(p.NormalizedUserName!), stop))
        {
            await FillAsync(Usual, null, null, stop);
        }
    }

    /// <summary>Adds cases, or goes on with a filling of so many that was killed.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="decided">Told of every decision once it is committed.</param>
    /// <param name="progress">Told how many cases are complete.</param>
    /// <param name="stop">Stops between two cases.</param>
    public async Task FillAsync(int cases, Action<CaseNumber, DecisionId>? decided, Action<int>? progress, CancellationToken stop = default)
    {
        var people = (await door.DoAsync(Actor.Operator, DemonstrationPeople.Deed(hasher), stop)).Answer;
        var cast = new DemoCast(people["reviewer@demo.test"], people["reviewer2@demo.test"], people["lead@demo.test"]);
        await using var db = await databases.CreateDbContextAsync(stop);
        var run = await DemoRun.GoOnOrBeginAsync(db, cases, time.GetUtcNow(), stop);
        var appeals = new DemoAppeals(world.Catalogue, run);
        var plan = Enumerable.Range(0, cases)
            .Select(at => (At: at, Plot: DemoPlot.Of(at), Received: DemoPlot.Received(at, run.Now, world)))
            .OrderBy(p => p.Received)
            .ToList();
        using var gate = new SemaphoreSlim(db.Database.IsSqlite() ? AtOnce : ConnectionsAtOnce);
        foreach (var (done, some) in plan.Chunk(AtOnce).Index())
        {
            stop.ThrowIfCancellationRequested();
            var made = await DemoRun.MadeAsync(db, some.Select(p => run.IdOf(p.At)), stop);

            // Opened in the order received, so that numbers rise with time; what happens to each case then runs side by side. A story that
            // was cut short stays so: somebody took the case and their claim runs out.
            var messages = some.Select(p => p.At == 0 ? appeals.Returning(p.Received) : appeals.Make(p.At, p.Received)).ToList();
            var opened = await Task.WhenAll(messages.Select(m => made.TryGetValue(m.AppealId, out var found) ? Task.FromResult(found) : In(gate, () => OpenAsync(m))));
            await Task.WhenAll(some.Index().Where(p => opened[p.Index].IsUntouched)
                .Select(p => In(gate, () => PlayAsync(p.Item.Plot, p.Item.At, messages[p.Index], opened[p.Index], cast, run.Now, decided))));
            progress?.Invoke((done * AtOnce) + some.Length);
        }

        await DemoLooks.PlayAsync(door, databases, cast, world.Calendar.Zone, run.Now);
        await DemoRights.PlayAsync(door, databases, cast, run.Now);
    }

    private static async Task<T> In<T>(SemaphoreSlim gate, Func<Task<T>> work)
    {
        await gate.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<DemoCase> OpenAsync(AppealMessage appeal)
    {
        var answer = await door.DoAtAsync(Actor.Platform, new OpenCase(appeal), appeal.ReceivedAt.AddMinutes(2));
        return answer.IsDone
            ? new DemoCase(answer.Answer.Case, answer.Answer.Number, IsUntouched: true)
            : throw new InvalidOperationException(string.Join(", ", answer.Refusals));
    }

    private async Task<bool> PlayAsync(
        Plot plot, int at, AppealMessage appeal, DemoCase opened, DemoCast cast, DateTimeOffset now, Action<CaseNumber, DecisionId>? decided)
    {
        var startsAt = plot is Plot.Held or Plot.Aside ? now.AddMinutes(-12) : DemoPlot.Worked(at, appeal.ReceivedAt, now);
        var story = new DemoStory(door, appeal, opened.Id, at, startsAt, now, world.Calendar);
        if (await cast.PlayAsync(plot, at, story, appeal, now) is { } decision)
        {
            decided?.Invoke(opened.Number, decision);
        }

        return true;
    }
}
