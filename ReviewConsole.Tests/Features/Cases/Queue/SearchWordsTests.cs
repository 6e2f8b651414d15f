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
        Begins("Maria@Example.ORG").ShouldBe(["AccountId Maria@Example.ORG", "SearchEmail maria@example.org", "SearchContact maria@example.org"]);

    [Fact]
    public void A_name_is_folded_and_looked_for_among_names() => Begins("Maria GÓ").ShouldBe(["AccountId Maria GÓ", "SearchName mariagó"]);

    [Theory]
    [InlineData("138 1234-5678", "13812345678", "8613812345678")]
    [InlineData("+86 (138) 1234.5678", "8613812345678", "13812345678")]
    [InlineData("008613812345678", "008613812345678", "13812345678")]
    public void A_phone_is_looked_for_with_and_without_its_country(string text, string asTyped, string otherwise) =>
        Begins(text).Skip(1).ShouldBe([$"SearchPhone {asTyped}", $"SearchContact {asTyped}", $"SearchPhone {otherwise}", $"SearchContact {otherwise}"]);

    private static IEnumerable<string> Begins(string text) =>
        SearchWords.Of(text, 2026)!.Ways.Select(w => $"{((System.Linq.Expressions.MemberExpression)w.Column.Body).Member.Name} {w.Begins}");
}
