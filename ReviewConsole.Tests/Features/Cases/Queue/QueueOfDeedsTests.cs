using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

public sealed class QueueOfDeedsOnSqliteTests : QueueOfDeedsTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class QueueOfDeedsOnPostgresTests(PostgresServer server) : QueueOfDeedsTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>The queue of cases that came to be by deeds.</summary>
public abstract class QueueOfDeedsTests : DataTests
{
    [Fact]
    public async Task A_case_goes_through_the_views_as_it_is_taken_left_waiting_and_decided()
    {
        var (lin, zhao) = (await World.AddPersonAsync(Role.Reviewer), await World.AddPersonAsync(Role.Reviewer));
        var id = await World.OpenAsync();
        (await ViewsAsync(lin)).ShouldBe([CaseView.Unclaimed, CaseView.All]);

        var token = await World.ClaimAsync(lin, id);
        (await ViewsAsync(lin)).ShouldBe([CaseView.Mine, CaseView.All]);
        (await ViewsAsync(zhao)).ShouldBe([CaseView.All]);

        await World.DoneAsync(lin, new OfferRoute(id, token, "postal_code"));
        await World.DoneAsync(lin, new WaitForCheck(id, token));
        (await ViewsAsync(lin)).ShouldBe([CaseView.Mine, CaseView.Waiting, CaseView.All]);
        (await ViewsAsync(zhao)).ShouldBe([CaseView.Waiting, CaseView.All]);

        await World.DoneAsync(zhao, new ReleaseCase(id, await World.ClaimAsync(zhao, id)));
        await World.ApproveAsync(zhao, id);
        (await ViewsAsync(zhao)).ShouldBe([CaseView.Decided, CaseView.All]);
    }

    [Fact]
    public async Task A_claim_that_ran_out_leaves_the_case_unclaimed_again_without_anybody_doing_anything()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.ClaimAsync(lin, await World.OpenAsync());

        World.Clock.Now += ReviewRules.Default.ClaimLasts;

        (await ViewsAsync(lin)).ShouldBe([CaseView.Unclaimed, CaseView.All]);
    }

    [Fact]
    public async Task A_case_is_overdue_from_its_due_time_on_until_it_is_decided()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        World.Clock.Now = (await World.CaseAsync(id)).DueAt;
        (await ViewsAsync(lin)).ShouldNotContain(CaseView.Overdue);

        World.Clock.Now += TimeSpan.FromSeconds(1);
        (await ViewsAsync(lin)).ShouldContain(CaseView.Overdue);

        await World.ApproveAsync(lin, id);
        (await ViewsAsync(lin)).ShouldNotContain(CaseView.Overdue);
    }

    [Fact]
    public async Task No_name_mail_phone_or_account_leaves_the_query_unmasked()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.OpenAsync(new AnAppeal().With("account.displayName", "徐女士").With("account.id", "xy-829341"));
        await World.OpenAsync(new AnAppeal().Without("account.displayName").With("account.id", "xy-829342"));

        var lines = (await ReadAsync(lin, new CaseFilter { View = CaseView.All })).Lines;

        lines.Select(l => l.Who).ShouldBe(["徐•士", "xy-82•••2"], ignoreOrder: true);
        var all = string.Join('\n', lines);
        foreach (var secret in new[] { "徐女士", "xy-829341", "xy-829342", "13812345678", "maria@example.org" })
        {
            all.ShouldNotContain(secret);
        }
    }

    [Theory]
    [InlineData("xy-829341")]
    [InlineData("xy-8293")]
    [InlineData("徐女")]
    [InlineData("138 1234 5670")]
    [InlineData("XU@example.org")]
    [InlineData("write.to.me@example.org")]
    public async Task Somebody_is_found_by_what_they_or_the_platform_would_name(string text)
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var sought = await World.OpenAsync(new AnAppeal().With("account.id", "xy-829341").With("account.displayName", "徐女士")
            .With("account.phone", "+86 138-1234-5670").With("account.email", "xu@example.org").With("appeal.contact.address", "write.to.me@example.org"));
        await World.OpenAsync();

        (await ReadAsync(lin, new CaseFilter { View = CaseView.All, Text = text })).Lines.ShouldHaveSingleItem().Id.ShouldBe(sought);
    }

    [Fact]
    public async Task A_case_is_found_by_its_number_alone_or_whole()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        await World.OpenAsync();
        var number = (await World.CaseAsync(id)).Number;

        foreach (var text in new[] { number.Value, number.Value.ToLowerInvariant(), number.Value[^6..].TrimStart('0') })
        {
            (await ReadAsync(lin, new CaseFilter { View = CaseView.All, Text = text })).Lines.ShouldHaveSingleItem().Id.ShouldBe(id, text);
        }
    }

    [Fact]
    public async Task A_signal_filters_by_the_present_round_alone()
    {
        var lin = await World.AddPersonAsync(Role.Reviewer);
        var first = new AnAppeal();
        var id = await World.OpenAsync(first);
        await World.OpenAsync(new AnAppeal().WithOnlySignal("new_device"));
        (await ReadAsync(lin, new CaseFilter { View = CaseView.All, Signal = "failed_burst" })).Lines.ShouldHaveSingleItem().Id.ShouldBe(id);

        await World.ApproveAsync(lin, id);
        await World.DoneAsync(Actor.Platform, new Data.Intake.OpenCase(
            first.Copy().With("appealId", "ap-again").WithOnlySignal("new_device").Message()));

        (await ReadAsync(lin, new CaseFilter { View = CaseView.All, Signal = "failed_burst" })).Lines.ShouldBeEmpty();
        (await ReadAsync(lin, new CaseFilter { View = CaseView.All, Signal = "new_device" })).Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Counts_are_exact_to_ten_thousand_and_then_say_that_there_are_more()
    {
        var rows = new SomeLines(seed: 3).Many(CappedCount.Most + 5);
        await using (var db = World.Open())
        {
            db.CaseRows.AddRange(rows);
            await db.SaveChangesAsync();
        }

        var (views, fitting) = await Counts.ReadAsync(new CaseFilter { View = CaseView.All, Language = "zh" }, SomeLines.Me, SomeLines.Now);

        views[CaseView.All].IsMore.ShouldBeTrue();
        views[CaseView.All].ToString().ShouldBe("10,000+");
        views[CaseView.Waiting].Value.ShouldBe(rows.Count(r => r.Lane == Data.Stored.Lane.Waiting));
        fitting.Value.ShouldBe(rows.Count(r => r.Language == "zh"));
        new CappedCount(CappedCount.Most).ToString().ShouldBe("10,000");
    }

    private IDbContextFactory<ReviewDb> Databases => World.Services.GetRequiredService<IDbContextFactory<ReviewDb>>();

    private QueueCounts Counts => new(Databases);

    private Task<LinePage> ReadAsync(Actor person, CaseFilter filter) =>
        new QueueQuery(Databases).ReadAsync(new QueueAddress(filter), person.Person!.Value, World.Clock.Now);

    // The views that show the one case there is; counted and read, which must agree.
    private async Task<List<CaseView>> ViewsAsync(Actor person)
    {
        var shown = new List<CaseView>();
        var (counts, _) = await Counts.ReadAsync(new CaseFilter(), person.Person!.Value, World.Clock.Now);
        foreach (var view in Enum.GetValues<CaseView>())
        {
            var lines = (await ReadAsync(person, new CaseFilter { View = view })).Lines;
            counts[view].Value.ShouldBe(lines.Count, view.ToString());
            if (lines.Count > 0)
            {
                shown.Add(view);
            }
        }

        return shown;
    }
}
