using ReviewConsole.Platform.Api;

namespace ReviewConsole.Platform;

/// <summary>A key as it is handed over.</summary>
public sealed class ApiKeyTextTests
{
    [Fact]
    public void A_key_has_160_random_bits_begins_as_scanners_expect_and_no_two_are_alike()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => ApiKeyText.New()).ToList();

        keys.ShouldAllBe(key => key.StartsWith("rc_live_") && key.Length == 8 + 27 + 6 && ApiKeyText.IsWhole(key));
        (27 * Math.Log2(62)).ShouldBeGreaterThan(160);
        keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(1000);
        keys.SelectMany(key => key[8..35]).Distinct().Count().ShouldBe(62, "every letter and digit is used");
    }

    [Fact]
    public void Any_one_character_mistyped_or_two_swapped_is_noticed_without_asking_anybody()
    {
        var key = ApiKeyText.New();
        foreach (var at in Enumerable.Range(8, 33))
        {
            foreach (var other in "0Zz".Where(c => c != key[at]))
            {
                ApiKeyText.IsWhole(key[..at] + other + key[(at + 1)..]).ShouldBeFalse();
            }

            if (at < 40 && key[at] != key[at + 1])
            {
                ApiKeyText.IsWhole(key[..at] + key[at + 1] + key[at] + key[(at + 2)..]).ShouldBeFalse();
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("rc_live_")]
    [InlineData("rc_test_000000000000000000000000000000000")]
    [InlineData("rc_live_00000000000000000000000000é000000")]
    public void What_is_no_key_is_none(string text) => ApiKeyText.IsWhole(text).ShouldBeFalse();

    [Fact]
    public void What_is_shown_and_stored_of_it_does_not_give_it_away()
    {
        var key = ApiKeyText.New();

        ApiKeyText.Shown(key).ShouldBe($"{key[..12]}…{key[^6..]}");
        ApiKeyText.Hash(key).Length.ShouldBe(64);
        ApiKeyText.Hash(key).ShouldNotContain(key[8..16]);
    }
}
