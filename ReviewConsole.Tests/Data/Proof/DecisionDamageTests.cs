using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

public sealed class DecisionDamageOnSqliteTests : DecisionDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class DecisionDamageOnPostgresTests(PostgresServer server) : DecisionDamageTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class DecisionDamageTests : DataTests
{
    private const string Stream = "AP-2026-000001";
    private readonly Damage _damage;
    private DecisionId _decision;
    private CaseId _other;

    protected DecisionDamageTests() => _damage = new Damage(() => World);

    [Fact]
    public async Task An_edit_of_any_column_of_a_decision_is_found_at_its_fact()
    {
        var columns = await World.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(Decision))!.GetProperties().Select(p => p.Name).ToList()));
        var place = new BadPlace(Stream, (await World.FactsAsync(Stream)).Count, "decision_changed");

        // The id is the fact's own name of it. The own words, normalised, are kept only to be compared with later texts; nobody reads them.
        foreach (var column in columns.Except([nameof(Decision.Id), nameof(Decision.OwnWords)]))
        {
            await _damage.ShouldBeFoundAsync(column, async db => Change(db.Entry(await DecisionAsync(db)).Property(column)), place);
        }
    }

    [Fact]
    public async Task A_decision_that_is_gone_or_was_never_made_is_found()
    {
        var length = (await World.FactsAsync(Stream)).Count;
        await _damage.ShouldBeFoundAsync("deleted", async db => db.Remove(await DecisionAsync(db)), new BadPlace(Stream, length, "decision_missing"));
        await _damage.ShouldBeFoundAsync("added", AddAsync, new BadPlace("AP-2026-000002", 0, "decision_without_fact"));
    }

    [Fact]
    public async Task An_erased_justification_of_the_fact_breaks_nothing_and_guards_the_rest() =>
        await _damage.ShouldBeFoundAsync("erased", db => EraseAsync(db, "justification", "notice", "internal_note"), at: null);

    [Fact]
    public async Task A_decision_whose_fact_kept_its_notice_cannot_say_something_else()
    {
        var place = new BadPlace(Stream, (await World.FactsAsync(Stream)).Count, "decision_changed");
        await _damage.ShouldBeFoundAsync(
            "notice",
            async db =>
            {
                await EraseAsync(db, "justification");
                Change(db.Entry(await DecisionAsync(db)).Property(nameof(Decision.Notice)));
            },
            place);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var lin = await World.AddPersonAsync(Role.Reviewer);
        _decision = await World.DenyAsync(lin, await World.OpenAsync());
        _other = await World.OpenAsync();
        await _damage.PrepareAsync();
    }

    private static void Change(PropertyEntry property) => property.CurrentValue = property.Metadata.Name switch
    {
        nameof(Decision.Rule) => new RuleCitation("ATO-11", "2025-03"),
        nameof(Decision.Path) => PathLetter.A,
        nameof(Decision.TakenBackAt) => AnAppeal.Now,
        nameof(Decision.MilderWhy) => "A short hold would not do.",
        nameof(Decision.RecheckOn) => new DateOnly(2026, 7, 15),
        nameof(Decision.Conditions) => new List<ConditionTerm> { new("C1") },
        nameof(Decision.Narrowing) => new Narrowing([RestrictionScope.Payout], new DateOnly(2026, 7, 20)),
        nameof(Decision.Shield) => new Shield(["failed_burst"], AnAppeal.Now),
        nameof(Decision.SecondedBy) => new PersonId(Guid.NewGuid()),
        nameof(Decision.Context) => DecisionContext.None,
        nameof(Decision.SupersedeReason) => "The letter was read wrongly.",
        _ => property.CurrentValue switch
        {
            string text => text + "x",
            int number => number + 1,
            Outcome => Outcome.Approve,
            DateTimeOffset at => at.AddMicroseconds(1),
            PersonId => new PersonId(Guid.NewGuid()),
            DecisionId => new DecisionId(Guid.NewGuid()),
            CaseId id => new CaseId(id.Value + 1),
            Notice notice => notice with { Title = notice.Title + "!" },
            IList list => Activator.CreateInstance(typeof(List<>).MakeGenericType(list.GetType().GetGenericArguments())),
            var other => throw new NotSupportedException($"{property.Metadata.Name}: {other}"),
        },
    };

    private static Task<int> EraseAsync(ReviewDb db, params string[] names) => db.FactValues.Where(v => names.Contains(v.Name))
        .ExecuteUpdateAsync(v => v.SetProperty(x => x.Value, (string?)null).SetProperty(x => x.Salt, (byte[]?)null));

    private Task<Decision> DecisionAsync(ReviewDb db) => db.Decisions.SingleAsync(d => d.Id == _decision);

    private async Task AddAsync(ReviewDb db)
    {
        var made = await db.Decisions.AsNoTracking().SingleAsync(d => d.Id == _decision);
        var entry = db.Entry(made);
        entry.Property(d => d.Id).CurrentValue = new DecisionId(Guid.NewGuid());
        entry.Property(d => d.CaseId).CurrentValue = _other;
        entry.State = EntityState.Added;
    }
}
