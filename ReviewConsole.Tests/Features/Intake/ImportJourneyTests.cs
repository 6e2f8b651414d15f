using Microsoft.Playwright;

namespace ReviewConsole.Features.Intake;

/// <summary>A lead imports in a browser: the file really travels over the circuit.</summary>
public sealed class ImportJourneyTests(Browser browser)
{
    [Theory]
    [InlineData("en-GB", "opened")]
    [InlineData("zh-CN", "已立案")]
    public async Task A_lead_brings_a_file_goes_away_comes_back_and_settles_what_was_refused(string language, string opened)
    {
        await using var database = await TestDatabase.SqliteAsync();
        await DemoPeople.AddAsync(database);
        await using var server = await ConsoleServer.StartAsync("Development", $"ConnectionStrings:Review={database.ConnectionString}", "Demo:Enabled=false");
        var page = await browser.OpenAsync(server.Address, language);
        await page.SignInAsAsync(DemoPeople.Lead);
        await page.GoLiveAsync("/import");

        // More than half a megabyte, so that it takes many messages.
        var lines = Enumerable.Range(0, 12).Select(_ => new AnAppeal().Saying(new string('字', 18_000)).Line()).Append(new AnAppeal().With("colour", "red").Line());
        await page.GetByTestId("import-file").SetInputFilesAsync(new FilePayload { Name = "appeals.jsonl", MimeType = "application/jsonl", Buffer = AFile.Of(lines).ToArray() });
        await Finished(page).WaitForAsync();
        await page.GoLiveAsync("/not-found");
        await page.GoLiveAsync("/import");

        (await page.GetByTestId("import-tally").Locator("dt").First.TextContentAsync()).ShouldBe(opened);
        (await page.GetByTestId("import-tally").Locator("dd").AllTextContentsAsync()).ShouldBe(["12", "0", "1", "0"]);
        await page.Locator(".nav__badge").GetByText("1", new() { Exact = true }).WaitForAsync();

        await page.GetByTestId("put-away").ClickAsync();
        await page.GetByTestId("put-away-yes").ClickAsync();
        await page.GetByTestId("kept").Locator("[data-state=empty]").WaitForAsync();
    }

    [Fact]
    public async Task A_file_can_be_dropped_on_the_page()
    {
        await using var database = await TestDatabase.SqliteAsync();
        await DemoPeople.AddAsync(database);
        await using var server = await ConsoleServer.StartAsync("Development", $"ConnectionStrings:Review={database.ConnectionString}", "Demo:Enabled=false");
        var page = await browser.OpenAsync(server.Address);
        await page.SignInAsAsync(DemoPeople.Lead);
        await page.GoLiveAsync("/import");

        await page.GetByTestId("import-file").EvaluateAsync(
            """
            (input, text) => {
              const dropped = new DataTransfer();
              dropped.items.add(new File([text], 'dropped.jsonl'));
              input.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: dropped }));
              input.files = dropped.files;
              input.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: dropped }));
              input.dispatchEvent(new Event('change', { bubbles: true }));
            }
            """, new AnAppeal().Line());

        await Finished(page).WaitForAsync();
        (await page.GetByTestId("import-tally").Locator("dd").First.TextContentAsync()).ShouldBe("1");
        await page.Locator(".drop:not(.is-over)").WaitForAsync();
    }

    [Fact]
    public async Task The_same_file_can_be_dropped_again_at_once()
    {
        await using var database = await TestDatabase.SqliteAsync();
        await DemoPeople.AddAsync(database);
        using var folder = new TemporaryFolder();
        var file = folder.File("again.jsonl");
        await File.WriteAllTextAsync(file, new AnAppeal().Line(), TestContext.Current.CancellationToken);
        await using var server = await ConsoleServer.StartAsync("Development", $"ConnectionStrings:Review={database.ConnectionString}", "Demo:Enabled=false");
        var page = await browser.OpenAsync(server.Address);
        await page.SignInAsAsync(DemoPeople.Lead);
        await page.GoLiveAsync("/import");

        await DropAsync(page, file);
        await page.GetByTestId("import-tally").Locator("dd").GetByText("1").WaitForAsync();
        await DropAsync(page, file);

        await Assertions.Expect(page.GetByTestId("import-tally").Locator("dd")).ToHaveTextAsync(["0", "1", "0", "0"]);
    }

    // As a hand does it: the browser itself puts the file into the field and says whether that was a change.
    private static async Task DropAsync(IPage page, string file)
    {
        await Finished(page).Or(page.GetByTestId("drop")).First.WaitForAsync();
        await page.GetByTestId("drop").ScrollIntoViewIfNeededAsync();
        var place = (await page.GetByTestId("drop").BoundingBoxAsync()).ShouldNotBeNull();
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var step in new[] { "dragEnter", "dragOver", "drop" })
        {
            await session.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = step,
                ["x"] = place.X + (place.Width / 2),
                ["y"] = place.Y + (place.Height / 2),
                ["data"] = new { items = Array.Empty<object>(), files = new[] { file }, dragOperationsMask = 1 },
            });
        }
    }

    private static ILocator Finished(IPage page) => page.Locator("[data-testid=import-work][data-state=finished]");
}
