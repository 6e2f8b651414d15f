using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Domain.Intake;

namespace ReviewConsole.Features.Intake;

public sealed class LineReaderTests
{
    private const int Limit = AppealLimits.LineBytes;

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n  \n\t\r\n", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\r\nb\r\n", "1:a 2:b")]
    [InlineData("\na\n\n \nb", "2:a 5:b")]
    [InlineData("\uFEFFa\n\uFEFFb\n", "1:a 2:\uFEFFb")]
    [InlineData("\uFEFF", "")]
    [InlineData("\uFEFF\n\na", "3:a")]
    [InlineData("a\rb\n", "1:a\rb")]
    [InlineData("a\r\r\n", "1:a\r")]
    public async Task Lines_are_numbered_as_an_editor_numbers_them_and_blank_ones_passed_over(string file, string expected)
    {
        foreach (var atATime in new[] { 1, 2, 3, 5, 100_000 })
        {
            var lines = await ReadAsync(Encoding.UTF8.GetBytes(file), atATime);

            string.Join(' ', lines.Select(line => $"{line.Number}:{Encoding.UTF8.GetString(line.Bytes.Span)}")).ShouldBe(expected);
            lines.ShouldAllBe(line => line.IsWhole);
        }
    }

    [Theory]
    [InlineData(Limit, "\n", true)]
    [InlineData(Limit, "\r\n", true)]
    [InlineData(Limit, "", true)]
    [InlineData(Limit + 1, "\n", false)]
    [InlineData(Limit + 1, "\r\n", false)]
    [InlineData(Limit + 2, "\n", false)]
    [InlineData(Limit + 3, "\r\n", false)]
    [InlineData(1_000_000, "\n", false)]
    [InlineData(1_000_000, "", false)]
    public async Task A_line_is_whole_up_to_the_limit_and_beyond_it_only_its_beginning_is_held(int length, string end, bool whole)
    {
        var content = new string('x', length);

        var lines = await ReadAsync(Encoding.UTF8.GetBytes("first\n" + content + end + (end.Length > 0 ? "last\n" : "")), 70_000);

        var line = lines[1];
        (line.Number, line.IsWhole, line.Bytes.Length).ShouldBe((2, whole, Math.Min(length, Limit + 1)));
        line.End.ShouldBe(6 + length + end.Length);
        AppealReader.Read(line.Bytes.Span, Domain.Catalogue.CatalogueFiles.Own, AnAppeal.Now).Refusals.Single().Code
            .ShouldBe(whole ? "bad_json" : "line_too_long");
        lines.Skip(2).Select(l => (l.Number, Encoding.UTF8.GetString(l.Bytes.Span))).ShouldBe(end.Length > 0 ? [(3, "last")] : []);
    }

    [Fact]
    public async Task The_hash_is_that_of_the_whole_line_also_where_only_the_beginning_is_held()
    {
        string[] contents = ["short", new('a', Limit), new('b', Limit + 1), new('c', 400_000), new string('c', 400_000) + "d"];

        var lines = await ReadAsync(Encoding.UTF8.GetBytes(string.Join('\n', contents)), 65_536);

        lines.Select(line => line.Hash).ShouldBe(contents.Select(c => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(c)))));
    }

    [Fact]
    public async Task The_same_line_has_the_same_hash_whatever_ends_it()
    {
        var lines = await ReadAsync("same\r\nsame\nsame"u8.ToArray(), 100);

        lines.Select(line => line.Hash).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_line_without_end_takes_no_more_memory_than_one_at_the_limit()
    {
        using var reader = new LineReader(Pipe.Endless(200_000_000));

        var lines = await reader.ReadAsync().ToListAsync();

        lines.ShouldHaveSingleItem().IsWhole.ShouldBeFalse();
        reader.Position.ShouldBe(200_000_000);
        lines[0].Bytes.Length.ShouldBeLessThanOrEqualTo(AppealLimits.LineBytes + 1);
    }

    [Theory]
    [InlineData("plain", true)]
    [InlineData("徐女士 🙂", true)]
    [InlineData("with \0 in it", false)]
    public void A_line_is_kept_exactly_where_a_database_can(string text, bool exact) =>
        new ImportLine(1, Encoding.UTF8.GetBytes(text), true, null, 0).AsText().ShouldBe((text.Replace('\0', '\uFFFD'), exact));

    [Fact]
    public void Bytes_that_are_no_text_are_kept_readable_but_not_as_exact()
    {
        var (text, isExact) = new ImportLine(1, new byte[] { (byte)'a', 0xC3, 0x28, 0xFF }, true, null, 0).AsText();

        text.ShouldBe("a\uFFFD(\uFFFD");
        isExact.ShouldBeFalse();
    }

    private static async Task<List<ImportLine>> ReadAsync(byte[] file, int atATime)
    {
        using var reader = new LineReader(Pipe.Trickling(file, atATime));
        return await reader.ReadAsync().ToListAsync();
    }
}
