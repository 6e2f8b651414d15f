using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ReviewConsole.Platform;

/// <summary>The configuration is read once and checked whole; every mistake is named by its key.</summary>
public sealed class ReviewSettingsTests
{
    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://*:80;https://+:443", true)]
    [InlineData("http://[::1]:0", true)]
    [InlineData("notaurl", false)]
    [InlineData("http://localhost:99999", false)]
    [InlineData("ftp://localhost", false)]
    public void Addresses_that_cannot_be_listened_on_are_named(string urls, bool good) =>
        Read(("Urls", urls)).Mistakes.Select(m => m.Key).ShouldBe(good ? [] : ["Urls"]);

    [Theory]
    [InlineData("", 40)]
    [InlineData(";Maximum Pool Size=100", 100)]
    [InlineData(";maxpoolsize=7", 7)]
    public void On_a_server_two_nodes_and_a_command_fit_into_its_usual_hundred_connections(string said, int size) =>
        new NpgsqlConnectionStringBuilder(Read(("Database:Provider", "PostgreSQL"), ("ConnectionStrings:Review", "Host=db;Database=review" + said)).Settings!.ConnectionString)
            .MaxPoolSize.ShouldBe(size);

    [Theory]
    [InlineData(null, 10)]
    [InlineData("1", 1)]
    [InlineData("100", 100)]
    [InlineData("0", null)]
    [InlineData("101", null)]
    [InlineData("many", null)]
    public void How_many_cases_a_person_may_hold_is_a_number_from_1_to_100(string? said, int? most)
    {
        var (settings, mistakes) = said is null ? Read() : Read(("Review:MostHeld", said));

        (settings?.World.Rules.MostHeld).ShouldBe(most);
        mistakes.Select(m => m.Key).ShouldBe(most is null ? ["Review:MostHeld"] : []);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("https://review.example.com", true)]
    [InlineData("http://review.example.com", false)]
    [InlineData("review", false)]
    public void How_our_own_events_name_us_is_an_address_with_tls_or_nothing(string? said, bool good)
    {
        var (settings, mistakes) = said is null ? Read() : Read(("Events:Issuer", said));

        mistakes.Select(m => m.Key).ShouldBe(good ? [] : ["Events:Issuer"]);
        (settings?.EventIssuer).ShouldBe(good ? said : null);
    }

    [Theory]
    [InlineData("CN", "15", "15", null)]
    [InlineData("CN", "16", "16", "Service:CapWorkingDays")]
    [InlineData("EU", "30", "20", null)]
    [InlineData("EU", "20", "30", "Service:DecisionWorkingDays")]
    [InlineData("EU", "251", "20", "Service:CapWorkingDays")]
    public void A_profile_promises_no_more_than_its_cap_and_chinas_cap_is_fifteen(string profile, string cap, string decision, string? mistaken)
    {
        var (settings, mistakes) = Read(("Service:Profile", profile), ("Service:CapWorkingDays", cap), ("Service:DecisionWorkingDays", decision), ("Service:LiftMinutes", "7"));

        mistakes.Select(m => m.Key).Distinct().ShouldBe(mistaken is null ? [] : profile == "CN" ? ["Service:CapWorkingDays", "Service:DecisionWorkingDays"] : [mistaken]);
        (settings?.World.Rules.Service.Lift).ShouldBe(mistaken is null ? TimeSpan.FromMinutes(7) : null);
    }

    [Theory]
    [InlineData("Sqlite", null, null, "/srv/console/data/reviewconsole.db.journal", "/srv/console/data/reviewconsole.db.journal/key.pem")]
    [InlineData("PostgreSQL", null, null, "/srv/console/data/journal", "/srv/console/data/journal/key.pem")]
    [InlineData("PostgreSQL", "../worm", null, "/srv/worm", "/srv/worm/key.pem")]
    [InlineData("Sqlite", "/mnt/worm", "keys/journal.pem", "/mnt/worm", "/srv/console/keys/journal.pem")]
    public void The_journals_seals_stand_beside_an_embedded_database_or_where_the_operator_says(string provider, string? folder, string? key, string folderRead, string keyRead) =>
        ReviewSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Provider"] = provider,
                ["ConnectionStrings:Review"] = provider == "Sqlite" ? null : "Host=db",
                ["Journal:Folder"] = folder,
                ["Journal:KeyFile"] = key,
            }).Build(),
            "/srv/console", isDevelopment: false).Settings!.Seals.ShouldBe(new SealPlaces(folderRead, keyRead));

    [Fact]
    public void A_misspelt_key_of_the_journal_is_named() => Read(("Journal:Folders", "x")).Mistakes.ShouldHaveSingleItem().Key.ShouldBe("Journal:Folders");

    [Theory]
    [InlineData(null, 5_000_000L)]
    [InlineData("1", 1L)]
    [InlineData("0", null)]
    public void From_which_money_on_a_picked_approval_needs_a_second_person_is_a_number_and_0_is_never(string? said, long? held) =>
        (said is null ? Read() : Read(("Review:PickedApprovalHeldMinor", said))).Settings!.World.Rules.PickedApprovalHeldMinor.ShouldBe(held);

    [Theory]
    [InlineData(null, 20)]
    [InlineData("0", 0)]
    [InlineData("1001", null)]
    public void How_many_denials_of_a_beginner_are_judged_twice_is_a_number_up_to_1000(string? said, int? many) =>
        (said is null ? Read() : Read(("Review:NewReviewerDenials", said))).Settings?.World.Rules.NewReviewerDenials.ShouldBe(many!.Value);

    [Theory]
    [InlineData(false, null, 8)]
    [InlineData(true, null, 500)]
    [InlineData(true, "3", 3)]
    public void A_person_has_eight_windows_and_the_demonstrations_shared_people_more(bool isDevelopment, string? said, int most) =>
        Read(isDevelopment, said is null ? [] : [("People:MostWindows", said)]).Settings!.MostWindows.ShouldBe(most);

    [Fact]
    public void Networks_inside_are_closed_unless_they_are_named_and_one_that_is_none_is_a_mistake()
    {
        Read(true).Settings!.RequestsPerSecond.ShouldBe(500);
        Read(true, ("Api:RequestsPerSecond", "0")).Mistakes.ShouldHaveSingleItem().Key.ShouldBe("Api:RequestsPerSecond");
        Read(true, ("Api:RequestPerSecond", "5")).Mistakes.ShouldHaveSingleItem().Key.ShouldBe("Api:RequestPerSecond");
        Read(true).Settings!.AllowedNetworks.ShouldBeEmpty();
        Read(true, ("Webhooks:AllowedNetworks:0", "10.20.0.0/16"), ("Webhooks:AllowedNetworks:1", "fd00::/8")).Settings!.AllowedNetworks.Count.ShouldBe(2);
        var (settings, mistakes) = Read(true, ("Webhooks:AllowedNetworks:0", "10.20.0.0/33"), ("Webhooks:AllowedNetworks:1", "everywhere"));
        settings.ShouldBeNull();
        mistakes.Select(m => m.Key).ShouldBe(["Webhooks:AllowedNetworks", "Webhooks:AllowedNetworks"]);
    }

    [Fact]
    public void Every_mistake_is_said_at_once_each_by_its_key() =>
        Read(("Urls", "x"), ("Demo:Enabled", "true"), ("Review:ClaimMinutes", "0"), ("Review:RevealADay", "1"), ("Database:Provider", "Oracle")).Mistakes
            .Select(m => m.Key).ShouldBe(["Database:Provider", "Demo:Enabled", "Review:ClaimMinutes", "Review:RevealADay", "Urls"], ignoreOrder: true);

    private static (ReviewSettings? Settings, IReadOnlyList<SettingMistake> Mistakes) Read(params (string Key, string Value)[] settings) => Read(isDevelopment: false, settings);

    private static (ReviewSettings? Settings, IReadOnlyList<SettingMistake> Mistakes) Read(bool isDevelopment, params (string Key, string Value)[] settings) =>
        ReviewSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build(), Repository.Root, isDevelopment);
}
