using Microsoft.Playwright;
using ReviewConsole.Data.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Benchmarks;

/// <summary>
/// From a lead's click in the menu until a real browser has painted what the page is about: the circuit, the reading, the drawing, the wire
/// and the painting, browser and server on the same cores.
/// </summary>
/// <param name="Board">Milliseconds until the board's people and cases stand there, ascending.</param>
/// <param name="Dashboard">Milliseconds until the dashboard's figures stand there, ascending.</param>
internal sealed record Painting(double[] Board, double[] Dashboard)
{
    private const int Warm = 10;
    private const int Rounds = 60;

    // A frame is painted when the task after its animation callback runs.
    private const string ClickAndWait = """
        ([address, drawn]) => new Promise(done => {
            const begun = performance.now();
            const look = () => requestAnimationFrame(() => document.querySelector(drawn) ? setTimeout(() => done(performance.now() - begun)) : look());
            document.querySelector(`.nav a[href="${address}"]`).click();
            look();
        })
        """;

    /// <summary>Measures by walking from one to the other and back.</summary>
    public static async Task<Painting> MeasureAsync(FilledDatabase database)
    {
        using var server = await MeasuredServer.StartAsync(database);
        await using var browser = await OpenBrowser.StartAsync(server.Address, DemonstrationPeople.All.First(p => p.Role == Role.Lead));
        var page = (await browser.OpenAsync(1, Urls.Dashboard, of => of.GetByTestId("flow")))[0];
        var (board, dashboard) = (new List<double>(), new List<double>());
        for (var round = 0; round < Warm + Rounds; round++)
        {
            var (one, other) = (await ToAsync(page, Urls.Team, "[data-testid=team-person]"), await ToAsync(page, Urls.Dashboard, "[data-testid=flow]"));
            if (round >= Warm)
            {
                board.Add(one);
                dashboard.Add(other);
            }
        }

        return new([.. board.Order()], [.. dashboard.Order()]);
    }

    private static Task<double> ToAsync(IPage page, string address, string drawn) => page.EvaluateAsync<double>(ClickAndWait, new[] { address, drawn });
}
