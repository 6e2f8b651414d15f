using System.Text;
using ReviewConsole.Domain.Catalogue;

namespace ReviewConsole.Domain.Intake;

/// <summary>What can be wrong with a line as a whole, before anybody looks at its members.</summary>
public sealed class AppealLineTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("   ", 4)]
    [InlineData("hello", 1)]
    [InlineData("{", 2)]
    [InlineData("{\"appealId\":\"a\"", 16)]
    [InlineData("{\"appealId\":'a'}", 13)]
    [InlineData("{\"徐\":tru}", 9)]
    [InlineData("{\"a\":1,}", 8)]
    [InlineData("{}{}", 3)]
    [InlineData("{} // done", 4)]
    [InlineData("{\"a\":01}", 7)]
    [InlineData("{\n\"a\":1\n\"b\":2}", 9)]
    [InlineData("{\"a\":\"one\ntwo\"}", 10)]
    public void What_is_no_json_is_refused_with_its_place(string line, int position)
    {
        var refusal = Only(line);

        refusal.Code.ShouldBe("bad_json");
        refusal.About.ShouldBeNull();
        refusal.Values["position"].ShouldBe(position.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"appeal\"")]
    [InlineData("17")]
    public void What_is_no_object_is_refused(string line) => Only(line).Code.ShouldBe("not_an_object");

    [Theory]
    [InlineData(31, "unknown_member")]
    [InlineData(32, "too_deep")]
    [InlineData(100_000, "too_deep")]
    public void Nesting_may_be_thirty_two_deep_and_not_one_deeper(int within, string code) =>
        Read(With("\"x\":" + new string('[', within) + new string(']', within))).Refusals.Select(r => r.Code).ShouldBe([code]);

    [Fact]
    public void Nesting_that_never_ends_is_too_deep() => Only(new string('[', 200_000)).Code.ShouldBe("too_deep");

    [Fact]
    public void A_line_may_have_a_quarter_of_a_megabyte_and_not_a_byte_more()
    {
        var line = new AnAppeal().Line();
        var spaces = AppealLimits.LineBytes - Encoding.UTF8.GetByteCount(line);

        Read(line + new string(' ', spaces)).Refusals.ShouldBeEmpty();
        Only(line + new string(' ', spaces + 1)).Code.ShouldBe("line_too_long");
    }

    [Fact]
    public void A_line_of_few_characters_and_many_bytes_is_too_long() =>
        Only(new AnAppeal().Saying(new string('闲', 90_000)).Line()).Code.ShouldBe("line_too_long");

    [Fact]
    public void A_megabyte_is_too_long_and_still_says_whose_it_was()
    {
        var appeal = new AnAppeal().Saying(new string('x', 1_000_000));

        var reading = AppealReader.Read(Encoding.UTF8.GetBytes(appeal.Line()), CatalogueFiles.Own, AnAppeal.Now);

        reading.Refusals.ShouldHaveSingleItem().Code.ShouldBe("line_too_long");
        reading.AppealId.ShouldBe(appeal.Id);
    }

    [Fact]
    public void A_line_that_breaks_off_still_says_whose_it_was()
    {
        var reading = Read("""{"appealId":"ap-9","account":{"id":""");

        reading.Refusals.ShouldHaveSingleItem().Code.ShouldBe("bad_json");
        reading.AppealId.ShouldBe("ap-9");
    }

    [Theory]
    [InlineData("""{"account":{"appealId":"inner"},""")]
    [InlineData("""{"appealId":"",""")]
    [InlineData("""{"appealId":5,""")]
    [InlineData("""{"appealId":"\ud800",""")]
    public void An_id_that_cannot_be_read_is_not_made_up(string line) => Read(line).AppealId.ShouldBeNull();

    [Theory]
    [InlineData("appealId", "ap-2")]
    [InlineData("appeal", "{}")]
    [InlineData("\\u0061ppealId", "ap-2")]
    public void A_member_that_comes_twice_is_refused_by_name(string name, string value) =>
        Read(With($"\"{name}\":\"{value}\"")).Refusals
            .ShouldHaveSingleItem().ToString().ShouldBe($"duplicate_member on {name.Replace("\\u0061", "a", StringComparison.Ordinal)}");

    [Fact]
    public void A_member_within_that_comes_twice_is_refused_by_name() =>
        Read(new AnAppeal().Line().Replace("\"scope\":", "\"basis\":\"terms_breach\",\"scope\":", StringComparison.Ordinal)).Refusals
            .ShouldHaveSingleItem().ToString().ShouldBe("duplicate_member on restriction.basis");

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("\\u0000")]
    [InlineData("\\ufffe")]
    public void Half_a_character_is_no_text(string escaped) =>
        Read(new AnAppeal().Saying("HERE").Line().Replace("HERE", escaped, StringComparison.Ordinal)).Refusals
            .ShouldHaveSingleItem().ToString().ShouldBe("bad_text on appeal.statement");

    [Fact]
    public void A_whole_character_in_two_escapes_is_text() =>
        Read(new AnAppeal().Saying("HERE").Line().Replace("HERE", "\\ud83d\\ude00", StringComparison.Ordinal)).Message!.Statement.ShouldBe("😀");

    [Fact]
    public void Bytes_that_are_no_utf8_are_no_text()
    {
        var bytes = Encoding.UTF8.GetBytes(new AnAppeal().Saying("HERE").Line());
        bytes[bytes.AsSpan().IndexOf("HERE"u8)] = 0xFF;

        AppealReader.Read(bytes, CatalogueFiles.Own, AnAppeal.Now).Refusals
            .ShouldHaveSingleItem().ToString().ShouldBe("bad_text on appeal.statement");
    }

    [Fact]
    public void A_string_with_half_a_character_is_no_text() => Only("{\"appealId\":\"\ud800\"}").Code.ShouldBe("bad_text");

    [Fact]
    public void A_member_whose_name_is_no_text_is_refused() =>
        Read(With("\"\\ud800\":1")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("bad_text");

    [Fact]
    public void A_name_from_outside_cannot_reach_into_a_terminal() =>
        Read(With("\"\\u001b[2J" + new string('x', 5_000) + "\":1")).Refusals
            .ShouldHaveSingleItem().About!.ShouldSatisfyAllConditions(a => a.ShouldStartWith("\uFFFD[2Jxx"), a => a.Length.ShouldBe(61));

    private static string With(string member)
    {
        var line = new AnAppeal().Line();
        return line[..^1] + "," + member + "}";
    }

    private static Primitives.Refusal Only(string line)
    {
        var reading = Read(line);
        reading.Message.ShouldBeNull();
        return reading.Refusals.ShouldHaveSingleItem();
    }

    private static AppealReading Read(string line) => AppealReader.Read(line, CatalogueFiles.Own, AnAppeal.Now);
}
