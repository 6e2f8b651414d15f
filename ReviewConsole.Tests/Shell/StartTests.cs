using System.Net;
using System.Net.Sockets;

namespace ReviewConsole.Shell;

/// <summary>What an operator reads when the console cannot start.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_address_that_is_taken_is_named_and_nothing_else_is_said_to_have_failed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var ended = await ConsoleProgram.RunAsync($"--Urls={address}", $"--ConnectionStrings:Review=Data Source={_folder.File("review.db")}");

        ended.ExitCode.ShouldBe(2);
        ended.Errors.ShouldContain($"Urls: {address} is in use by another program.");
        (ended.Output + ended.Errors).ShouldNotContain("BackgroundService");
    }

    [Theory]
    [InlineData("--Urls=http://127.0.0.1:0")]
    [InlineData("journal", "verify")]
    public async Task A_file_that_is_no_database_is_named_whatever_was_asked(params string[] words)
    {
        await File.WriteAllTextAsync(_folder.File("review.db"), new string('x', 4096));

        var ended = await ConsoleProgram.RunAsync([.. words, $"--ConnectionStrings:Review=Data Source={_folder.File("review.db")}"]);

        ended.ExitCode.ShouldBe(2);
        ended.Errors.ShouldContain($"ConnectionStrings:Review: {_folder.File("review.db")} cannot be used: ");
        ended.Errors.ShouldNotContain("   at ");
    }
}
