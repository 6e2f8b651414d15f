using FsCheck;
using FsCheck.Fluent;

namespace ReviewConsole.Platform;

public sealed class ContentRootTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_published_program_uses_the_folder_it_lies_in()
    {
        File.WriteAllText(_folder.File("appsettings.json"), "{}");

        ContentRoot.Find([], programFolder: _folder.FullName, workingDirectory: "/").ShouldBe(_folder.FullName);
    }

    [Fact]
    public void A_developer_may_stand_anywhere_below_the_solution()
    {
        File.WriteAllText(_folder.File("ReviewConsole.sln"), "");
        var below = Directory.CreateDirectory(_folder.File("a/b")).FullName;

        ContentRoot.Find([], programFolder: below, workingDirectory: below).ShouldBe(_folder.FullName);
    }

    [Fact]
    public void A_relative_switch_counts_from_the_caller() =>
        ContentRoot.Find(["--contentRoot", "here"], "/program", "/caller").ShouldBe("/caller/here");

    [Fact]
    public void The_switch_wins_whatever_follows_it() =>
        Prop.ForAll<NonNull<string>[]>(rest =>
                ContentRoot.Find(["--contentRoot=/given", .. rest.Select(word => word.Get)], _folder.FullName, "/") == "/given")
            .ShouldHold();

    public void Dispose() => _folder.Dispose();
}
