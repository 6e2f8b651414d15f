// Long because: every reason for and against a case is one short test, and they belong side by side.
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.People;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

public sealed class TakeNextOnSqliteTests : TakeNextTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class TakeNextOnPostgresTests(PostgresServer server) : TakeNextTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);

    [Fact]
    public async Task What_another_deed_works_on_is_passed_by_and_waited_for_only_when_nothing_else_is_left()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var (first, second) = (await World.OpenLaterAsync(0), await World.OpenLaterAsync(9));
        await using var connection = new Npgsql.NpgsqlConnection(World.Database.ConnectionString);
        await connection.OpenAsync();
        await using var other = await connection.BeginTransactionAsync();
        await using (var look = new Npgsql.NpgsqlCommand($"SELECT 1 FROM cases WHERE \"Id\" = {first.Value} FOR UPDATE", connection, other))
        {
            await look.ExecuteNonQueryAsync();
        }

        (await World.NextAsync(lin))!.Id.ShouldBe(second, "somebody works on the first, so it is passed by without waiting");
        var waits = World.NextAsync(chen);
        waits.IsCompleted.ShouldBeFalse();
        await other.CommitAsync();

        (await waits)!.Id.ShouldBe(first, "they had only looked");
    }
}

/// <summary>Who is handed which case.</summary>
public abstract class TakeNextTests : DataTests
{
    [Fact]
    public async Task The_most_urgent_comes_first_and_is_held_as_handed_out()
    {
        var lin = await World.ReaderAsync();
        var late = await World.OpenLaterAsync(9);
        var soon = await World.OpenLaterAsync(0);

        var taken = (await World.NextAsync(lin))!;

        taken.Id.ShouldBe(soon);
        taken.Claim!.Holder.ShouldBe(lin.Person!.Value);
        taken.Claim.Origin.ShouldBe(ClaimOrigin.HandedOut);
        (await World.NextAsync(lin))!.Id.ShouldBe(late);
        (await World.NextAsync(lin)).ShouldBeNull();
    }

    [Fact]
    public async Task Harm_brings_a_case_before_one_that_is_due_earlier_and_of_two_alike_the_older_is_first()
    {
        var lin = await World.ReaderAsync();
        var (one, two) = (await World.OpenLaterAsync(0), await World.OpenLaterAsync(0));
        var harmed = await World.OpenLaterAsync(1, change: a => a.With("harm.livelihood", true));

        List<CaseId> order = [(await World.NextAsync(lin))!.Id, (await World.NextAsync(lin))!.Id, (await World.NextAsync(lin))!.Id];

        order.ShouldBe([harmed, one, two]);
    }

    [Theory]
    [InlineData("es", "en", "es")]
    [InlineData("", "zh-Hans", "zh")]
    [InlineData("", "en", "en")]
    [InlineData("zh en", "en", "zh")]
    public async Task Only_what_they_read_is_handed_to_them(string reads, string screens, string first)
    {
        var lin = await World.ReaderAsync(reads);
        await World.OpenLaterAsync(0, "uk");
        await World.OpenLaterAsync(1, "zh-CN");
        await World.OpenLaterAsync(2, "es-MX");
        await World.OpenLaterAsync(3, "en");

        Languages.Primary((await World.NextAsync(lin, screens))!.Language).ShouldBe(first);
    }

    [Fact]
    public async Task What_is_assigned_to_them_comes_before_all_else_and_what_is_anothers_not_at_all()
    {
        var (lin, chen) = (await World.ReaderAsync("en"), await World.ReaderAsync("en"));
        var urgent = await World.OpenLaterAsync(0);
        var mine = await World.OpenLaterAsync(20, "uk");
        var hers = await World.OpenLaterAsync(1);
        await World.AssignAsync(mine, lin);
        await World.AssignAsync(hers, chen);

        var taken = (await World.NextAsync(lin))!;

        (taken.Id, taken.Claim!.WasAssigned).ShouldBe((mine, true));
        (await World.NextAsync(lin))!.Id.ShouldBe(urgent);
        (await World.NextAsync(lin)).ShouldBeNull();
        (await World.NextAsync(chen))!.Id.ShouldBe(hers);
    }

    [Fact]
    public async Task Never_one_of_an_account_they_declared_not_even_an_assigned_one()
    {
        var lin = await World.ReaderAsync();
        var barred = await World.OpenLaterAsync(0, change: a => a.With("account.id", "xy-mine"));
        await World.DoneAsync(lin, new DeclareInterest("xy-mine"));
        await World.AssignAsync(barred, lin);

        (await World.NextAsync(lin)).ShouldBeNull();
        (await WhyNoneAsync(lin)).ShouldBe([(WhyNot.Barred, 1)]);
    }

    [Fact]
    public async Task Never_a_later_round_of_their_own_decision()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var id = await World.OpenAsync(new AnAppeal().Against("rs-again").With("account.id", "xy-again"));
        await World.ApproveAsync(lin, id);
        await World.OpenAsync(new AnAppeal().Against("rs-again").With("account.id", "xy-again").With("appealId", "ap-again-2"));

        (await World.NextAsync(lin)).ShouldBeNull();
        (await World.NextAsync(chen))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task What_they_gave_back_is_not_handed_to_them_again_but_to_others()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var id = await World.OpenAsync();
        await World.NextAsync(lin);
        await World.SkipAsync(lin, id, SkipReason.MissingData);
        World.Clock.GoOn(TimeSpan.FromDays(3));

        (await World.NextAsync(lin)).ShouldBeNull();
        (await WhyNoneAsync(lin)).ShouldBe([(WhyNot.Skipped, 1)]);
        (await World.NextAsync(chen))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task In_a_new_round_they_are_asked_again()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var id = await World.OpenAsync(new AnAppeal().Against("rs-new").With("account.id", "xy-new"));
        await World.NextAsync(lin);
        await World.SkipAsync(lin, id, SkipReason.MissingData);
        await World.ApproveAsync(chen, id);
        await World.OpenAsync(new AnAppeal().Against("rs-new").With("account.id", "xy-new").With("appealId", "ap-new-2"));

        (await World.NextAsync(lin))!.Id.ShouldBe(id);
        (await World.CaseAsync(id)).Skips.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_day_that_was_too_hard_it_comes_back_with_the_next_one_and_nothing_is_kept()
    {
        var lin = await World.ReaderAsync();
        var id = await World.OpenAsync();
        await World.NextAsync(lin);
        await World.SkipAsync(lin, id, SkipReason.TooHardToday, "Asia/Shanghai");
        (await World.NextAsync(lin)).ShouldBeNull();
        World.Clock.Now = new DateTimeOffset(2026, 7, 13, 15, 59, 0, TimeSpan.Zero);
        (await World.NextAsync(lin)).ShouldBeNull();

        World.Clock.Now = new DateTimeOffset(2026, 7, 13, 16, 0, 0, TimeSpan.Zero);
        (await World.NextAsync(lin))!.Id.ShouldBe(id);

        (await World.ReadAsync(db => Task.FromResult(db.Skips.Count()))).ShouldBe(0);
        var facts = await World.FactsAsync((await World.CaseAsync(id)).Number.Value);
        facts.Select(f => f.Kind).ShouldBe([FactKinds.CaseOpened, FactKinds.Claimed, FactKinds.Released, FactKinds.Claimed]);
        string.Concat(facts.Select(f => f.Codes)).ShouldNotContain("hard");
    }

    [Fact]
    public async Task What_three_gave_back_is_handed_to_leads_only_unless_it_was_assigned()
    {
        var id = await World.OpenAsync();
        for (var n = 0; n < 3; n++)
        {
            var person = await World.ReaderAsync();
            await World.NextAsync(person);
            await World.SkipAsync(person, id, SkipReason.NeedsSpecialist);
        }

        var (lin, lead) = (await World.ReaderAsync(), await World.ReaderAsync(role: Role.Lead));
        (await World.NextAsync(lin)).ShouldBeNull();
        (await WhyNoneAsync(lin)).ShouldBe([(WhyNot.BeforeLead, 1)]);
        (await World.NextAsync(lead))!.Id.ShouldBe(id);
        await World.DoneAsync(lead, new ReleaseCase(id, (await World.CaseAsync(id)).Claim!.Token));
        await World.AssignAsync(id, lin);
        (await World.NextAsync(lin))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task What_waits_or_is_held_is_left_alone_and_an_expired_claim_is_none()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var waiting = await World.OpenLaterAsync(0);
        var token = await World.ClaimAsync(chen, waiting);
        await World.DoneAsync(chen, new OfferRoute(waiting, token, "postal_code"));
        await World.DoneAsync(chen, new WaitForCheck(waiting, token));
        var held = await World.OpenLaterAsync(1);
        await World.ClaimAsync(chen, held);

        (await World.NextAsync(lin)).ShouldBeNull();
        (await WhyNoneAsync(lin)).ShouldBe([(WhyNot.Held, 1)]);
        World.Clock.GoOn(ReviewRules.Default.ClaimLasts);
        (await World.NextAsync(lin))!.Id.ShouldBe(held);
    }

    [Fact]
    public async Task Many_that_are_not_for_them_stand_before_one_that_is()
    {
        var lin = await World.ReaderAsync();
        for (var n = 0; n < 40; n++)
        {
            await World.OpenLaterAsync(0, change: a => a.With("account.id", "xy-mine"));
        }

        await World.DoneAsync(lin, new DeclareInterest("xy-mine"));
        var only = await World.OpenLaterAsync(20);

        (await World.NextAsync(lin))!.Id.ShouldBe(only);
    }

    [Fact]
    public async Task Why_there_is_none_is_counted_and_unread_languages_are_named()
    {
        var lin = await World.ReaderAsync("en");
        (await WhyNoneAsync(lin)).ShouldBeEmpty();
        foreach (var language in new[] { "uk", "es", "es" })
        {
            await World.OpenLaterAsync(0, language);
        }

        using var screen = await World.ScreenAsync(lin);
        var none = await new NextQuery(World.Databases, World.Clock, DataWorld.Rules).WhyNoneAsync(screen);

        none.Counts.ShouldBe([(WhyNot.Language, new CappedCount(3))]);
        none.Languages.ShouldBe(["es", "uk"]);
    }

    [Fact]
    public async Task What_is_shown_as_next_is_what_is_handed_over()
    {
        var lin = await World.ReaderAsync();
        using var screen = await World.ScreenAsync(lin);
        var query = new NextQuery(World.Databases, World.Clock, DataWorld.Rules);
        (await query.PeekAsync(screen)).ShouldBeNull();
        await World.OpenLaterAsync(9);
        await World.OpenLaterAsync(0);

        var (number, facts, refused) = (await query.PeekAsync(screen))!;

        var taken = (await World.NextAsync(lin))!;
        taken.Number.ShouldBe(number);
        NextFacts.Of(taken).ShouldBe(facts);
        refused.ShouldBeNull();
    }

    private async Task<List<(WhyNot, int)>> WhyNoneAsync(Actor person)
    {
        using var screen = await World.ScreenAsync(person);
        return [.. (await new NextQuery(World.Databases, World.Clock, DataWorld.Rules).WhyNoneAsync(screen)).Counts.Select(c => (c.Why, c.Count.Value))];
    }
}
