using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Api;

/// <summary>An engineer connects the platform: keys and endpoint by the pages, the example client as it stands in <c>docs/</c>.</summary>
public sealed class ClientJourneyTests(Browser browser)
{
    [Fact]
    public async Task The_example_client_sends_an_appeal_believes_what_comes_and_does_what_was_decided()
    {
        await using var server = await ConsoleServer.StartWithPeopleAsync(settings: ["Webhooks:AllowedNetworks:0=127.0.0.0/8", "Demo:Enabled=false"]);
        using var folder = new TemporaryFolder();
        var hook = $"http://127.0.0.1:{FreePort()}/";
        var (key, secret) = await ConnectAsync(server, hook);
        (string, string)[] settings = [("REVIEW_URL", server.Address.ToString()), ("REVIEW_KEY", key), ("REVIEW_SECRET", secret)];
        using var listening = Client(["listen", hook], settings);
        (await HearAsync(listening, "listening")).ShouldContain(hook);
        var appeal = new AnAppeal().ReceivedAt(TimeProvider.System.GetUtcNow().AddHours(-3));
        await File.WriteAllTextAsync(folder.File("appeal.json"), appeal.Line(), TestContext.Current.CancellationToken);

        using var sending = Client(["send", folder.File("appeal.json")], settings);
        var number = (await HearAsync(sending, "opened ")).Split(' ')[^1];
        await HearAsync(listening, "case.opened");

        // Decided two minutes ago, so that nobody has to wait until it cannot be taken back any more.
        await using var look = server.Look();
        look.Clock.Now = TimeProvider.System.GetUtcNow().AddMinutes(-2);
        var id = await look.ReadAsync(async db => (await db.Appeals.SingleAsync(a => a.AppealId == appeal.Id)).CaseId);
        await look.ApproveAsync(Actor.Of(await look.ReadAsync(async db => (await db.Users.SingleAsync(p => p.Email == DemoPeople.Reviewer)).PersonId)), id);

        // Decided by another process, which this database cannot tell the server of: what happens there makes it look.
        using var program = new HttpClient { BaseAddress = server.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await program.ToldAsync($"{ApiWorld.Appeals}/{appeal.Id}/messages", """{ "text": "I can wait." }""");
        await HearAsync(listening, $"{number}: approve, lifted");
        (await HearAsync(listening, "applied")).ShouldBe("applied true, notice arrived true");
        (await look.CaseAsync(id)).State.ShouldBe(CaseState.Applied);
        using var stranger = new HttpClient();
        using var forged = await stranger.PostAsync(hook, new StringContent("{}"), TestContext.Current.CancellationToken);
        ((int)forged.StatusCode).ShouldBe(401);
        listening.Kill(entireProcessTree: true);
    }

    private async Task<(string Key, string Secret)> ConnectAsync(ConsoleServer server, string hook)
    {
        var page = await browser.OpenAsync(server.Address);
        await page.SignInAsAsync(DemoPeople.Admin);
        await page.GoLiveAsync(Urls.Keys);
        await page.GetByTestId("key-add").ClickAsync();
        await page.GetByTestId("key-name").FillAsync("example");
        await page.GetByTestId("key-submit").ClickAsync();
        var key = await page.GetByTestId("key-text").InputValueAsync();
        await page.GoLiveAsync(Urls.Deliveries);
        await page.GetByTestId("endpoint-add").ClickAsync();
        await page.GetByTestId("endpoint-name").FillAsync("Example");
        await page.GetByTestId("endpoint-url").FillAsync(hook);
        await page.GetByTestId("endpoint-submit").ClickAsync();
        return (key, await page.GetByTestId("endpoint-secret").InputValueAsync());
    }

    private static Process Client(string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", ["run", Path.Combine(Repository.Root, "docs", "client", "client.cs"), "--", .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<string> HearAsync(Process client, string beginning)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        while (await client.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The client ended without saying \"{beginning}\".");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
