using System.Globalization;
using System.Runtime.InteropServices;

namespace ReviewConsole.Benchmarks;

/// <summary>Says on standard output what was measured, and what it was to be.</summary>
internal static class Report
{
    private const double QueueAim = 5;
    private const double DepthAim = 1.5;
    private const double HeapAim = 600;
    private const double ClickAim = 50;
    private const double PaintAim = 300;
    private const double DistributionAim = 1000;
    private const double Kilobyte = 1024;

    /// <summary>The head of the table.</summary>
    public static void Begin(int cases)
    {
        Say($"{cases:N0} cases, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        Say($"");
        Say($"| what | ours, median ms | ours, p90 ms | raw SQLite, median ms | ratio |");
        Say($"|---|---:|---:|---:|---:|");
    }

    /// <summary>One line of the table.</summary>
    public static void Line(Timing of) => Say(
        $"| {of.Name} | {Timing.Median(of.Ours):N2} | {Timing.Ninetieth(of.Ours):N2} | {Timing.Median(of.Raw):N2} | {of.Ratio:N1} |");

    /// <summary>The last line of the table.</summary>
    public static void Line(string page, double bytes, int circuits) => Say($"| live heap a circuit on the {page} ({circuits} circuits) | {bytes / Kilobyte:N0} KB | | | |");

    /// <summary>What the clicks of many took.</summary>
    public static void Clicks(double[] took, int circuits, int everySeconds) => Say(
        $"| click to screen, {circuits} circuits, a click every {everySeconds} s ({took.Length:N0} clicks, p95 {Timing.NinetyFifth(took):N1} ms) | {Timing.Median(took):N1} | {Timing.Ninetieth(took):N1} | | |");

    /// <summary>Every aim, met or not.</summary>
    public static void End(Reads reads, Timing next, Timing nextOfMany, double queue, double page, double[] clicks, LeadsRoom lead)
    {
        Say($"");
        Aim("queue page with counts within 5 times raw SQLite", reads.FirstPage.Ratio, QueueAim, "times");
        Aim("a page far down within 1.5 times the first, as the screen reads them", Depth(reads.DeepPage, reads.FirstPage), DepthAim, "times");
        Say($"     the lines of that page alone: {Depth(reads.DeepLines, reads.FirstLines):N2} times");
        Aim("take next within 5 times raw SQLite", next.Ratio, QueueAim, "times");
        Aim("take next among ten times as many within 5 times raw SQLite", nextOfMany.Ratio, QueueAim, "times");
        Aim("take next among ten times as many within 1.5 times", Timing.Median(nextOfMany.Ours) / Timing.Median(next.Ours), DepthAim, "times");
        Aim("live heap under 600 KB a circuit on the queue page", queue / Kilobyte, HeapAim, "KB");
        Aim("live heap under 600 KB a circuit on the case page", page / Kilobyte, HeapAim, "KB");
        End(clicks);
        Aim("board painted in under 300 ms for 95 of 100, among ten times as many", Timing.NinetyFifth(lead.Painted.Board), PaintAim, "ms");
        Aim("dashboard painted in under 300 ms for 95 of 100, among ten times as many", Timing.NinetyFifth(lead.Painted.Dashboard), PaintAim, "ms");
        Aim("1,000 cases distributed in under a second", lead.Distribution, DistributionAim, "ms");
    }

    /// <summary>What a lead waits for.</summary>
    public static void Line(LeadsRoom of, int people)
    {
        Say($"| board read, {people} people, ten times as many cases (p95 {Timing.NinetyFifth(of.Board):N1} ms) | {Timing.Median(of.Board):N1} | {Timing.Ninetieth(of.Board):N1} | | |");
        Say($"| dashboard read, ten times as many cases (p95 {Timing.NinetyFifth(of.Dashboard):N1} ms) | {Timing.Median(of.Dashboard):N1} | {Timing.Ninetieth(of.Dashboard):N1} | | |");
        Say($"| board painted in a browser (p95 {Timing.NinetyFifth(of.Painted.Board):N1} ms) | {Timing.Median(of.Painted.Board):N1} | {Timing.Ninetieth(of.Painted.Board):N1} | | |");
        Say($"| dashboard painted in a browser (p95 {Timing.NinetyFifth(of.Painted.Dashboard):N1} ms) | {Timing.Median(of.Painted.Dashboard):N1} | {Timing.Ninetieth(of.Painted.Dashboard):N1} | | |");
        Say($"| 1,000 cases planned and assigned to {people} people, median of three | {of.Distribution:N0} | | | |");
    }

    /// <summary>How many appeals came in.</summary>
    public static void Line(IntakeRate of)
    {
        Say($"| appeals one by one, 8 connections: {of.Single:N0} a second, raw SQLite {of.RawSingle:N0} ({of.Single / of.RawSingle:N2}) | | | | |");
        Say($"| appeals as lines: {of.Batch:N0} a second, raw SQLite {of.RawBatch:N0} ({of.Batch / of.RawBatch:N2}) | | | | |");
    }

    /// <summary>The aims of the intake.</summary>
    public static void End(IntakeRate of)
    {
        Reach("appeals one by one at 0.4 times raw SQLite", of.Single / of.RawSingle, 0.4, "times");
        Reach("500 appeals a second one by one", of.Single, 500, "a second");
        Reach("appeals as lines at 0.3 times raw SQLite", of.Batch / of.RawBatch, 0.3, "times");
        Reach("2,000 appeals a second as lines", of.Batch, 2000, "a second");
    }

    /// <summary>How long the journal took.</summary>
    public static void Line(JournalRate of)
    {
        Say($"| {of.Facts:N0} facts sealed in {of.Sealing:N1} s | | | | |");
        Say($"| {of.Facts:N0} facts verified in {of.Verifying:N1} s | | | | |");
    }

    /// <summary>The aim of the journal.</summary>
    public static void End(JournalRate of) => Aim("1,000,000 facts verified in under 15 s, at this rate", of.OfAMillion, 15, "s");

    /// <summary>The aim of the clicks alone.</summary>
    public static void End(double[] clicks) => Aim("click to screen under 50 ms for 95 of 100 clicks", Timing.NinetyFifth(clicks), ClickAim, "ms");

    private static double Depth(Timing deep, Timing first) => Timing.Median(deep.Ours) / Timing.Median(first.Ours);

    private static void Aim(string what, double measured, double most, string unit) =>
        Say($"{(measured <= most ? "met" : "NOT MET")}: {what} ({measured:N2} {unit})");

    private static void Reach(string what, double measured, double least, string unit) =>
        Say($"{(measured >= least ? "met" : "NOT MET")}: {what} ({measured:N2} {unit})");

    private static void Say(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
