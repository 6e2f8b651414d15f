using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Features.Cases.Palette;

public sealed class CaseFinderOnSqliteTests : CaseFinderTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class CaseFinderOnPostgresTests(PostgresServer server) : CaseFinderTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>Six ways to name a case, on both databases.</summary>
public abstract class CaseFinderTests : DataTests
{
    private CaseFinder Finder => new(new QueueQuery(World.Databases), World.Databases);

    [Fact]
    public async Task A_case_is_found_by_its_number_account_e_mail_phone_restriction_and_appeal()
    {
        var appeal = new AnAppeal().With("account.email", "Wang.Fang@example.org").With("account.phone", "13900001111");
        var id = await World.OpenAsync(appeal);
        await World.OpenAsync();
        var number = (await World.CaseAsync(id)).Number.Value;

        foreach (var text in new[] { number, number.ToLowerInvariant(), appeal.Account, "wang.fang@example.org", "139 0000 1111", "+86 13900001111", appeal.Restriction, appeal.Id, $"  {appeal.Id} " })
        {
            var found = (await FindAsync(text)).Lines.ShouldHaveSingleItem(text);
            (found.Line.Id, found.AccountId).ShouldBe((id, appeal.Account));
        }
    }

    [Fact]
    public async Task Full_width_letters_of_an_input_method_mean_the_plain_ones()
    {
        var appeal = new AnAppeal();
        var id = await World.OpenAsync(appeal);
        var wide = string.Concat((await World.CaseAsync(id)).Number.Value.Select(c => (char)(c + 0xFEE0)));

        (await FindAsync(wide)).Lines.ShouldHaveSingleItem().Line.Id.ShouldBe(id);
        (await FindAsync(string.Concat(appeal.Restriction.Select(c => (char)(c + 0xFEE0))))).Lines.ShouldHaveSingleItem().Line.Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_later_appeal_on_the_same_restriction_finds_the_case_it_joined()
    {
        var first = new AnAppeal();
        var id = await World.OpenAsync(first);
        var second = new AnAppeal().Against(first.Restriction).With("account.id", first.Account);
        await World.OpenAsync(second);

        (await FindAsync(second.Id)).Lines.ShouldHaveSingleItem().Line.Id.ShouldBe(id);
    }

    [Fact]
    public async Task Several_are_listed_and_more_than_fit_are_said()
    {
        for (var n = 0; n < CaseFinder.Most + 1; n++)
        {
            await World.OpenAsync();
        }

        var found = await FindAsync("maria@example.org");
        found.Lines.Count.ShouldBe(CaseFinder.Most);
        (found.More, found.Text).ShouldBe((true, "maria@example.org"));
        found.Lines.Select(l => l.Line.Id).ShouldBeUnique();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("AP-2026-999999")]
    [InlineData("nobody@example.org")]
    [InlineData("rs-%")]
    [InlineData("' or 1=1 --")]
    [InlineData("\ud83d\ude00\ud83d")]
    public async Task What_names_nothing_finds_nothing(string text)
    {
        await World.OpenAsync();

        (await FindAsync(text)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_that_are_kept_come_back_in_their_order_without_those_that_are_gone()
    {
        var ids = new[] { await World.OpenAsync(), await World.OpenAsync() };
        var numbers = await World.ReadAsync(db => db.CaseRows.OrderByDescending(r => r.Id).Select(r => r.Number).ToListAsync());

        var found = await Finder.OfNumbersAsync([numbers[0], new CaseNumber("AP-2026-999999"), numbers[1]]);

        found.Select(f => f.Line.Id).ShouldBe([ids[1], ids[0]]);
    }

    private Task<FoundCases> FindAsync(string text) => Finder.FindAsync(text, new PersonId(Guid.NewGuid()), World.Clock.Now);
}
