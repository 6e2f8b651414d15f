using System.Text.RegularExpressions;

namespace ReviewConsole.Architecture;

/// <summary>Every change of a case goes through the deeds (design.md §4): nothing else in the program writes their tables.</summary>
public sealed partial class OneDoorTests
{
    private static readonly string[] TheDoorItself = ["Data/Deeds", "Data/Journal", "Data/Lines", "Data/Counters"];

    // Neither touches a case: keys that protect cookies, and the schema.
    private static readonly string[] BesideTheCases = ["Data/Setup/KeyRing.cs", "Data/Setup/Migrator.cs"];

    [Fact]
    public void Only_deeds_write() => Writers(SourceTree.Program).ShouldBeEmpty();

    [Fact]
    public void Only_the_door_lets_a_deed_in() =>
        SourceTree.Program.Files.Where(file => LettingIn.IsMatch(file.Searchable)).Select(file => file.Path).ShouldBe(["Data/Deeds/DeedDoor.cs"]);

    [Fact]
    public void Whoever_may_write_beside_the_cases_still_does() =>
        SourceTree.Program.Files.Where(file => BesideTheCases.Contains(file.Path) && Writing.IsMatch(file.Searchable)).Select(file => file.Path).ShouldBe(BesideTheCases);

    [Theory]
    [InlineData("await db.SaveChangesAsync(stop);")]
    [InlineData("db.SaveChanges();")]
    [InlineData("await db.Decisions.Where(d => d.Id == id).ExecuteDeleteAsync();")]
    [InlineData("await db.CaseRows.ExecuteUpdateAsync(set => set);")]
    [InlineData("await db.Database.ExecuteSqlAsync(statement);")]
    [InlineData("await db.Database.ExecuteSqlRawAsync(statement);")]
    [InlineData("db.Cases.Add(made);")]
    [InlineData("db.Facts\n    .AddRange(made);")]
    [InlineData("db.Outbox.Remove(row);")]
    public void Writing_outside_a_deed_is_found(string text) => Writers(SourceTree.Of(("Features/Made/Made.cs", text))).ShouldBe(["Features/Made/Made.cs"]);

    [Theory]
    [InlineData("protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) { scope.Db.Outbox.Remove(row); }")]
    [InlineData("await door.WriteAsync((db, now) => db.Drafts.Add(row));")]
    [InlineData("_checks.Add(check);")]
    public void A_deed_a_draft_and_a_list_are_left_alone(string text) => Writers(SourceTree.Of(("Features/Made/Made.cs", text))).ShouldBeEmpty();

    private static IEnumerable<string> Writers(SourceTree tree) =>
        from file in tree.Files
        where !TheDoorItself.Contains(file.Folder) && !BesideTheCases.Contains(file.Path) && !InADeed.IsMatch(file.Code)
        where Writing.IsMatch(file.Searchable)
        select file.Path;

    [GeneratedRegex(
        @"\bSaveChanges(Async)?\b|\bExecute(Update|Delete|Sql)\w*\("
        + @"|\.\s*(Cases|CaseRows|SearchedNames|Signals|Checks|Appeals|Decisions|Facts|FactValues|JournalHeads|Outbox|Counters)\s*\.\s*(Add|Remove|Update|Attach)\w*\(",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Writing { get; }

    [GeneratedRegex(@"\bDeedScope\s+\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InADeed { get; }

    [GeneratedRegex(@"\bnew\s+DeedScope\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LettingIn { get; }
}
