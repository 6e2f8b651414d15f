using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

/// <summary>SQLite keeps anything in any column; what cannot be read back is named as an edit and does not end the check.</summary>
public sealed class JournalNonsenseTests : DataTests
{
    private const string Stream = "AP-2026-000002";
    private static readonly string[] Nonsense = ["'deadbeef'", "-1", "9223372036854775807", "x'00ff'", "'[{\"a\":'"];

    private readonly Damage _damage;
    private int _length;

    public JournalNonsenseTests() => _damage = new Damage(() => World);

    [Fact]
    public async Task Nonsense_in_any_column_of_a_fact_is_named_at_its_place()
    {
        foreach (var column in (await ColumnsAsync(typeof(FactRow))).Except([nameof(FactRow.Id), nameof(FactRow.Stream), nameof(FactRow.Sequence)]))
        {
            foreach (var value in Nonsense)
            {
                await _damage.ShouldBeFoundAsync(
                    $"{column} = {value}", db => WriteAsync(db, $"UPDATE facts SET {column} = {value} WHERE Stream = '{Stream}' AND Sequence = 2"),
                    new BadPlace(Stream, 2, "fact_changed"));
            }
        }
    }

    [Fact]
    public async Task Nonsense_in_any_column_of_a_decision_is_named_at_its_fact()
    {
        foreach (var column in (await ColumnsAsync(typeof(Decision))).Except([nameof(Decision.Id), nameof(Decision.CaseId), nameof(Decision.OwnWords)]))
        {
            foreach (var value in Nonsense)
            {
                await _damage.ShouldBeFoundAsync(
                    $"{column} = {value}", db => WriteAsync(db, $"UPDATE decisions SET {column} = {value} WHERE CaseId = 2"),
                    new BadPlace(Stream, _length, "decision_changed"));
            }
        }
    }

    [Fact]
    public async Task A_decision_under_a_name_that_cannot_be_read_is_missing_at_its_fact() =>
        await _damage.ShouldBeFoundAsync(
            "Id", db => WriteAsync(db, "UPDATE decisions SET Id = 'deadbeef' WHERE CaseId = 2"), new BadPlace(Stream, _length, "decision_missing"));

    [Fact]
    public async Task An_instant_moved_by_less_than_a_hash_knows_is_named_too() =>
        await _damage.ShouldBeFoundAsync(
            "At", db => WriteAsync(db, $"UPDATE facts SET At = At + 1 WHERE Stream = '{Stream}' AND Sequence = 2"), new BadPlace(Stream, 2, "fact_changed"));

    [Fact]
    public async Task The_first_of_several_bad_places_is_the_one_that_is_named() =>
        await _damage.ShouldBeFoundAsync(
            "both",
            db => WriteAsync(db, $"UPDATE facts SET Command = 'x' WHERE Stream = '{Stream}'; UPDATE facts SET Actor = 'x' WHERE Stream = 'AP-2026-000001' AND Sequence = 3"),
            new BadPlace("AP-2026-000001", 3, "fact_changed"));

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var lin = await World.AddPersonAsync(Role.Reviewer);
        await World.ApproveAsync(lin, await World.OpenAsync());
        await World.DenyAsync(lin, await World.OpenAsync());
        _length = (await World.FactsAsync(Stream)).Count;
        await _damage.PrepareAsync();
    }

    private Task<List<string>> ColumnsAsync(Type of) =>
        World.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(of)!.GetProperties().Select(p => p.GetColumnName()).ToList()));

    private static Task<int> WriteAsync(ReviewDb db, string statement) => db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal));
}
