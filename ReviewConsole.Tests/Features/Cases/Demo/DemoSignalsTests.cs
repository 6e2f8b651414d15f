using System.Text.RegularExpressions;
using ReviewConsole.Architecture;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>What the signals of the demonstration say: read by everybody who tries the console, in either language.</summary>
public sealed partial class DemoSignalsTests
{
    public static TheoryData<string> Codes { get; } = [.. CatalogueFiles.Own.Signals.Select(s => s.Code), "gift_card_run"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_signal_has_words_in_both_languages(string code)
    {
        var variants = DemoSignals.Words[code];

        variants.ShouldNotBeEmpty();
        foreach (var text in variants.SelectMany(v => v.Evidence.Select(e => e.Text).Prepend(v.Baseline).Prepend(v.Observed)))
        {
            text.Texts.Keys.ShouldBe([Languages.English, Languages.Chinese], ignoreOrder: true);
            Chinese.IsMatch(text.Texts[Languages.English]).ShouldBeFalse(text.Texts[Languages.English]);
            Chinese.IsMatch(text.Texts[Languages.Chinese]).ShouldBeTrue(text.Texts[Languages.Chinese]);

            // A notice puts them in the middle of a sentence.
            text.Texts.Values.ShouldAllBe(t => t == t.Trim() && !t.EndsWith('.') && !t.EndsWith('。'));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_was_observed_is_said_and_differs_from_what_is_usual_and_from_the_name_of_a_kind_of_evidence(string code)
    {
        var names = CatalogueFiles.Own.Signal(code)?.Evidence ?? [];
        foreach (var variant in DemoSignals.Words[code])
        {
            variant.Observed.ShouldNotBe(variant.Baseline);
            names.ShouldNotContain(variant.Observed);
            names.Intersect(variant.Evidence.Select(e => e.Text)).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Evidence_has_a_kind_that_has_a_word_and_lies_before_the_signal_fired(string code)
    {
        var words = WordFile.All().Single(f => f.Path == "Platform/Terms.resx").Words;
        foreach (var seed in Enumerable.Range(0, DemoSignals.Words[code].Count))
        {
            var fired = DemoSignals.Fired(code, AnAppeal.Now, null, seed);
            fired.Evidence.ShouldNotBeEmpty();
            fired.Evidence.ShouldAllBe(e => e.At <= AnAppeal.Now && words.ContainsKey("Evidence." + e.Kind));
        }
    }

    [Fact]
    public void Two_people_with_the_same_signal_need_not_have_lived_the_same() =>
        CatalogueFiles.Own.Signals.ShouldAllBe(s => DemoSignals.Words[s.Code].Count > 1);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chinese { get; }
}
