using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>The kept lines as a file, over HTTP.</summary>
public sealed class RefusedFileTests
{
    [Fact]
    public async Task A_lead_gets_every_waiting_line_with_its_reasons_and_that_is_recorded()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        var odd = new AnAppeal().With("colour", "red").With("account.displayName", "徐女士");
        await RefuseAsync(app, "{ broken", odd.Line());
        using var client = await app.VisitAsAsync(DemoPeople.Lead);

        using var answer = await client.GetAsync(Urls.RefusedAppeals);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("refused-appeals.jsonl");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Select(l => (l.GetProperty("source").GetString(), l.GetProperty("line").GetInt32(), l.GetProperty("text").GetString())).ShouldBe(
            [("monday.jsonl", 1, "{ broken"), ("monday.jsonl", 2, odd.Line())], ignoreOrder: true);
        var reason = lines.Single(l => l.GetProperty("line").GetInt32() == 2).GetProperty("refusals")[0];
        (reason.GetProperty("code").GetString(), reason.GetProperty("member").GetString()).ShouldBe(("unknown_member", "colour"));
        reason.GetProperty("sentence").GetString().ShouldBe("“colour” is unknown here. Is it misspelt?");
        (await CopiesAsync(app)).ShouldBe(1);
    }

    [Theory]
    [InlineData(DemoPeople.Reviewer)]
    [InlineData(DemoPeople.Auditor)]
    [InlineData(DemoPeople.Admin)]
    public async Task Nobody_else_gets_it(string email)
    {
        await using var app = await WholeApp.WithPeopleAsync();
        await RefuseAsync(app, "{ broken");
        using var nobody = app.Visit();
        using var client = await app.VisitAsAsync(email);

        (await nobody.GetAsync(Urls.RefusedAppeals)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        using var answer = await client.GetAsync(Urls.RefusedAppeals);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("broken");
        (await CopiesAsync(app)).ShouldBe(0);
    }

    private static Task<ImportEnd> RefuseAsync(WholeApp app, params string[] lines) =>
        app.Services.GetRequiredService<ImportRun>().RunAsync(Actor.Operator, "monday.jsonl", AFile.Of(lines), (_, _) => ValueTask.CompletedTask);

    private static async Task<int> CopiesAsync(WholeApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContextAsync();
        return await db.Facts.CountAsync(f => f.Kind == FactKinds.RefusedCopied);
    }
}
