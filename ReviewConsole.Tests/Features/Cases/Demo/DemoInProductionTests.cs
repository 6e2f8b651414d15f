namespace ReviewConsole.Features.Cases.Demo;

/// <summary>Five people with a published password must never get into a console that is meant seriously.</summary>
public sealed class DemoInProductionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_console_does_not_start_with_the_demonstration_and_says_why()
    {
        var ended = await ConsoleProgram.RunAsync("--Demo:Enabled=true", "--Urls=http://127.0.0.1:0", Database);

        (ended.ExitCode, ended.Output).ShouldBe((2, ""));
        ended.Errors.ShouldStartWith("Demo:Enabled: The demonstration has people with a published password, so it runs in Development only.");
        File.Exists(_folder.File("review.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_not_filled_by_command_either()
    {
        var ended = await ConsoleProgram.RunAsync("demo", "fill", "--cases", "1", Database);

        (ended.ExitCode, ended.Output).ShouldBe((2, ""));
        ended.Errors.ShouldContain("so it is never filled in Production");
        (await ConsoleProgram.RunAsync("journal", "verify", Database)).LastLine.ShouldBe("ok, 0 facts");
    }

    private string Database => $"--ConnectionStrings:Review=Data Source={_folder.File("review.db")}";
}
