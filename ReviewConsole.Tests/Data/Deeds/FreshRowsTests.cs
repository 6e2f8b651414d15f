using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Setup;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Data.Deeds;

public sealed class FreshRowsTests : DataTests
{
    private static readonly string[] Tables =
        ["cases", "case_rows", "case_signals", "appeals", "rights_requests", "case_links", "searched_names", "facts", "fact_values", "journal_heads", "outbox", "api_answers"];

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task What_was_only_added_is_written_as_the_mapper_writes_it()
    {
        await using var mapped = new DataWorld(await TestDatabase.SqliteAsync());
        var subject = Case.Open(new AnAppeal().Message(), new CaseId(7), CaseNumber.Of(2026, 7), DataWorld.Rules, AnAppeal.Now).Answer;

        await SaveAsync(World, db => Add(db, subject), byMapper: false);
        await SaveAsync(mapped, db => Add(db, subject), byMapper: true);

        var (own, others) = (await DumpAsync(World), await DumpAsync(mapped));
        own.ShouldBe(others);
        own.Select(row => row.Split('|')[0]).Distinct().ShouldBe(Tables, "a table without a row shows nothing");
    }

    [Fact]
    public async Task Where_something_was_changed_or_removed_the_mapper_writes_all()
    {
        await SaveAsync(World, db => db.JournalHeads.AddRange(new JournalHead { Stream = "a" }, new JournalHead { Stream = "b" }), byMapper: true);

        (await TryAsync(db => db.JournalHeads.Single(h => h.Stream == "a").Length = 7)).ShouldBeFalse();
        (await TryAsync(db => db.JournalHeads.Remove(db.JournalHeads.Single(h => h.Stream == "a")))).ShouldBeFalse();

        (await World.ReadAsync(db => db.JournalHeads.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_row_that_is_there_already_is_told_as_the_mapper_tells_it()
    {
        await SaveAsync(World, db => db.JournalHeads.Add(new JournalHead { Stream = "a" }), byMapper: true);

        await Should.ThrowAsync<DbUpdateException>(() => SaveAsync(World, db => db.JournalHeads.Add(new JournalHead { Stream = "a" }), byMapper: false));
    }

    private static void Add(ReviewDb db, Case subject)
    {
        db.Add(subject);
        var line = new CaseRow { Id = subject.Id, Number = subject.Number };
        db.CaseRows.Add(line);
        CaseLines.Write(subject, line, WeightsInForce.Own, DataWorld.Rules);
        line.Links.Add(new CaseLinkRow { Case = line.Id, Kind = default, Hash = "sha256:1" });
        foreach (var sequence in new[] { 1L, 2 })
        {
            db.Facts.Add(new FactRow
            {
                Stream = "AP-2026-000007",
                Sequence = sequence,
                Kind = FactKinds.CaseOpened,
                Version = 1,
                At = AnAppeal.Now,
                ActorKind = ActorKind.Operator,
                Actor = "operator",
                Command = Guid.Parse("0191a1b2-0000-7000-8000-000000000001"),
                Codes = "{}",
                Previous = new byte[32],
                Hash = [1, 2, 3],
                Values = [new FactValue { Name = "statement", Value = "Mine.", Salt = [4], Commitment = [5] }, new FactValue { Name = "other", Commitment = [6] }],
            });
        }

        db.JournalHeads.Add(new JournalHead { Stream = "AP-2026-000007", Length = 2, Hash = [1, 2, 3] });
        db.Outbox.Add(new OutboxRow { Id = Guid.Parse("0191a1b2-0000-7000-8000-000000000002"), Type = "case.opened", CaseId = subject.Id, Data = "{}", CreatedAt = AnAppeal.Now, NotBefore = AnAppeal.Now });
        db.ApiAnswers.Add(new ApiAnswerRow { Client = "shop", Key = "k", RequestHash = "h", Status = 201, Body = "{}", Location = null, At = AnAppeal.Now });
    }

    private static async Task SaveAsync(DataWorld world, Action<ReviewDb> change, bool byMapper) =>
        (await DoAsync(world, change, byMapper)).ShouldBe(!byMapper);

    private Task<bool> TryAsync(Action<ReviewDb> change) => DoAsync(World, change, byMapper: false);

    // Commits only what was written.
    private static async Task<bool> DoAsync(DataWorld world, Action<ReviewDb> change, bool byMapper)
    {
        await using var connection = await SqliteOpening.OpenAsync(world.Database.ConnectionString);
        await using var db = new SqliteReviewDb(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite(connection).Options);
        using var fresh = new FreshRows(connection);
        await using var transaction = connection.BeginTransaction();
        await db.Database.UseTransactionAsync(transaction);
        change(db);
        db.ChangeTracker.DetectChanges();
        var isWritten = !byMapper && fresh.TryWrite(db, transaction);
        if (byMapper)
        {
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
        return isWritten;
    }

    private static async Task<List<string>> DumpAsync(DataWorld world)
    {
        await using var connection = await SqliteOpening.OpenAsync(world.Database.ConnectionString);
        var rows = new List<string>();
        foreach (var table in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(table + "|" + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at => $"{reader.GetName(at)}:{reader.GetDataTypeName(at)}={Text(reader.GetValue(at))}")));
            }
        }

        return rows;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
