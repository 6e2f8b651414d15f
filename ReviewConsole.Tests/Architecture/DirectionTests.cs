namespace ReviewConsole.Architecture;

/// <summary>Who may know whom, read from the sources.</summary>
public sealed class DirectionTests
{
    [Fact]
    public void Every_source_lies_in_a_room()
    {
        SourceTree.Program.Files.ShouldNotBeEmpty();
        Homeless(SourceTree.Program).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_outside_the_rooms_is_found() =>
        Homeless(SourceTree.Of(("Helpers/Text.cs", ""), ("Constants.cs", ""))).ShouldBe(["Helpers/Text.cs", "Constants.cs"]);

    [Fact]
    public void Arrows_between_rooms_point_down()
    {
        ArrowFinder.Find(SourceTree.Program).ShouldNotBeEmpty();
        Wrong(SourceTree.Program).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Platform/Money.cs", "using ReviewConsole.Data;")]
    [InlineData("Platform/Money.cs", "using static ReviewConsole.Data.Store;")]
    [InlineData("Platform/Money.cs", "using S = ReviewConsole.Data.Store;")]
    [InlineData("Platform/Money.cs", "class M { ReviewConsole.Data.Store s; }")]
    [InlineData("Platform/Money.cs", "class M { Data.Store s; }")]
    [InlineData("Platform/Money.cs", "class M { void Go() => ReviewConsoleApp.Build([]); }")]
    [InlineData("Platform/Money.cs", "class M { string s = $\"{Data.Store.Name}\"; }")]
    [InlineData("Ui/Badge.razor", "@using ReviewConsole.Data")]
    [InlineData("Ui/Badge.razor", "@inject Store Store")]
    [InlineData("Ui/Badge.razor", "<ReviewConsole.Features.Cases.CasePanel />")]
    [InlineData("Ui/Badge.razor", "<CasePanel />")]
    [InlineData("Ui/Badge.razor", "@code { Data.Store? store; }")]
    [InlineData("Data/Rows.cs", "using ReviewConsole.Ui;")]
    [InlineData("Domain/Rule.cs", "using ReviewConsole.Platform;")]
    [InlineData("Features/Queue/Next.cs", "using ReviewConsole.Features.Cases;")]
    [InlineData("Features/Queue/Next.cs", "class N { Cases.CaseQuery q; }")]
    [InlineData("Features/Queue/Next.razor", "<CasePanel />")]
    [InlineData("Features/Queue/Next.cs", "using ReviewConsole.Shell;")]
    [InlineData("Shell/Frame.cs", "using ReviewConsole.Features.Cases;")]
    [InlineData("_Imports.razor", "@using ReviewConsole.Data")]
    [InlineData("Features/_Imports.razor", "@using ReviewConsole.Features.Cases")]
    [InlineData("Program.cs", "using ReviewConsole.Features.Cases;")]
    public void An_arrow_that_goes_up_or_across_is_found(string path, string text) =>
        Wrong(With(path, text)).ShouldHaveSingleItem().From.Path.ShouldBe(path);

    [Theory]
    [InlineData("ReviewConsoleApp.cs", "using ReviewConsole.Features.Cases; using ReviewConsole.Shell;")]
    [InlineData("Program.cs", "ReviewConsoleApp.Build(args);")]
    [InlineData("Features/Cases/More.razor", "@using ReviewConsole.Features.Queue")]
    [InlineData("Features/Queue/Next.cs", "using ReviewConsole.Data; using ReviewConsole.Domain;")]
    [InlineData("Features/Queue/Next.cs", "// see ReviewConsole.Features.Cases\nclass N { string s = \"ReviewConsole.Shell\"; }")]
    [InlineData("Features/Queue/Next.cs", "namespace ReviewConsole.Features.Queue; class N { int n = db.Cases.Count(); }")]
    public void An_arrow_that_goes_down_is_left_alone(string path, string text) => Wrong(With(path, text)).ShouldBeEmpty();

    private static SourceTree With(string path, string text) => SourceTree.Of(
        ("ReviewConsoleApp.cs", "namespace ReviewConsole; static class ReviewConsoleApp { }"),
        ("Domain/Case.cs", "namespace ReviewConsole.Domain; sealed class Case { }"),
        ("Platform/Paging.cs", "sealed class Paging { }"),
        ("Data/Store.cs", "sealed class Store { }"),
        ("Ui/Icon.razor", "<svg />"),
        ("Shell/Slots.cs", "sealed class Slots { }"),
        ("Features/Cases/CasePanel.razor", "<p />"),
        ("Features/Cases/CaseQuery.cs", "sealed class CaseQuery { }"),
        ("Features/Queue/QueueQuery.cs", "sealed class QueueQuery { }"),
        (path, text));

    private static IEnumerable<string> Homeless(SourceTree tree) =>
        tree.Files.Where(file => Rooms.Of(file) is null).Select(file => file.Path);

    private static List<Arrow> Wrong(SourceTree tree) =>
    [
        .. from arrow in ArrowFinder.Find(tree)
           let fromRoom = Rooms.Of(arrow.From)
           let toRoom = Rooms.OfFolder(arrow.Folder)
           where fromRoom is not null && toRoom is not null && !Rooms.MayKnow(fromRoom, toRoom)
           select arrow,
    ];
}
