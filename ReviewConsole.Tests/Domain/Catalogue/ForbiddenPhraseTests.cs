using System.Diagnostics;
using System.Text.Json;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>Phrases that mean a forbidden ground are marked; sentences that state facts are left alone.</summary>
public sealed class ForbiddenPhraseTests
{
    private static readonly ForbiddenPhrases Phrases = CatalogueFiles.Own.Phrases;

    [Fact]
    public void Every_phrase_that_means_a_forbidden_ground_is_marked() =>
        Examples().MustFire.Where(e => Phrases.In(e.Text).Count == 0).ShouldBeEmpty();

    [Theory]
    [InlineData("Face verification was not completed, so we cannot unlock.", "declined_face")]
    [InlineData("The system says no.", "score_says_so")]
    [InlineData("您的年龄较大。", "age")]
    [InlineData("您向媒体投诉过。", "having_complained")]
    public void A_marked_phrase_says_what_it_means(string text, string never) => Phrases.In(text).ShouldContain(p => p.Never == never);

    [Fact]
    public void No_sentence_that_states_a_fact_is_marked() =>
        Examples().MustNotFire.Select(e => (e.Text, Marked: string.Join(", ", Phrases.In(e.Text)))).Where(e => e.Marked.Length > 0).ShouldBeEmpty();

    [Fact]
    public void There_is_an_example_of_every_ground_in_both_languages()
    {
        var shown = Examples().MustFire.Select(e => (e.Code!, e.Lang)).Distinct().ToList();

        shown.ShouldBe(CatalogueFiles.Own.Never.SelectMany(n => n.Phrases.Keys.Select(l => (n.Code, l))), ignoreOrder: true);
    }

    [Fact]
    public void Phrases_are_named_in_the_order_written_each_once()
    {
        var marked = Phrases.In("The system determined it. You declined face verification. You DECLINED face verification. 系统判定。");

        marked.Select(m => m.Never).ShouldBe(["score_says_so", "declined_face", "score_says_so"]);
    }

    [Theory]
    [InlineData("Appeal rejected. No comment.")]
    [InlineData("综合判定，不予通过。")]
    [InlineData("Risk control rules. Security reasons.")]
    public void Empty_phrases_leave_nothing_behind(string text) =>
        Phrases.WithoutEmptyPhrases(text).Any(char.IsLetter).ShouldBeFalse();

    [Fact]
    public void What_is_said_beside_an_empty_phrase_stays() =>
        Phrases.WithoutEmptyPhrases("Appeal rejected because the letter came back").ShouldContain("the letter came back");

    [Theory]
    [InlineData("refused ")]
    [InlineData("you did not ")]
    [InlineData("because of the ")]
    [InlineData("a ")]
    [InlineData("ab'c-d ")]
    [InlineData("您未")]
    [InlineData("因为您")]
    [InlineData("系统已")]
    [InlineData("的")]
    [InlineData(" ")]
    [InlineData("\n")]
    public void A_text_of_the_greatest_length_is_searched_in_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 6_000 / part.Length));

        // The best of three, far above what is usual (60 ms), so that a busy machine does not fail the test; a pattern that runs wild throws.
        Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Phrases.In(text);
            return watch.ElapsedMilliseconds;
        }).ShouldBeLessThan(2_000);
    }

    private static ExampleFile Examples()
    {
        var path = Path.Combine(Repository.Root, "ReviewConsole.Tests", "Domain", "Catalogue", "never-phrases.json");
        return JsonSerializer.Deserialize<ExampleFile>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
    }

    private sealed record ExampleFile(IReadOnlyList<Example> MustFire, IReadOnlyList<Example> MustNotFire);

    private sealed record Example(string Lang, string Text, string? Code);
}
