using System.Text;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

public sealed class NastyFileOnSqliteTests : NastyFileTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class NastyFileOnPostgresTests(PostgresServer server) : NastyFileTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class NastyFileTests : DataTests
{
    private static readonly List<(byte[] Line, string? Code, string? About)> Lines =
    [
        Good(),
        Bad(new AnAppeal().With("colour", "red"), "unknown_member", "colour"),
        Bad(new AnAppeal().With("restriction.rule.colour", "red"), "unknown_member", "restriction.rule.colour"),
        Bad(new AnAppeal().Without("appealId"), "member_missing", "appealId"),
        Bad(new AnAppeal().Without("account.id"), "member_missing", "account.id"),
        Bad(new AnAppeal().Without("appeal.statement"), "member_missing", "appeal.statement"),
        Good(),
        Bad(new AnAppeal().With("appeal.receivedAt", "yesterday"), "bad_date", "appeal.receivedAt"),
        Bad(new AnAppeal().With("restriction.imposedAt", "2026-02-30T00:00:00Z"), "bad_date", "restriction.imposedAt"),
        Bad(new AnAppeal().With("account.registeredOn", "02/04/2016"), "bad_date", "account.registeredOn"),
        Bad(new AnAppeal().With("restriction.basis", "because"), "bad_value", "restriction.basis"),
        Bad(new AnAppeal().With("account.knownDevices", "three"), "bad_type", "account.knownDevices"),
        (Encoding.UTF8.GetBytes("not json at all"), "bad_json", null),
        (Encoding.UTF8.GetBytes(new AnAppeal().Line()[..^2]), "bad_json", null),
        (Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500)), "too_deep", null),
        (Encoding.UTF8.GetBytes(new string('[', 100_000) + new string(']', 100_000)), "too_deep", null),
        (Encoding.UTF8.GetBytes("\"just a text\""), "not_an_object", null),
        (Encoding.UTF8.GetBytes("[1, 2]"), "not_an_object", null),
        Bad(new AnAppeal().Saying(new string('字', 20_001)), "statement_too_long", "appeal.statement"),
        Good(new AnAppeal().Saying(new string('字', 20_000))),
        (Encoding.UTF8.GetBytes(new AnAppeal().Saying(new string('x', 1_000_000)).Line()), "line_too_long", null),
        Good(),
        ([.. Encoding.UTF8.GetBytes(new AnAppeal().Saying("begin").Line()[..^3]), 0xFF, 0xFE, .. "\"}}"u8], "bad_json", null),
        (Latin1(new AnAppeal().Saying("caf\u00E9")), "bad_text", "appeal.statement"),
        (Encoding.UTF8.GetBytes("{\"appealId\": \"a\0b\"}"), "bad_json", null),
        (Encoding.UTF8.GetBytes(new AnAppeal().Line().Replace("\"appealId\"", "\"appealId\":\"twice\",\"appealId\"", StringComparison.Ordinal)), "duplicate_member", "appealId"),
        Good(),
    ];

    [Fact]
    public async Task Each_bad_line_has_its_own_refusal_and_the_others_go_in()
    {
        var (end, told) = await World.ImportAsync(File(Lines.Select(line => line.Line)));

        var good = Lines.Count(line => line.Code is null);
        end.Counts().ShouldBe((good, 0, Lines.Count - good));
        told.Select(line => (line.Line, line.Answer is null, string.Join(' ', line.Refusals.Select(r => $"{r.Code} {r.About}")))).ShouldBe(
            Lines.Select((line, at) => (1 + (2 * at), line.Code is not null, line.Code is null ? "" : $"{line.Code} {line.About}")));
        (await World.CountAsync()).Cases.ShouldBe(good);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Every_refused_line_is_kept_with_its_reasons_and_its_text()
    {
        await World.ImportAsync(File(Lines.Select(line => line.Line)), "nasty.jsonl");

        var kept = (await World.KeptAsync()).OrderBy(k => k.Line).ToList();
        kept.Select(k => (k.Line, k.Refusals[0].Code, k.Refusals[0].About)).ShouldBe(
            Lines.Select((line, at) => (Line: 1 + (2 * at), line.Code, line.About)).Where(line => line.Code is not null)!);
        kept.ShouldAllBe(k => k.Source == "nasty.jsonl" && k.SettledAt == null);
        foreach (var one in kept)
        {
            var line = Lines[one.Line / 2].Line;
            var asText = Encoding.UTF8.GetString(line.AsSpan(0, Math.Min(line.Length, AppealLimits.LineBytes)));
            one.Text.ShouldBe(asText.Replace('\0', '\uFFFD'));
            one.IsWhole.ShouldBe(line.Length <= AppealLimits.LineBytes && Encoding.UTF8.GetBytes(one.Text).SequenceEqual(line));
        }

        kept.Count(k => !k.IsWhole).ShouldBe(4);
    }

    [Fact]
    public async Task A_line_with_many_mistakes_names_them_all()
    {
        var (_, told) = await World.ImportAsync(AFile.Of(new AnAppeal().Without("appealId").With("appeal.language", "?").With("colour", 1).Line()));

        told.Single().Refusals.Select(r => (r.Code, r.About)).ShouldBe(
            [("member_missing", "appealId"), ("bad_value", "appeal.language"), ("unknown_member", "colour")], ignoreOrder: true);
        (await World.KeptAsync()).Single().Refusals.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_line_refused_again_renews_what_is_kept()
    {
        var hopeless = new AnAppeal().With("colour", "red").Line();
        var known = new AnAppeal();
        await World.ImportAsync(AFile.Of(known.Line(), hopeless, known.Copy().Saying("Changed.").Line()), "monday.jsonl");
        var first = await World.KeptAsync();
        World.Clock.Now += TimeSpan.FromHours(1);

        await World.ImportAsync(AFile.Of(hopeless, "{}"), "tuesday.jsonl");

        var kept = await World.KeptAsync();
        kept.Select(k => (k.Source, k.Line)).ShouldBe([("tuesday.jsonl", 1), ("monday.jsonl", 3), ("tuesday.jsonl", 2)], ignoreOrder: true);
        kept.Single(k => k.Source == "tuesday.jsonl" && k.Line == 1).Id.ShouldBe(first.Single(k => k.Line == 2).Id);
        (await World.FactsAsync(Data.Stored.Streams.Intake)).Count(f => f.Kind == FactKinds.AppealRefused).ShouldBe(4);
    }

    [Fact]
    public void There_is_a_sentence_in_both_languages_for_whatever_can_be_refused_here()
    {
        foreach (var line in Lines.Where(line => line.Code is not null))
        {
            var refusal = AppealReader.Read(line.Line.AsSpan(0, Math.Min(line.Line.Length, AppealLimits.LineBytes + 1)), DataWorld.Rules.Catalogue, AnAppeal.Now).Refusals[0];
            foreach (var language in Languages.All)
            {
                var sentence = Sentences.Of(refusal, System.Globalization.CultureInfo.GetCultureInfo(language));
                sentence.ShouldNotContain(refusal.Code);
                sentence.ShouldNotContain("{");
                (refusal.About is null || sentence.Contains($"“{refusal.About}”", StringComparison.Ordinal) || refusal.Code == "statement_too_long").ShouldBeTrue(sentence);
            }
        }
    }

    // Blank lines between, CRLF at the ends: the numbers must still be right.
    private static MemoryStream File(IEnumerable<byte[]> lines) => new([.. lines.SelectMany(line => (byte[])[.. line, .. "\r\n\n"u8])]);

    private static (byte[], string?, string?) Good(AnAppeal? appeal = null) => (Encoding.UTF8.GetBytes((appeal ?? new AnAppeal()).Line()), null, null);

    private static (byte[], string?, string?) Bad(AnAppeal appeal, string code, string about) => (Encoding.UTF8.GetBytes(appeal.Line()), code, about);

    private static byte[] Latin1(AnAppeal appeal) => Encoding.Latin1.GetBytes(appeal.With("account.displayName", "x").With("restriction.rule", null).Line());
}
