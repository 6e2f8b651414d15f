using ReviewConsole.Domain.Cases;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>What becomes of a case in the demonstration.</summary>
internal enum Plot
{
    /// <summary>Waits in the queue.</summary>
    Queued,

    /// <summary>Somebody has it now.</summary>
    Held,

    /// <summary>Somebody had it and their claim ran out.</summary>
    Lapsed,

    /// <summary>Somebody set it aside for some hours.</summary>
    Aside,

    /// <summary>A colleague handed it over with a sheet.</summary>
    HandedOver,

    /// <summary>Was given back.</summary>
    Released,

    /// <summary>Waits for a check.</summary>
    Waiting,

    /// <summary>Approved, because the signals were explained.</summary>
    Explained,

    /// <summary>Approved, because the signals were wrong.</summary>
    Wrong,

    /// <summary>Approved, because the owner was seen.</summary>
    Seen,

    /// <summary>Approved, because the platform made a mistake of form.</summary>
    Defect,

    /// <summary>Denied, because the owner could not be confirmed.</summary>
    Denied,

    /// <summary>Denied, and appealed again: a second round waits.</summary>
    Again,

    /// <summary>A second appeal joined the open case.</summary>
    Joined,

    /// <summary>The appellant was asked something, and is waited for.</summary>
    Asked,

    /// <summary>The appellant was asked and has answered.</summary>
    Answered,

    /// <summary>The appellant was asked, reminded twice, and did not answer.</summary>
    Silent,

    /// <summary>A denial that one person is not enough for; a second is to judge.</summary>
    Proposed,

    /// <summary>Two judged differently; a lead is to decide.</summary>
    Disagreed,
}

/// <summary>Who gets which plot, and when; the same for every fill.</summary>
internal static class DemoPlot
{
    private static readonly Plot[] Order =
    [
        Plot.Queued, Plot.Queued, Plot.Explained, Plot.Queued, Plot.Held, Plot.Denied, Plot.Queued, Plot.Seen, Plot.Waiting, Plot.Queued,
        Plot.Wrong, Plot.Queued, Plot.Lapsed, Plot.Denied, Plot.Queued, Plot.Defect, Plot.Joined, Plot.Queued, Plot.Again, Plot.Released,
    ];

    // A few of those that would only wait in the queue.
    private static readonly Dictionary<int, (Plot Plot, int DaysAgo)> OfItsOwn = new()
    {
        [21] = (Plot.Asked, 5),
        [26] = (Plot.Answered, 6),
        [29] = (Plot.Silent, 20),
        [46] = (Plot.Asked, 6),
        [34] = (Plot.Proposed, 6),
        [37] = (Plot.Disagreed, 7),
        [41] = (Plot.Proposed, 4),
        [54] = (Plot.Proposed, 9),
        [57] = (Plot.Disagreed, 3),
    };

    // What was decided before, so that figures say something: after the first cases, and before those of a large fill.
    private const int HistoryFrom = 130;
    private const int HistoryTo = 230;
    private static readonly Plot[] History = [Plot.Wrong, Plot.Explained, Plot.Denied, Plot.Seen, Plot.Wrong, Plot.Denied, Plot.Explained, Plot.Wrong, Plot.Denied, Plot.Defect];

    // Beyond this many, most cases only wait: a large fill is for measuring the queue, and every deed of a story takes its time.
    private const int FullStories = 1000;

    /// <summary>Of how many signals those that were decided before are: few, so that there is something to say of each.</summary>
    public static int SignalsOf(int at, int all) => at is >= HistoryFrom and < HistoryTo ? Math.Min(all, 9) : all;

    /// <summary>The plot of a case; the first is the honest, obvious one, still in the queue. Only a handful are held now.</summary>
    public static Plot Of(int at) => OfItsOwn.TryGetValue(at, out var asked) ? asked.Plot
        : at is >= HistoryFrom and < HistoryTo ? History[at % History.Length]
        : at >= FullStories && at / Order.Length % 10 != 0 ? Plot.Queued
        : Order[at % Order.Length] switch
        {
            Plot.Held when at > 120 => Plot.Queued,

            // Nobody holds more than they may, so only the first runs of plots have these.
            Plot.Lapsed when at < 120 && at / Order.Length % 3 == 1 => Plot.Aside,
            Plot.Lapsed when at < 120 && at / Order.Length % 3 == 2 => Plot.HandedOver,
            var plot => plot,
        };

    /// <summary>
    /// When it was received. Open cases are spread so that some are over, some end today and most have days left; decided ones go back
    /// three months.
    /// </summary>
    public static DateTimeOffset Received(int at, DateTimeOffset now, CaseWorld world)
    {
        var minutes = at * 7919 % 1200;
        if (at == 0 || at % 20 == 3)
        {
            return DueWithin(now, world, at == 0 ? 1 : 0).AddMinutes(-minutes % 600);
        }

        if (OfItsOwn.TryGetValue(at, out var asked))
        {
            return now.AddDays(-asked.DaysAgo).AddMinutes(-minutes % 300);
        }

        var isOver = Of(at) is Plot.Explained or Plot.Wrong or Plot.Seen or Plot.Defect or Plot.Denied or Plot.Again;

        // What is somebody's is never over: they could take nothing else.
        var days = isOver ? 8 + (at * 31 % 80) : Of(at) is Plot.Held or Plot.Lapsed or Plot.Aside or Plot.HandedOver ? 1 + (at * 17 % 8) : (at * 17 % 24) + (at % 13 == 0 ? 5 : 0);
        return now.AddDays(-days).AddMinutes(-minutes - 30);
    }

    /// <summary>When somebody worked on it: within the first days, never in the future.</summary>
    public static DateTimeOffset Worked(int at, DateTimeOffset receivedAt, DateTimeOffset now)
    {
        var wanted = receivedAt.AddHours(3 + (at * 13 % 100));
        var latest = now.AddMinutes(-45);
        return wanted < latest ? wanted : receivedAt.AddMinutes(3) < latest ? latest : now.AddMinutes(-25);
    }

    // The latest instant whose due time is at the end of today, or some days on.
    private static DateTimeOffset DueWithin(DateTimeOffset now, CaseWorld world, int days)
    {
        var received = now.AddHours(-6);
        while (world.Calendar.EndOfWorkingDay(received, world.Rules.Service.DecisionWorkingDays) > now.AddDays(days + 1))
        {
            received = received.AddHours(-12);
        }

        return received;
    }
}
