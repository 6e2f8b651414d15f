using System.Text.Json.Nodes;
using ReviewConsole.Domain.Catalogue;

namespace ReviewConsole.Domain.Intake;

/// <summary>The fingerprint tells a repeat, which opens nothing twice, from an appeal of the same id with other content.</summary>
public sealed class AppealHashTests
{
    [Fact]
    public void The_fingerprint_is_what_it_always_was()
    {
        // Stored with every appeal: were it to change, yesterday's appeals would come back as changed ones.
        const string Line = """
            {"appealId":"a","account":{"id":"x","knownDevices":3},"restriction":{"id":"r","scope":["login"],"basis":"terms_breach","imposedAt":"2026-07-01T00:00:00Z"},
             "appeal":{"receivedAt":"2026-07-02T00:00:00Z","language":"zh-CN","statement":"人\n\"\\/"}}
            """;

        // Reckoned outside the program: Python's json.dumps(sort_keys=True, separators=(",", ":"), ensure_ascii=False) and hashlib.sha256.
        Hash(Line).ShouldBe("708ef740f32b2c8c284542ed65bd9e0d3e365344c75a779310f0c209ce0d96c9");
    }

    [Fact]
    public void The_order_of_members_changes_nothing() =>
        Properties.Hold(random =>
        {
            var appeal = new AnAppeal().WithSignal("new_place", answer: "I travelled.");
            Hash(Shuffled(appeal.Json(), random).ToJsonString()).ShouldBe(appeal.Message().ContentHash);
        });

    [Fact]
    public void White_space_and_escapes_change_nothing()
    {
        var appeal = new AnAppeal();
        Hash(appeal.Json().ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true })).ShouldBe(Hash(appeal.Line()));
    }

    [Theory]
    [InlineData("restriction.endsAt")]
    [InlineData("signals[0].expiresOn")]
    [InlineData("formatVersion")]
    public void Null_and_absent_are_the_same(string path)
    {
        var appeal = new AnAppeal();
        var hash = appeal.With(path, null).Message().ContentHash;

        appeal.Without(path).Message().ContentHash.ShouldBe(hash);
    }

    [Fact]
    public void An_empty_list_and_an_absent_one_are_the_same()
    {
        var appeal = new AnAppeal().WithoutSignals();
        var hash = appeal.Message().ContentHash;

        appeal.Without("signals").Without("appeal.answers").Without("account.links.phone").Message().ContentHash.ShouldBe(hash);
    }

    [Fact]
    public void A_part_in_which_nothing_is_said_and_an_absent_one_are_the_same()
    {
        var appeal = new AnAppeal().With("harm", new JsonObject { ["currency"] = null });
        var hash = appeal.Message().ContentHash;

        appeal.Without("harm").Message().ContentHash.ShouldBe(hash);
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("3e0")]
    [InlineData("0.3e1")]
    public void A_number_is_the_same_however_it_is_written(string written)
    {
        var appeal = new AnAppeal();
        var hash = appeal.Message().ContentHash;

        appeal.With("account.knownDevices", JsonNode.Parse(written)).Message().ContentHash.ShouldBe(hash);
    }

    [Theory]
    [InlineData("appeal.statement", "\"I mistyped my password after changing it.  Please let a person look.\"")]
    [InlineData("appeal.asksForHuman", "false")]
    [InlineData("account.phone", "\"13812345679\"")]
    [InlineData("harm.heldMinor", "12801")]
    [InlineData("restriction.scope", """["login","payout"]""")]
    [InlineData("account.available", """["saved_code","pay_micro"]""")]
    [InlineData("signals[0].observed", """{"en":"9 wrong passwords, then a sign-in"}""")]
    [InlineData("appeal.contact", "null")]
    public void Another_value_is_another_content(string path, string json)
    {
        var appeal = new AnAppeal();
        var hash = appeal.Message().ContentHash;

        appeal.With(path, JsonNode.Parse(json)).Message().ContentHash.ShouldNotBe(hash);
    }

    [Fact]
    public void Two_texts_do_not_flow_into_each_other() =>
        new AnAppeal().With("appealId", "a").With("account.displayName", "x\",\"email\":\"y").Without("account.email").Message().ContentHash
            .ShouldNotBe(new AnAppeal().With("appealId", "a").With("account.displayName", "x").With("account.email", "y").Message().ContentHash);

    private static string Hash(string line)
    {
        var reading = AppealReader.Read(line, CatalogueFiles.Own, AnAppeal.Now);
        reading.Refusals.ShouldBeEmpty();
        return reading.Message!.ContentHash;
    }

    private static JsonNode Shuffled(JsonNode node, Random random) => node switch
    {
        JsonObject part => new JsonObject(part.OrderBy(_ => random.Next()).Select(m =>
            new KeyValuePair<string, JsonNode?>(m.Key, m.Value is null ? null : Shuffled(m.Value, random)))),
        JsonArray list => new JsonArray([.. list.Select(e => e is null ? null : Shuffled(e, random))]),
        _ => node.DeepClone(),
    };
}
