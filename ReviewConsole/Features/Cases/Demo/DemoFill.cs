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
    public const int Usual = 130;

    private const int AtOnce = 500;

    /// <summary>Fills an empty database; does nothing to one that has cases.</summary>
    public async Task FillFreshAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!await db.CaseRows.AnyAsync(stop))
        {
            await FillAsync(Usual, null, null, stop);
        }
    }

    /// <summary>Adds cases.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="decided">Told of every decision once it is committed.</param>
    /// <param name="progress">Told how many cases are complete.</param>
    /// <param name="stop">Stops between two cases.</param>
    public async Task FillAsync(int cases, Action<CaseNumber, DecisionId>? decided, Action<int>? progress, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        var people = (await door.DoAsync(Actor.Operator, DemonstrationPeople.Deed(hasher), stop)).Answer;
        var cast = new DemoCast(people["reviewer@demo.test"], people["reviewer2@demo.test"], people["lead@demo.test"]);
        var appeals = new DemoAppeals(world.Catalogue, now);
        var plan = Enumerable.Range(0, cases)
            .Select(at => (At: at, Plot: DemoPlot.Of(at), Received: DemoPlot.Received(at, now, world)))
            .OrderBy(p => p.Received)
            .ToList();
        foreach (var (done, some) in plan.Chunk(AtOnce).Index())
        {
            stop.ThrowIfCancellationRequested();

            // Opened in the order received, so that numbers rise with time; what happens to each case then runs side by side.
            var opened = await Task.WhenAll(some.Select(p => OpenAsync(p.At == 0 ? appeals.Returning(p.Received) : appeals.Make(p.At, p.Received))));
            await Task.WhenAll(some.Zip(opened, (p, o) => PlayAsync(p.Plot, p.At, o, cast, now, decided)));
            progress?.Invoke((done * AtOnce) + some.Length);
        }
    }

    private async Task<(AppealMessage Appeal, IntakeAnswer Answer)> OpenAsync(AppealMessage appeal)
    {
        var answer = await door.DoAtAsync(Actor.Platform, new OpenCase(appeal), appeal.ReceivedAt.AddMinutes(2));
        return (appeal, answer.IsDone ? answer.Answer : throw new InvalidOperationException(string.Join(", ", answer.Refusals)));
    }

    private async Task PlayAsync(
        Plot plot, int at, (AppealMessage Appeal, IntakeAnswer Answer) opened, DemoCast cast, DateTimeOffset now, Action<CaseNumber, DecisionId>? decided)
    {
        var (appeal, answer) = opened;
        if (answer.Kind != IntakeKind.Opened)
        {
            // Filled before at the very same instant: its story has been told.
            return;
        }

        var startsAt = plot == Plot.Held ? now.AddMinutes(-12) : DemoPlot.Worked(at, appeal.ReceivedAt, now);
        var story = new DemoStory(door, appeal, answer.Case, at, startsAt);
        if (await cast.PlayAsync(plot, at, story, appeal, now) is { } decision)
        {
            decided?.Invoke(answer.Number, decision);
        }
    }
}
