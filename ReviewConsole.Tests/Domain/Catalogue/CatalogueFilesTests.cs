namespace ReviewConsole.Domain.Catalogue;

/// <summary>What an operator adds by file.</summary>
public sealed class CatalogueFilesTests
{
    private const string Signal = """
        { "code": "CODE", "name": {"en":"Gift cards","zh-Hans":"礼品卡"}, "criterion": {"en":"Many gift cards.","zh-Hans":"大量礼品卡。"}, "theft": true, "touches": ["payment"] }
        """;

    [Fact]
    public void The_example_in_the_documentation_can_be_used()
    {
        var path = Path.Combine(Repository.Root, "docs", "samples", "catalogue.example.json");

        var catalogue = CatalogueFiles.With([("catalogue.example.json", File.ReadAllText(path))]);

        catalogue.Version.ShouldBe($"{CatalogueFiles.Own.Version}+2026-11-example");
        catalogue.Signals.Count.ShouldBe(24);
        catalogue.Rule("GFT-02", "2026-11")!.EffectiveFrom.ShouldBe(new DateOnly(2026, 11, 1));
        catalogue.Rule("GFT-02", "2026-10").ShouldBeNull();
    }

    [Fact]
    public void A_signal_with_a_new_code_is_added_and_one_with_a_known_code_replaces()
    {
        With(Addition("gift_cards")).Signals.Count.ShouldBe(24);
        var replaced = With(Addition("new_place"));
        replaced.Signals.Count.ShouldBe(23);
        replaced.Signal("new_place")!.Name.In("en").ShouldBe("Gift cards");
    }

    [Fact]
    public void Later_files_win_over_earlier_ones()
    {
        var catalogue = CatalogueFiles.With(
            [("1.json", Addition("gift_cards")), ("2.json", Addition("gift_cards").Replace("Gift cards", "Vouchers", StringComparison.Ordinal))]);

        catalogue.Signals.Count.ShouldBe(24);
        catalogue.Signal("gift_cards")!.Name.In("en").ShouldBe("Vouchers");
        catalogue.Version.ShouldBe($"{CatalogueFiles.Own.Version}+shop-1+shop-1");
    }

    [Fact]
    public void A_rule_of_another_version_stands_beside_the_first()
    {
        const string Rules = """
            { "version": "shop-1", "rules": [
              { "id": "R", "version": "1", "effectiveFrom": "2025-01-01", "title": {"en":"a","zh-Hans":"一"}, "text": {"en":"a","zh-Hans":"一"} },
              { "id": "R", "version": "2", "effectiveFrom": "2026-01-01", "title": {"en":"b","zh-Hans":"二"}, "text": {"en":"b","zh-Hans":"二"} } ] }
            """;

        var catalogue = With(Rules);

        catalogue.Rule("R", "1")!.Title.In("en").ShouldBe("a");
        catalogue.Rule("R", "2")!.Title.In("en").ShouldBe("b");
        catalogue.Rule("R", null).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"signals":[]}""")]
    [InlineData("""{"version":"1","signales":[]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x"}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","colour":"red"}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","touches":["telepathy"]}]}""")]
    [InlineData("""{"version":"1","rules":[{"id":"r","version":"1","effectiveFrom":"soon","title":"t","text":"t"}]}""")]
    [InlineData("""{"version":"1","signals":null}""")]
    [InlineData("""{"version":"1","rules":null}""")]
    [InlineData("""{"version":"1","signals":[null]}""")]
    [InlineData("""{"version":"1","rules":[null]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":null,"criterion":"c"}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","touches":null}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c"},{"code":"x","name":"m","criterion":"d"}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","lifetimeDays":2000000000}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","lifetimeDays":-1}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","weight":11}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":{"en":null},"criterion":"c"}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","touches":[null]}]}""")]
    [InlineData("""{"version":"1","signals":[{"code":"x","name":"n","criterion":"c","innocent":[null]}]}""")]
    [InlineData("""{"version":"1","rules":[{"id":null,"version":"1","title":"t","text":"t"}]}""")]
    public void A_file_that_cannot_be_used_is_named(string json) =>
        Should.Throw<CatalogueException>(() => With(json)).Message.ShouldStartWith("shop.json: ");

    private static string Addition(string code) =>
        $$"""{ "version": "shop-1", "signals": [ {{Signal.Replace("CODE", code, StringComparison.Ordinal)}} ] }""";

    private static ReviewCatalogue With(string json) => CatalogueFiles.With([("shop.json", json)]);
}
