namespace ReviewConsole.Architecture;

/// <summary>Folders that know each other, directly or round a corner, are one folder that nobody can read in parts.</summary>
public sealed class CircleTests
{
    [Fact]
    public void No_folders_stand_in_a_circle()
    {
        ArrowFinder.Find(SourceTree.Program).ShouldNotBeEmpty();
        Circle(SourceTree.Program).ShouldBeEmpty();
    }

    [Fact]
    public void A_circle_round_a_corner_is_found() =>
        Circle(SourceTree.Of(
            ("Domain/A/One.cs", "using ReviewConsole.Domain.B; class One { }"),
            ("Domain/B/Two.cs", "using ReviewConsole.Domain.C; class Two { }"),
            ("Domain/C/Three.cs", "class Three { Domain.A.One one; }"))).Count.ShouldBe(3);

    [Fact]
    public void A_circle_between_a_folder_and_its_parent_is_found() =>
        Circle(SourceTree.Of(
            ("Domain/Case.cs", "using ReviewConsole.Domain.Facts; class Case { }"),
            ("Domain/Facts/Opened.cs", "class Opened { Case Case; }"))).Count.ShouldBe(2);

    [Fact]
    public void A_chain_is_no_circle() =>
        Circle(SourceTree.Of(
            ("Domain/A/One.cs", "using ReviewConsole.Domain.B; class One { }"),
            ("Domain/B/Two.cs", "class Two { }"))).ShouldBeEmpty();

    // The arrows of one circle, in order; none if there is no circle.
    private static IReadOnlyList<Arrow> Circle(SourceTree tree)
    {
        var arrows = ArrowFinder.Find(tree).ToLookup(arrow => arrow.From.Folder);
        var done = new HashSet<string>();
        var path = new List<Arrow>();
        foreach (var folder in tree.Folders)
        {
            if (Walk(folder) is { } circle)
            {
                return circle;
            }
        }

        return [];

        IReadOnlyList<Arrow>? Walk(string folder)
        {
            var start = path.FindIndex(arrow => arrow.From.Folder == folder);
            if (start >= 0)
            {
                return path[start..];
            }

            if (done.Contains(folder))
            {
                return null;
            }

            foreach (var arrow in arrows[folder].DistinctBy(arrow => arrow.Folder))
            {
                path.Add(arrow);
                if (Walk(arrow.Folder) is { } circle)
                {
                    return circle;
                }

                path.RemoveAt(path.Count - 1);
            }

            done.Add(folder);
            return null;
        }
    }
}
