using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>
/// Tells the risk engine's owners, once a month that is over, which signals were wrong in it: numbers by signal and rule version, nothing about a person. Refused
/// with <c>signals_told</c> where it was said before or the month is not over.
/// </summary>
/// <param name="Month">The month's first day.</param>
internal sealed record TellSignals(DateOnly Month) : Deed<int>
{
    /// <summary>The message's type.</summary>
    public const string Type = "signals.reviewed";

    // A message is to stay below 20 KB; who wants them all has the file.
    private const int Most = 60;

    public override May Needs => May.KeepQuality;

    public override IReadOnlyList<string> Names => ["signals told"];

    public override async Task<Result<int>> DoAsync(DeedScope scope)
    {
        var month = Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (Month.AddMonths(1) > LocalDays.Of(scope.Now, scope.World.Calendar.Zone) || await WasToldAsync(scope, month))
        {
            return Refusal.Of("signals_told");
        }

        var (from, until) = (Month.DayNumber, Month.AddMonths(1).DayNumber);
        var rows = await scope.Db.DailyCounts.AsNoTracking().Where(c => c.Measure == Measures.Signal && c.Day >= from && c.Day < until && c.Count > 0)
            .Select(c => new { c.Key, c.Count }).ToListAsync(scope.Stop);
        var counted = rows.Select(r => (Signal: CountedSignal.Read(r.Key), r.Count)).Where(r => r.Signal is not null)
            .Select(r => (Of: $"{r.Signal!.Code}\n{r.Signal.Rule}", r.Signal, r.Count));
        var records = SignalRecord.From(counted);
        if (records.Count > 0)
        {
            scope.Send(Type, null, new { month, signals = records.Take(Most).Select(Line).ToList(), more = Math.Max(0, records.Count - Most) });
        }

        scope.Append(Streams.Quality, Fact.Of(FactKinds.SignalsTold, ("month", month), ("signals", records.Count.ToString(CultureInfo.InvariantCulture))));
        return records.Count;
    }

    private static async Task<bool> WasToldAsync(DeedScope scope, string month)
    {
        var told = await scope.Db.Facts.AsNoTracking().Where(f => f.Stream == Streams.Quality && f.Kind == FactKinds.SignalsTold)
            .OrderByDescending(f => f.Sequence).Take(24).Select(f => f.Codes).ToListAsync(scope.Stop);
        return told.Any(codes => FactHash.ReadCodes(codes).GetValueOrDefault("month") == month);
    }

    // How often it was right is said only where there are enough cases to say something.
    private static object Line(SignalRecord of) => new
    {
        signal = of.Of[..of.Of.IndexOf('\n', StringComparison.Ordinal)],
        rule = of.Of[(of.Of.IndexOf('\n', StringComparison.Ordinal) + 1)..],
        fired = of.Fired,
        contested = of.Contested,
        confirmed = of.Confirmed,
        wrong = of.Wrong,
        stale = of.Stale,
        explained = of.Explained,
        untested = of.Untested,
        innocent = of.Innocent,
        right = of.Right.SaysSomething ? new { value = Math.Round(of.Right.Value, 4), low = Math.Round(of.Right.Low, 4), high = Math.Round(of.Right.High, 4) } : null,
    };
}
