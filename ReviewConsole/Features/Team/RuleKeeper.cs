using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>
/// Assigns what nobody has by the standing rules: every case once a round and version, so that what somebody gives back stays in the queue; one for
/// which nobody has room is looked at again. What is left to do is read from the queue's lines.
/// </summary>
internal sealed class RuleKeeper(DeedDoor door, IDbContextFactory<ReviewDb> databases, BoardQuery board, LiveUpdates live, TimeProvider time, ILogger<RuleKeeper> logger)
    : SteadyLoop(time, logger)
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var told = live.Subscribe(change =>
        {
            if (change.Concerns(Streams.Rules))
            {
                Ask();
            }
        });
        await base.ExecuteAsync(stoppingToken);
    }

    protected override async Task TurnAsync(CancellationToken stop)
    {
        while (await SomeAsync(stop) == AtOnce)
        {
            // There may be more.
        }
    }

    /// <summary>Looks at some cases; of how many it did.</summary>
    internal async Task<int> SomeAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.AssigningRules.AsNoTracking().OrderByDescending(r => r.Version).FirstOrDefaultAsync(stop) is not { } inForce)
        {
            return 0;
        }

        var now = Now;
        var rules = inForce.Rules;
        var due = await DueAsync(db, inForce, now, stop);
        if (due.Count == 0)
        {
            return 0;
        }

        var shown = await board.ReadAsync(TimeZoneInfo.Utc, stop);
        var notFor = await DistributionQuery.NotForAsync(db, [.. due.Select(d => d.Row.Id)], stop);
        var matched = due.Select(d => (d.Row, d.Case, At: StandingRules.First(rules, d.Case, now))).ToList();
        var plan = Distribution.Plan(
            matched.Where(m => m.At is not null).Select(m => new UnassignedCase(
                m.Row.Id, m.Row.Number, m.Row.Language, [.. AbleLines.NeededBy(m.Row.Scopes, m.Row.Basis, m.Row.Kind)], notFor[m.Row.Id].ToHashSet(), m.Row.BeforeLead)
            {
                Only = shown.People.Where(p => rules[m.At!.Value].To.Means(p.Id, p.Group, p.Has)).Select(p => p.Id).ToHashSet(),
            }),
            DistributionQuery.Candidates(shown)).ToDictionary(p => p.Case.Id);
        foreach (var (row, of, at) in matched)
        {
            await TryAsync(() => DoAsync(row, of, at, plan.GetValueOrDefault(row.Id), inForce, now, stop));
        }

        return due.Count;
    }

    private async Task DoAsync(CaseRow row, RuledCase of, int? at, PlannedAssignment? planned, AssigningRules inForce, DateTimeOffset now, CancellationToken stop)
    {
        var again = at is null ? StandingRules.Again(inForce.Rules, of, now) : now + Soon;
        if (planned?.To is { } to)
        {
            var rule = string.Create(CultureInfo.InvariantCulture, $"{inForce.Version}.{at + 1}");
            again = (await door.DoAsync(Actor.System, new AssignByRule(row.Id, to, rule), stop)).IsDone ? null : again;
        }

        await door.WriteAsync((db, _) => RuledLines.MarkAsync(db, [row.Id], inForce.Version, again, stop), stop);
    }

    // What these rules have not seen yet comes first; each from its own index.
    private static async Task<IReadOnlyList<(CaseRow Row, RuledCase Case)>> DueAsync(ReviewDb db, AssigningRules inForce, DateTimeOffset now, CancellationToken stop)
    {
        var signals = inForce.Rules.Any(r => r.Signal is not null);
        var unseen = await db.RuledAsync(db.Unassigned(now).Where(r => r.RuleVersion < inForce.Version).OrderBy(r => r.RuleVersion).ThenBy(r => r.Id).Take(AtOnce), signals, stop);
        var again = unseen.Count == AtOnce ? [] : await db.RuledAsync(
            db.Unassigned(now).Where(r => r.RulesAt != null && r.RulesAt <= now && r.RuleVersion == inForce.Version).OrderBy(r => r.RulesAt).ThenBy(r => r.Id).Take(AtOnce - unseen.Count), signals, stop);
        return [.. unseen.Concat(again).OrderBy(d => d.Row.UrgentAt).ThenBy(d => d.Row.Id)];
    }
}
