using System.Diagnostics;
using System.Text;
using ReviewConsole.Domain.Catalogue;

namespace ReviewConsole.Domain.Intake;

/// <summary>Lines made to break the reader: it answers every one of them, and soon.</summary>
public sealed class AppealHostilityTests
{
    [Fact]
    public void No_damage_makes_the_reader_throw_or_say_both_yes_and_no() =>
        Properties.Hold(
            random =>
            {
                var bytes = Encoding.UTF8.GetBytes(new AnAppeal().WithSignal("new_place", answer: "I travelled.").Line());
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                {
                    bytes = Damaged(bytes, random);
                }

                var reading = AppealReader.Read(bytes, CatalogueFiles.Own, AnAppeal.Now);
                (reading.Message is null).ShouldBe(reading.Refusals.Count > 0);
                reading.Refusals.ShouldAllBe(r => r.Code.Length > 0);
                if (reading.Message is { } message)
                {
                    message.AppealId.ShouldBe(reading.AppealId);
                    message.ContentHash.Length.ShouldBe(64);
                }
            },
            usually: 3_000);

    [Fact]
    public void No_bytes_at_all_make_the_reader_throw() =>
        Properties.Hold(
            random =>
            {
                var bytes = new byte[random.Next(0, 60)];
                random.NextBytes(bytes);
                AppealReader.Read(bytes, CatalogueFiles.Own, AnAppeal.Now).Message.ShouldBeNull();
            },
            usually: 1_000);

    public static TheoryData<string> Hostile =>
    [
        "many_unknown", "many_lone_names", "many_duplicates", "many_lone_texts", "many_signals", "deep", "long_name", "long_number", "long_text", "many_languages",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_line_is_answered_in_milliseconds(string kind)
    {
        var line = Fill(kind);
        Encoding.UTF8.GetByteCount(line).ShouldBeInRange(AppealLimits.LineBytes * 9 / 10, AppealLimits.LineBytes);
        AppealReader.Read(line, CatalogueFiles.Own, AnAppeal.Now).Refusals.Count.ShouldBeInRange(1, AppealLimits.Problems + 1);

        // The best of five, so that a busy machine does not fail the test; the bound is far above what is usual (3 ms).
        Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            AppealReader.Read(line, CatalogueFiles.Own, AnAppeal.Now);
            return watch.Elapsed.TotalMilliseconds;
        }).ShouldBeLessThan(250);
    }

    [Fact]
    public void More_problems_than_anybody_reads_end_in_one_that_says_so()
    {
        var refusals = AppealReader.Read(Fill("many_unknown"), CatalogueFiles.Own, AnAppeal.Now).Refusals;

        refusals.Count.ShouldBe(AppealLimits.Problems + 1);
        refusals[^1].Code.ShouldBe("more_problems");
        refusals.Count(r => r.Code == "more_problems").ShouldBe(1);
    }

    [Fact]
    public void Exactly_as_many_problems_as_are_named_are_all()
    {
        var appeal = new AnAppeal();
        for (var at = 0; at < AppealLimits.Problems; at++)
        {
            appeal.With($"x{at}", 1);
        }

        appeal.Read().Refusals.ShouldAllBe(r => r.Code == "unknown_member");
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var (at, length) = (random.Next(bytes.Length), random.Next(1, 12));
        var end = Math.Min(bytes.Length, at + length);
        return random.Next(5) switch
        {
            0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[end..], (byte)' '],
            2 => [.. bytes[..at], .. bytes[at..end], .. bytes[at..]],
            3 => [.. bytes[..at], .. "\\ud800"u8, .. bytes[at..]],
            _ => [.. bytes[..at], (byte)"{}[]\",:0-9.eEtfn\\"[random.Next(17)], .. bytes[(at + 1)..]],
        };
    }

    private static string Fill(string kind)
    {
        const int Room = AppealLimits.LineBytes - 4_000;
        var line = new AnAppeal().Line();
        string Members(Func<int, string> member) => line[..^1] + "," + Repeated(member, Room) + "}";
        string Signals(string entry) => line.Replace("\"signals\":[", "\"signals\":[" + Repeated(_ => entry, Room) + ",", StringComparison.Ordinal);
        string Statement(string text) => line.Replace("I mistyped", text, StringComparison.Ordinal);
        return kind switch
        {
            "many_unknown" => Members(at => $"\"m{at}\":{at}"),
            "many_lone_names" => Members(at => $"\"\\ud800{at}\":{at}"),
            "many_duplicates" => Members(_ => "\"x\":0"),
            "many_lone_texts" => line.Replace("\"available\":[", "\"available\":[" + Repeated(_ => "\"\\ud800\"", Room) + ",", StringComparison.Ordinal),
            "many_signals" => Signals("{\"code\":\"\"}"),
            "deep" => Members(_ => new string('[', 5_000) + new string(']', 5_000)).Replace(",[", ",\"x\":[", StringComparison.Ordinal),
            "long_name" => Members(_ => "\"" + new string('n', Room - 100) + "\":0"),
            "long_number" => Members(_ => "\"harm2\":" + new string('9', Room - 100)),
            "long_text" => Statement(new string('x', Room)),
            _ => line.Replace("\"observed\":{", "\"observed\":{" + Repeated(at => $"\"aa-{at}\":\"x\"", Room) + ",", StringComparison.Ordinal),
        };
    }

    private static string Repeated(Func<int, string> part, int room)
    {
        var text = new StringBuilder(part(0));
        for (var at = 1; text.Length < room - part(at).Length; at++)
        {
            text.Append(',').Append(part(at));
        }

        return text.ToString();
    }
}
