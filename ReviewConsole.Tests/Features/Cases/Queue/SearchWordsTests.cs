using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("AP-2026-000123")]
    [InlineData("ap-2026-000123")]
    [InlineData(" 2026-000123 ")]
    public void A_case_number_is_recognised_however_it_is_written(string text) =>
        SearchWords.Of(text.Trim(), 2026)!.Numbers.ShouldBe([new CaseNumber("AP-2026-000123")]);

    [Fact]
    public void A_few_digits_are_a_case_of_this_year_or_of_the_last() =>
        SearchWords.Of("7", 2027)!.Numbers.ShouldBe([new CaseNumber("AP-2027-000007"), new CaseNumber("AP-2026-000007")]);

    [Theory]
    [InlineData("0")]
    [InlineData("1234567")]
    [InlineData("AP-2026-12")]
    [InlineData("AP-2026-00012x")]
    public void What_only_resembles_a_case_number_is_none(string text) => (SearchWords.Of(text, 2026)?.Numbers ?? []).ShouldBeEmpty();

    [Theory]
    [InlineData("m")]
    [InlineData("-")]
    public void One_letter_is_too_short(string text) => SearchWords.Of(text, 2026).ShouldBeNull();

    [Theory]
    [InlineData("徐")]
    [InlineData("Ng")]
    [InlineData("3")]
    public void One_Chinese_character_two_letters_or_a_number_are_enough(string text) => SearchWords.Of(text, 2026).ShouldNotBeNull();

    [Fact]
    public void An_address_is_folded_and_looked_for_where_addresses_are() =>
        Begins("Maria@Example.ORG").ShouldBe(["SearchAccount maria@example.org", "SearchEmail maria@example.org", "SearchContact maria@example.org"]);

    [Fact]
    public void A_name_is_folded_and_looked_for_among_names() => Begins("Maria GÓ").ShouldBe(["SearchAccount mariagó", "a word of the name mariagó"]);

    [Theory]
    [InlineData("Jonas Weber", "jonasweber weber")]
    [InlineData(" Ana-María  de la Cruz ", "ana-maríadelacruz maríadelacruz delacruz lacruz cruz")]
    [InlineData("徐女士", "徐女士")]
    [InlineData("麦克尔·乔丹", "麦克尔·乔丹 乔丹")]
    [InlineData("Lee Lee", "leelee lee")]
    [InlineData("- -", "--")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_is_found_by_the_start_of_each_of_its_words(string? name, string found) => string.Join(' ', Data.Stored.SearchText.Names(name)).ShouldBe(found);

    [Theory]
    [InlineData("138 1234-5678", "13812345678", "8613812345678")]
    [InlineData("+86 (138) 1234.5678", "8613812345678", "13812345678")]
    [InlineData("008613812345678", "008613812345678", "13812345678")]
    public void A_phone_is_looked_for_with_and_without_its_country(string text, string asTyped, string otherwise) =>
        Begins(text).Skip(1).ShouldBe([$"SearchPhone {asTyped}", $"SearchContact {asTyped}", $"SearchPhone {otherwise}", $"SearchContact {otherwise}"]);

    private static IEnumerable<string> Begins(string text) =>
        SearchWords.Of(text, 2026)!.Ways.Select(w => $"{(w.Column?.Body as System.Linq.Expressions.MemberExpression)?.Member.Name ?? "a word of the name"} {w.Begins}");
}
